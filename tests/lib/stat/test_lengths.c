/* Bags of lengths: added, settled, merged, taken out. */
#include "stat/lengths.h"
#include "../suite.h"

START_TEST(settled)
{
	struct lbl_lengths l = { 0 }, other = { 0 };

	for (uint64_t i = 0; i < 1000; i++)
		lbl_lengths_add(&l, i * 7 % 10, 1 + i % 2);
	ck_assert_uint_le(l.cap, 64); /* equal ones take no room */
	lbl_lengths_add(&other, 10, 4);
	lbl_lengths_add(&other, 3, 1);
	lbl_lengths_merge(&l, &other);
	lbl_lengths_settle(&l);
	ck_assert_uint_eq(l.n, 11);
	for (size_t i = 0; i < l.n; i++)
		ck_assert_uint_eq(l.v[i].length, i);
	/* i * 7 % 10 of 100 even i each is even: 100 of 1; of odd ones: 100 of 2 */
	ck_assert(l.v[2].count == 100 && l.v[3].count == 201 && l.v[10].count == 4);
	ck_assert_uint_eq(lbl_lengths_count(&l), 1505);
	lbl_lengths_clear(&l);
	lbl_lengths_clear(&other);
}
END_TEST

START_TEST(taken)
{
	struct lbl_lengths l = { 0 }, out = { 0 };

	lbl_lengths_add(&l, 5, 2);
	lbl_lengths_add(&l, 1, 3);
	lbl_lengths_settle(&l);
	ck_assert(lbl_lengths_take(&l, &out) && l.n == 2);
	lbl_lengths_add(&out, 5, 2);
	lbl_lengths_add(&out, 1, 1);
	lbl_lengths_settle(&out);
	ck_assert(lbl_lengths_take(&l, &out));
	ck_assert(l.n == 1 && l.v[0].length == 1 && l.v[0].count == 2);
	ck_assert(!lbl_lengths_take(&l, &out) && l.v[0].count == 2);
	lbl_lengths_clear(&l);
	lbl_lengths_clear(&out);
}
END_TEST

SUITE("stat/lengths", settled, taken)
