/*
 * An item's ratings, put in order and rid of duplicates: what the store of judgments and the
 * reading of sorted input have in common.
 */
#ifndef LBL_RECORD_JUDGMENTS_SETTLE_H
#define LBL_RECORD_JUDGMENTS_SETTLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"
#include "record/judgments.h"

/*
 * All zero but for policy, tags_apart and compare is a new one (lbl_settler_clear frees); one
 * thread's.
 */
struct lbl_settler {
	enum lbl_duplicates policy;
	bool tags_apart; /* an annotator's ratings with different tags are no duplicates */
	/* Which of two annotators is first by name (<0, 0, >0); NULL: the lower number. */
	int (*compare)(void *ctx, uint32_t a, uint32_t b);
	void *ctx; /* of compare */
	uint64_t duplicates;    /* set aside */
	bool failed;            /* there are duplicates, and they are to fail: */
	struct lbl_buf item;    /* the first of them, by bytes of the item … */
	uint32_t annotator;     /* … and number of the annotator */
	struct lbl_rating *sorted; /* scratch */
	uint64_t *order;
	size_t cap_sorted, cap_order;
};

void lbl_settler_clear(struct lbl_settler *s);

/*
 * lbl_settle -- sorts ratings by annotator (then by tag, where tags are apart), keeping their order
 * within, and leaves what the policy says; returns how many stay, at the front.
 */
size_t lbl_settle(struct lbl_settler *s, struct lbl_span item, struct lbl_rating *r, size_t n);

/* lbl_settler_merge -- adds what another has set aside, and its failure. */
void lbl_settler_merge(struct lbl_settler *to, const struct lbl_settler *from);

/* lbl_settler_fault -- of one that failed: LBL_E_INPUT with the annotator's name; returns -1. */
int lbl_settler_fault(const struct lbl_settler *s, struct lbl_span annotator,
		      struct lbl_error *err);

#endif
