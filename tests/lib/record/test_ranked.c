/* record/ranked: byte order of names that count. */
#include "record/ranked.h"
#include "suite.h"

START_TEST(names_rank_by_bytes)
{
	static const char *const names[] = { "b", "a\xc3\xa4", "", "B", "ab" };
	static const bool seen[] = { true, true, false, false, true };
	static const uint32_t all_ranks[] = { 4, 3, 0, 1, 2 }, some_ranks[] = { 2, 1, 0, 0, 0 };

	for (int some = 0; some < 2; some++) {
		struct lbl_ranked r = { .table = lbl_intern_new() };

		for (uint32_t i = 0; i < 5; i++)
			lbl_intern_put(r.table, lbl_span_of(names[i]));
		lbl_ranked_fill(&r, some ? seen : NULL);
		ck_assert_uint_eq(r.n, some ? 3 : 5);
		for (uint32_t i = 0; i < 5; i++) {
			if (some && !seen[i])
				continue;
			ck_assert_uint_eq(r.rank[i], some ? some_ranks[i] : all_ranks[i]);
			ck_assert(lbl_span_eq(lbl_ranked_text(&r, r.rank[i]),
					      lbl_span_of(names[i])));
		}
		lbl_ranked_clear(&r);
	}
}
END_TEST

SUITE("record/ranked", names_rank_by_bytes)
