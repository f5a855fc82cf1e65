/*
 * What annotators marked, pair by pair and label by label: all that F1 needs. A
 * monoid of sums, so that it adds up in any order.
 */
#ifndef LBL_STAT_MARKED_H
#define LBL_STAT_MARKED_H

#include "stat/f1.h"
#include "stat/pairs.h"

/*
 * All zero is empty. The table is that of stat/pairs, up to four cells for a pair and a label
 * that either has used, and one for a pair.
 */
struct lbl_marked {
	uint64_t paired_items; /* that two annotators or more worked on */
	struct lbl_pairs cells;
};

void lbl_marked_clear(struct lbl_marked *m);

/*
 * lbl_marked_add -- adds to a pair, a < b, the items that both worked on, > 0;
 * lbl_marked_add_label -- the marks of one label in such items (items of m are not looked at).
 */
void lbl_marked_add(struct lbl_marked *m, uint32_t a, uint32_t b, uint64_t items);
void lbl_marked_add_label(struct lbl_marked *m, uint32_t a, uint32_t b, uint32_t label,
			  const struct lbl_matches *matches);

/* lbl_marked_merge -- adds another; annotators and labels: from's numbers to m's; NULL: same. */
void lbl_marked_merge(struct lbl_marked *m, const struct lbl_marked *from,
		      const uint32_t *annotators, const uint32_t *labels);

/*
 * A row of the list: of a pair and all its labels (LBL_MARKED_ALL), then of the pair and each
 * label that either has used, without items. By a, b, label.
 */
#define LBL_MARKED_ALL UINT32_MAX
struct lbl_marked_row {
	uint32_t a, b, label;
	struct lbl_matches matches;
};

/* lbl_marked_list -- new array (free(3)). */
struct lbl_marked_row *lbl_marked_list(const struct lbl_marked *m, size_t *n);

/*
 * lbl_marked_pairs -- new array (free(3)), one a pair, in the order of the list: of one label,
 * or of all (LBL_MARKED_ALL).
 */
struct lbl_matches *lbl_marked_pairs(const struct lbl_marked_row *list, size_t n_list,
				     uint32_t label, size_t *n);

#endif
