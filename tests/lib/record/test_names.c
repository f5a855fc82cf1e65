/* record/names: raw values to ids that two workers share, recalled or not. */
#include "record/names.h"
#include "suite.h"

static uint32_t id_of(struct lbl_names_view *v, const char *raw)
{
	struct lbl_error err;
	uint32_t id;

	ck_assert_int_eq(lbl_names_id(v, lbl_span_of(raw), &id, &err), 0);
	return id;
}

static const char long_name[] = "\"a name of more than sixteen bytes\"";

/* By hand: spellings of one text are one name, in whatever order and view they come. */
START_TEST(spellings_of_one_name)
{
	static const struct {
		const char *raw;
		uint32_t want;
	} rows[] = {
		{ "\"ana\"", 0 },
		{ "\"\\u0061na\"", 0 },
		{ "7", 1 },
		{ "\"7\"", 1 },
		{ long_name, 2 },
		{ "\"ana\"", 0 },
		{ "7.0", 1 },
		{ "null", LBL_NAME_NONE },
		{ "\"skip\"", LBL_NAME_NONE },
		{ "true", 3 },
		{ long_name, 2 },
		{ "\"true\"", 3 },
	};
	pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	struct lbl_list abstain = { 0 };
	struct lbl_names all = { &lock, lbl_intern_new(), LBL_SHAPE_CLASS, &abstain, 100 };
	static struct lbl_names_view v[2];

	lbl_list_add(&abstain, "skip", 4);
	for (int i = 0; i < 2; i++)
		lbl_names_view_init(&v[i], &all);
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
			for (int k = 0; k < 2; k++)
				ck_assert_uint_eq(id_of(&v[k], rows[i].raw), rows[i].want);
	ck_assert_uint_eq(lbl_intern_count(all.table), 4);
	for (int i = 0; i < 2; i++)
		lbl_names_view_clear(&v[i]);
	lbl_intern_free(all.table);
	lbl_list_clear(&abstain);
}
END_TEST

START_TEST(what_is_no_name)
{
	static const struct {
		enum lbl_shape shape;
		const char *raw, *why;
	} rows[] = {
		{ LBL_SHAPE_NONE, "null", "annotator must be a string or an integer, not null" },
		{ LBL_SHAPE_NONE, "1.5", "annotator must be a string or an integer, not a number "
		  "with a point or an exponent" },
		{ LBL_SHAPE_CLASS, "[]", "label must be one class (a string, number or boolean), "
		  "not a set of classes" },
	};
	pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_names all = { &lock, lbl_intern_new(), rows[i].shape, NULL, 100 };
		static struct lbl_names_view v;
		struct lbl_error err;
		uint32_t id;

		v = (struct lbl_names_view){ 0 };
		lbl_names_view_init(&v, &all);
		for (int again = 0; again < 2; again++) {
			ck_assert_int_eq(lbl_names_id(&v, lbl_span_of(rows[i].raw), &id, &err), -1);
			ck_assert_str_eq(err.message, rows[i].why);
		}
		ck_assert_uint_eq(lbl_intern_count(all.table), 0);
		lbl_names_view_clear(&v);
		lbl_intern_free(all.table);
	}
}
END_TEST

SUITE("record/names", spellings_of_one_name, what_is_no_name)
