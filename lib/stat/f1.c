/* f1: the largest matching of two annotators' marks, and the figures made of its size. */
#include "stat/f1.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "stat/sum.h"

#define FREE SIZE_MAX

/* A matching that grows by augmenting paths. */
struct matching {
	const bool *allowed;
	size_t rows, columns;
	size_t *row_of;  /* by column, or FREE */
	size_t *row_via; /* the search's tree: the row from which a column was reached, or FREE */
	size_t *queue;   /* rows to search from */
};

/* Turns the path that ends at a free column around: one pair more. */
static void augment(struct matching *m, const size_t *column_of, size_t column)
{
	for (;;) {
		size_t row = m->row_via[column], before = column_of[row];

		m->row_of[column] = row;
		if (before == FREE)
			return;
		column = before;
	}
}

/* Breadth first, so that a long chain of marks takes no stack. */
static size_t find_free_column(struct matching *m, size_t start)
{
	size_t head = 0, tail = 0;

	for (size_t c = 0; c < m->columns; c++)
		m->row_via[c] = FREE;
	m->queue[tail++] = start;
	while (head < tail) {
		size_t row = m->queue[head++];

		for (size_t c = 0; c < m->columns; c++) {
			if (!m->allowed[row * m->columns + c] || m->row_via[c] != FREE)
				continue;
			m->row_via[c] = row;
			if (m->row_of[c] == FREE)
				return c;
			m->queue[tail++] = m->row_of[c];
		}
	}
	return FREE;
}

static void invert(const struct matching *m, size_t *column_of)
{
	for (size_t r = 0; r < m->rows; r++)
		column_of[r] = FREE;
	for (size_t c = 0; c < m->columns; c++)
		if (m->row_of[c] != FREE)
			column_of[m->row_of[c]] = c;
}

size_t lbl_match_most(const bool *allowed, size_t rows, size_t columns)
{
	struct matching m = { .allowed = allowed, .rows = rows, .columns = columns };
	size_t *column_of = lbl_alloc_zero(rows, sizeof *column_of), matched = 0;

	m.row_of = lbl_alloc_zero(columns, sizeof *m.row_of);
	m.row_via = lbl_alloc_zero(columns, sizeof *m.row_via);
	m.queue = lbl_alloc_zero(rows + 1, sizeof *m.queue);
	for (size_t c = 0; c < columns; c++)
		m.row_of[c] = FREE;
	for (size_t r = 0; r < rows; r++) {
		size_t column = find_free_column(&m, r);

		if (column == FREE)
			continue;
		invert(&m, column_of);
		augment(&m, column_of, column);
		matched++;
	}
	free(m.queue);
	free(m.row_via);
	free(m.row_of);
	free(column_of);
	return matched;
}

void lbl_f1(const struct lbl_matches *m, enum lbl_match which, struct lbl_coefficient *out)
{
	uint64_t marks = m->a + m->b;

	*out = lbl_coefficient_undefined(marks ? NULL : LBL_REASON_NO_MARKS);
	out->n = m->items;
	out->ratings = marks;
	out->pairs = 1;
	if (!marks)
		return;
	out->value = out->observed = 2 * (double)m->matched[which] / (double)marks;
	out->se_reason = LBL_REASON_NOT_ESTIMATED;
}

void lbl_f1_mean(const struct lbl_matches *m, size_t n, enum lbl_match which,
		 struct lbl_coefficient *out)
{
	struct lbl_sum sum = { 0 };

	*out = lbl_coefficient_undefined(n ? LBL_REASON_NO_MARKS : LBL_REASON_NO_OVERLAP);
	for (size_t i = 0; i < n; i++) {
		struct lbl_coefficient pair;

		lbl_f1(&m[i], which, &pair);
		if (pair.reason) {
			out->pairs_undefined++;
			continue;
		}
		lbl_sum_add(&sum, pair.value);
		out->pairs++;
		out->n += pair.n;
		out->ratings += pair.ratings;
	}
	if (!out->pairs)
		return;
	out->value = out->observed = lbl_sum_value(&sum) / (double)out->pairs;
	out->reason = NULL;
	out->se_reason = LBL_REASON_NOT_ESTIMATED;
}
