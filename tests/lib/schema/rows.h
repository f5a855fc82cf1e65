/* Suites whose tests go over the rows of a table. */
#ifndef LBL_TESTS_SCHEMA_ROWS_H
#define LBL_TESTS_SCHEMA_ROWS_H

#include "../suite.h"

#define ROWS(table) (int)(sizeof(table) / sizeof(*(table)))

struct rows_test {
	const TTest *test;
	int rows; /* 0: a test without a table */
};

static inline int rows_run(const char *name, const struct rows_test *tests, size_t n)
{
	Suite *suite = suite_create(name);
	TCase *tcase = tcase_create(name);
	tcase_set_timeout(tcase, 60);
	for (size_t i = 0; i < n; i++) {
		if (tests[i].rows)
			tcase_add_loop_test(tcase, tests[i].test, 0, tests[i].rows);
		else
			tcase_add_test(tcase, tests[i].test);
	}
	suite_add_tcase(suite, tcase);
	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
