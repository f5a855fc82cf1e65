/* base/recall: never a wrong value, whatever meets in a set; short texts come back. */
#include <stdio.h>

#include "base/recall.h"
#include "suite.h"

static bool find(struct lbl_recall *r, const char *text, size_t len, uint32_t *value)
{
	struct lbl_recall_key k = lbl_recall_key((struct lbl_span){ text, len });

	return lbl_recall_find(r, &k, value);
}

static void put(struct lbl_recall *r, const char *text, size_t len, uint32_t value)
{
	struct lbl_recall_key k = lbl_recall_key((struct lbl_span){ text, len });

	lbl_recall_put(r, &k, value);
}

/* Every text over two letters, also NUL, of 1 to 16 bytes: 131,070, far more than places. */
START_TEST(what_is_found_is_right)
{
	static struct lbl_recall r;
	uint32_t value, found = 0;
	char text[16];

	for (int round = 0; round < 2; round++)
		for (size_t len = 1; len <= 16; len++)
			for (uint32_t bits = 0; bits < 1u << len; bits++) {
				uint32_t number = (uint32_t)len << 16 | bits;

				for (size_t i = 0; i < len; i++)
					text[i] = bits >> i & 1 ? 'x' : '\0';
				if (find(&r, text, len, &value)) {
					ck_assert_uint_eq(value, number);
					found++;
				} else {
					put(&r, text, len, number);
				}
				ck_assert(find(&r, text, len, &value) && value == number);
			}
	ck_assert_uint_lt(found, 2 * 512);
}
END_TEST

/* A few hundred names stay, though some meet in a set. */
START_TEST(names_stay)
{
	static struct lbl_recall r;
	uint32_t value, found = 0;
	char name[8];

	for (int round = 0; round < 2; round++)
		for (uint32_t i = 0; i < 200; i++) {
			int len = snprintf(name, sizeof name, "\"a%03u\"", i);

			if (!find(&r, name, (size_t)len, &value))
				put(&r, name, (size_t)len, i);
			else
				found++;
		}
	ck_assert_uint_gt(found, 190);
}
END_TEST

START_TEST(lengths_that_are_not_recalled)
{
	static struct lbl_recall r;
	static const char text[] = "0123456789abcdefg";
	uint32_t value;

	put(&r, text, 0, 1);
	put(&r, text, 17, 1);
	ck_assert(!find(&r, text, 0, &value) && !find(&r, text, 17, &value));
	put(&r, text, 16, 2);
	ck_assert(find(&r, text, 16, &value) && value == 2);
	ck_assert(!find(&r, text, 15, &value));
}
END_TEST

SUITE("base/recall", what_is_found_is_right, names_stay, lengths_that_are_not_recalled)
