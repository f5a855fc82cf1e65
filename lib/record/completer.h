/* A complete item: settled, counted, and handed on to a fold. */
#ifndef LBL_RECORD_COMPLETER_H
#define LBL_RECORD_COMPLETER_H

#include <stdbool.h>

#include "record/judgments_settle.h"

/* All zero but for the settler's policy is a new one (lbl_completer_clear frees). */
struct lbl_completer {
	struct lbl_settler settler;
	struct lbl_judgments_counts counts; /* but for duplicates, which the settler counts */
	bool *label_seen; /* by number: is it that of a kept judgment? Room for n_seen */
	size_t n_seen;
};

void lbl_completer_clear(struct lbl_completer *c);

/*
 * lbl_completer_item -- one item with all its rows, which are reordered in place.
 *
 *   rows   in the order of input, abstentions too
 *   state  of the fold
 */
void lbl_completer_item(struct lbl_completer *c, struct lbl_span key, struct lbl_rating *rows,
			size_t n, const struct lbl_judgments_fold *fold, void *state);

/* lbl_completer_merge -- adds what another has counted. */
void lbl_completer_merge(struct lbl_completer *to, const struct lbl_completer *from);

/* lbl_completer_seen -- label_seen with room for so many, as many as there are labels. */
const bool *lbl_completer_seen(struct lbl_completer *c, size_t n_labels);

#endif
