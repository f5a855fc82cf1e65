/* What reviews make of an item's judgments; see record/reviews.h. */
#include <stdlib.h>

#include "base/mem.h"
#include "record/judging.h"
#include "record/reviews_store.h"

void lbl_reviewed_clear(struct lbl_reviewed *d)
{
	free(d->ratings);
	lbl_settler_clear(&d->settler);
	*d = (struct lbl_reviewed){ 0 };
}

/* The first of an annotator's ratings with the tag, which are sorted by both. */
static size_t find_rating(const struct lbl_rating *v, size_t n, uint32_t annotator, unsigned tag)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		bool before = v[mid].annotator < annotator ||
			      (v[mid].annotator == annotator && v[mid].tag < tag);

		if (before)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* A dropped rating is left as an abstention for a moment. */
static void change(const struct lbl_reviews *r, const struct lbl_fate *fate,
		   const struct lbl_rating *ratings, struct lbl_reviewed *out)
{
	const struct lbl_review_target *t = &r->targets[fate->target];
	uint32_t annotator = lbl_judgments_annotator_rank(r->judgments, fate->annotator);
	size_t i = find_rating(ratings, out->n, annotator, r->tag) + fate->nth;

	if (t->verdict == LBL_VERDICT_REJECT) {
		out->ratings[i].label = LBL_ABSTAINED;
		out->dropped++;
		return;
	}
	out->ratings[i].annotator = lbl_judgments_annotator_rank(r->judgments, t->reviewer);
	out->ratings[i].label =
		lbl_judgments_label_rank(r->judgments, t->label) & LBL_ABSTAINED;
	out->replaced++;
}

bool lbl_reviews_apply(const struct lbl_reviews *r, struct lbl_span key,
		       const struct lbl_rating *ratings, size_t n, struct lbl_reviewed *out)
{
	uint32_t item = r->n_fates ? lbl_intern_find(r->items, key) : LBL_INTERN_NONE;
	size_t kept = 0;

	if (item == LBL_INTERN_NONE || r->start[item] == r->start[item + 1])
		return false;
	out->ratings = lbl_grow(out->ratings, &out->cap, n, sizeof *out->ratings);
	memcpy(out->ratings, ratings, n * sizeof *ratings);
	out->n = n;
	out->replaced = out->dropped = 0;
	for (uint32_t i = r->start[item]; i < r->start[item + 1]; i++)
		change(r, &r->fates[i], ratings, out);
	for (size_t i = 0; i < n; i++)
		if (out->ratings[i].label != LBL_ABSTAINED)
			out->ratings[kept++] = out->ratings[i];
	out->settler.policy = LBL_DUP_ALL;
	out->settler.tags_apart = true;
	out->n = lbl_settle(&out->settler, key, out->ratings, kept);
	return true;
}
