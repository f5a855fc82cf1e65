/* base/seen: a set of hashes, through its growth, with hashes that meet in one place. */
#include "base/seen.h"
#include "suite.h"

START_TEST(each_is_new_once)
{
	struct lbl_seen s = { 0 };

	for (int round = 0; round < 2; round++)
		for (uint64_t i = 0; i < 100000; i++) {
			struct lbl_hash128 h = { i % 7, i / 7 * 0x9e3779b97f4a7c15u };

			ck_assert_int_eq(lbl_seen_add(&s, h), round == 0);
		}
	lbl_seen_clear(&s);
	ck_assert(lbl_seen_add(&s, (struct lbl_hash128){ 1, 1 }));
	lbl_seen_clear(&s);
}
END_TEST

START_TEST(hashes_of_one_place_are_told_apart)
{
	struct lbl_seen s = { 0 };

	for (uint64_t i = 0; i < 2000; i++) {
		ck_assert(lbl_seen_add(&s, (struct lbl_hash128){ i, 5 }));
		ck_assert(lbl_seen_add(&s, (struct lbl_hash128){ i, UINT64_MAX }));
	}
	for (uint64_t i = 0; i < 2000; i++)
		ck_assert(!lbl_seen_add(&s, (struct lbl_hash128){ i, 5 }));
	lbl_seen_clear(&s);
}
END_TEST

/* The hash that is all zero marks a free place, and is a hash all the same. */
START_TEST(zero_is_a_hash)
{
	struct lbl_seen s = { 0 };

	ck_assert(lbl_seen_add(&s, (struct lbl_hash128){ 0, 0 }));
	ck_assert(!lbl_seen_add(&s, (struct lbl_hash128){ 0, 0 }));
	ck_assert(lbl_seen_add(&s, (struct lbl_hash128){ 0, 1 }));
	lbl_seen_clear(&s);
}
END_TEST

SUITE("base/seen", each_is_new_once, hashes_of_one_place_are_told_apart, zero_is_a_hash)
