/* The main of a unit-test program: one suite, one case, its tests in order. */
#ifndef LBL_TESTS_SUITE_H
#define LBL_TESTS_SUITE_H

#include <check.h>
#include <stddef.h>
#include <stdlib.h>

static inline int suite_run(const char *name, const TTest *const *tests, size_t n)
{
	Suite *suite = suite_create(name);
	TCase *tcase = tcase_create(name);
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(tcase, 60);
	for (size_t i = 0; i < n; i++)
		tcase_add_test(tcase, tests[i]);
	suite_add_tcase(suite, tcase);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* SUITE("room/module", test, test, …) -- defines main. */
#define SUITE(name, ...)                                                           \
	int main(void)                                                             \
	{                                                                          \
		const TTest *const tests[] = { __VA_ARGS__ };                      \
		return suite_run(name, tests, sizeof tests / sizeof *tests);       \
	}

#endif
