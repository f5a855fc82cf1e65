/*
 * marked: a view of stat/pairs' table of cells, whose a_category is the label and
 * whose b_category says what is counted.
 */
#include "stat/marked.h"

#include <stdlib.h>

#include "base/mem.h"

/* What a cell counts; matches come last, in the order of enum lbl_match. */
enum { ITEMS, OF_A, OF_B, MATCHED };

void lbl_marked_clear(struct lbl_marked *m)
{
	lbl_pairs_clear(&m->cells);
	*m = (struct lbl_marked){ 0 };
}

static void add(struct lbl_marked *m, struct lbl_cell cell)
{
	if (cell.n)
		lbl_pairs_add(&m->cells, &cell);
}

void lbl_marked_add(struct lbl_marked *m, uint32_t a, uint32_t b, uint64_t items)
{
	add(m, (struct lbl_cell){ a, b, 0, ITEMS, items });
}

void lbl_marked_add_label(struct lbl_marked *m, uint32_t a, uint32_t b, uint32_t label,
			  const struct lbl_matches *matches)
{
	add(m, (struct lbl_cell){ a, b, label, OF_A, matches->a });
	add(m, (struct lbl_cell){ a, b, label, OF_B, matches->b });
	for (uint32_t i = 0; i < LBL_MATCHES; i++)
		add(m, (struct lbl_cell){ a, b, label, MATCHED + i, matches->matched[i] });
}

static uint32_t mapped(const uint32_t *map, uint32_t number)
{
	return map ? map[number] : number;
}

/* With a and b changed places, what was of the one is of the other. */
static struct lbl_cell turned(struct lbl_cell c)
{
	uint32_t what = c.b_category == OF_A ? OF_B : c.b_category == OF_B ? OF_A : c.b_category;

	return (struct lbl_cell){ c.b, c.a, c.a_category, what, c.n };
}

void lbl_marked_merge(struct lbl_marked *m, const struct lbl_marked *from,
		      const uint32_t *annotators, const uint32_t *labels)
{
	struct lbl_cell *cells = lbl_pairs_cells(&from->cells);

	m->paired_items += from->paired_items;
	for (size_t i = 0; i < from->cells.used; i++) {
		struct lbl_cell c = cells[i];

		c.a = mapped(annotators, c.a);
		c.b = mapped(annotators, c.b);
		if (c.b_category != ITEMS)
			c.a_category = mapped(labels, c.a_category);
		add(m, c.a < c.b ? c : turned(c));
	}
	free(cells);
}

static void count(struct lbl_matches *m, const struct lbl_cell *c)
{
	switch (c->b_category) {
	case ITEMS:
		m->items += c->n;
		break;
	case OF_A:
		m->a += c->n;
		break;
	case OF_B:
		m->b += c->n;
		break;
	default:
		m->matched[c->b_category - MATCHED] += c->n;
	}
}

struct lbl_marked_row *lbl_marked_list(const struct lbl_marked *m, size_t *n)
{
	struct lbl_cell *cells = lbl_pairs_list(&m->cells);
	struct lbl_marked_row *list = lbl_alloc_zero(m->cells.used * 2, sizeof *list), *sum = NULL;

	*n = 0;
	for (size_t i = 0; i < m->cells.used; i++) {
		const struct lbl_cell *c = &cells[i];
		struct lbl_marked_row *last = *n ? &list[*n - 1] : NULL;

		if (!sum || sum->a != c->a || sum->b != c->b) {
			sum = last = &list[(*n)++];
			*sum = (struct lbl_marked_row){ c->a, c->b, LBL_MARKED_ALL, { 0 } };
		}
		count(&sum->matches, c);
		if (c->b_category == ITEMS)
			continue;
		if (last->label != c->a_category) {
			last = &list[(*n)++];
			*last = (struct lbl_marked_row){ c->a, c->b, c->a_category, { 0 } };
		}
		count(&last->matches, c);
	}
	free(cells);
	return list;
}

struct lbl_matches *lbl_marked_pairs(const struct lbl_marked_row *list, size_t n_list,
				     uint32_t label, size_t *n)
{
	struct lbl_matches *pairs = lbl_alloc_zero(n_list, sizeof *pairs);

	*n = 0;
	for (size_t i = 0; i < n_list; i++) {
		const struct lbl_matches *m = &list[i].matches;
		uint64_t items;

		if (list[i].label == LBL_MARKED_ALL)
			pairs[(*n)++].items = m->items;
		if (list[i].label != label)
			continue;
		items = pairs[*n - 1].items; /* of the pair; its labels have none of their own */
		pairs[*n - 1] = *m;
		pairs[*n - 1].items = items;
	}
	return pairs;
}
