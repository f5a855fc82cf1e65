/* Sparse cross tables against a full one. */
#include <string.h>

#include "base/hash.h"
#include "stat/crosstab.h"
#include "../suite.h"

enum { ROWS = 90, COLUMNS = 70, STEPS = 20000 };

static uint64_t full[ROWS][COLUMNS];

/* The i-th addition: small rows and columns are met more often. */
static void step(uint64_t i, uint32_t *row, uint32_t *column, uint64_t *n)
{
	uint64_t h = lbl_hash64(&i, sizeof i, 0);

	*row = (uint32_t)(h % ROWS * (h >> 20 & 63) / 63);
	*column = (uint32_t)((h >> 32) % COLUMNS);
	*n = h >> 62;
}

static void check(const struct lbl_crosstab *c)
{
	struct lbl_crosstab_cell *cells = lbl_crosstab_sorted(c);
	size_t met = 0;

	for (uint32_t r = 0; r < ROWS; r++)
		for (uint32_t k = 0; k < COLUMNS; k++) {
			if (!full[r][k])
				continue;
			ck_assert(met < c->n && cells[met].row == r && cells[met].column == k &&
				  cells[met].count == full[r][k]);
			met++;
		}
	ck_assert_uint_eq(met, c->n);
	free(cells);
}

START_TEST(as_a_full_table)
{
	struct lbl_crosstab whole = { 0 }, parts[2] = { { 0 } }, merged = { 0 };
	uint32_t row, column;
	uint64_t n;

	memset(full, 0, sizeof full);
	for (uint64_t i = 0; i < STEPS; i++) {
		step(i, &row, &column, &n);
		full[row][column] += n;
		lbl_crosstab_add(&whole, row, column, n);
		lbl_crosstab_add(&parts[i % 3 == 0], row, column, n);
	}
	check(&whole);
	lbl_crosstab_merge(&merged, &parts[1]);
	lbl_crosstab_merge(&merged, &parts[0]);
	check(&merged);
	lbl_crosstab_clear(&whole);
	lbl_crosstab_clear(&parts[0]);
	lbl_crosstab_clear(&parts[1]);
	lbl_crosstab_clear(&merged);
}
END_TEST

START_TEST(empty_and_extreme)
{
	struct lbl_crosstab c = { 0 };
	struct lbl_crosstab_cell *cells = lbl_crosstab_sorted(&c);

	free(cells);
	lbl_crosstab_add(&c, 3, 4, 0);
	ck_assert_uint_eq(c.n, 0);
	lbl_crosstab_add(&c, UINT32_MAX, UINT32_MAX, 1);
	lbl_crosstab_add(&c, 0, 0, UINT64_MAX);
	cells = lbl_crosstab_sorted(&c);
	ck_assert(c.n == 2 && cells[0].row == 0 && cells[0].count == UINT64_MAX &&
		  cells[1].row == UINT32_MAX && cells[1].column == UINT32_MAX);
	free(cells);
	lbl_crosstab_clear(&c);
}
END_TEST

SUITE("stat/crosstab", as_a_full_table, empty_and_extreme)
