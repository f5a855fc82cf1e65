/* base/hashed against a plain list; hashes that are alike in some bits, and 0. */
#include "base/hashed.h"
#include "suite.h"

#define N 5000

static uint64_t hash_of(unsigned i, unsigned kind)
{
	const uint64_t mixed = (uint64_t)(i + 1) * UINT64_C(0xd6e8feb86659fd93);

	return kind == 0 ? i : kind == 1 ? (uint64_t)i << 40 : kind == 2 ? mixed : mixed << 32;
}

START_TEST(numbers_are_found_again)
{
	for (unsigned kind = 0; kind < 4; kind++) {
		struct lbl_hashed t = { 0 };

		ck_assert_uint_eq(lbl_hashed_find(&t, 0), LBL_HASHED_NONE);
		lbl_hashed_fetch(&t, 0);
		for (unsigned i = 0; i < N; i++) {
			ck_assert_uint_eq(lbl_hashed_find(&t, hash_of(i, kind)), LBL_HASHED_NONE);
			lbl_hashed_put(&t, hash_of(i, kind), i * 3);
			lbl_hashed_put(&t, hash_of(i / 2, kind), 1); /* has its number already */
			ck_assert_uint_eq(t.n, i + 1);
		}
		for (unsigned i = 0; i < N; i++) {
			lbl_hashed_fetch(&t, hash_of(i, kind));
			ck_assert_uint_eq(lbl_hashed_find(&t, hash_of(i, kind)), i * 3);
			ck_assert_uint_eq(lbl_hashed_find(&t, hash_of(i + N, kind)),
					  LBL_HASHED_NONE);
		}
		lbl_hashed_clear(&t);
		ck_assert_uint_eq(t.n, 0);
	}
}
END_TEST

SUITE("base/hashed", numbers_are_found_again)
