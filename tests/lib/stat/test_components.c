/* Components by joins. */
#include <string.h>

#include "../suite.h"
#include "stat/components.h"

static const uint32_t joins[][2] = { { 5, 2 }, { 7, 5 }, { 1, 4 }, { 4, 4 }, { 2, 7 }, { 6, 0 } };

/* By hand: 0 6 | 1 4 | 2 5 7 | 3. */
static const uint32_t want[] = { 0, 1, 2, 3, 1, 2, 0, 2 };

static void check(int from, int step)
{
	uint32_t *parents = lbl_components_new(8), got[8];

	for (int i = from; i >= 0 && i < 6; i += step)
		lbl_components_join(parents, joins[i][0], joins[i][1]);
	ck_assert_uint_eq(lbl_components_number(parents, 8, got), 4);
	ck_assert(!memcmp(got, want, sizeof want));
	free(parents);
}

START_TEST(any_order_of_joins)
{
	check(0, 1);
	check(5, -1);
}
END_TEST

START_TEST(nothing_joined)
{
	uint32_t *parents = lbl_components_new(3), got[3];

	ck_assert_uint_eq(lbl_components_number(parents, 3, got), 3);
	ck_assert(got[0] == 0 && got[1] == 1 && got[2] == 2);
	ck_assert_uint_eq(lbl_components_number(parents, 0, got), 0);
	free(parents);
}
END_TEST

SUITE("stat/components", any_order_of_joins, nothing_joined)
