/*
 * Duplicates within one item; see record/judgments_settle.h. Abstentions have been left out by
 * then.
 */
#include "record/judgments_settle.h"

#include <stdlib.h>

#include "base/mem.h"

#define FEW 24 /* ratings of an item that insertion sorts faster than qsort */

void lbl_settler_clear(struct lbl_settler *s)
{
	lbl_buf_clear(&s->item);
	free(s->sorted);
	free(s->order);
	*s = (struct lbl_settler){ .policy = s->policy,
				   .tags_apart = s->tags_apart,
				   .compare = s->compare,
				   .ctx = s->ctx };
}

static int by_key(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Many ratings: by annotator and place, as one integer. */
static void sort_many(struct lbl_settler *s, struct lbl_rating *r, size_t n)
{
	s->order = lbl_grow(s->order, &s->cap_order, n, sizeof *s->order);
	s->sorted = lbl_grow(s->sorted, &s->cap_sorted, n, sizeof *s->sorted);
	for (size_t i = 0; i < n; i++)
		s->order[i] = (uint64_t)r[i].annotator << 32 | i;
	qsort(s->order, n, sizeof *s->order, by_key);
	for (size_t i = 0; i < n; i++)
		s->sorted[i] = r[(uint32_t)s->order[i]];
	memcpy(r, s->sorted, n * sizeof *r);
}

/* By annotator, input order within. */
static void sort_item(struct lbl_settler *s, struct lbl_rating *r, size_t n)
{
	if (n > FEW) {
		sort_many(s, r, n);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		struct lbl_rating x = r[i];
		size_t k = i;

		for (; k > 0 && r[k - 1].annotator > x.annotator; k--)
			r[k] = r[k - 1];
		r[k] = x;
	}
}

/* By tag, input order within: sorted by annotator afterwards, they are by annotator and tag. */
static void sort_by_tag(struct lbl_settler *s, struct lbl_rating *r, size_t n)
{
	size_t end[(1 << LBL_TAG_BITS) + 1] = { 0 };

	for (size_t i = 0; i < n; i++)
		end[r[i].tag + 1]++;
	if (end[r[0].tag + 1] == n)
		return;
	for (size_t tag = 1; tag < sizeof end / sizeof *end; tag++)
		end[tag] += end[tag - 1];
	s->sorted = lbl_grow(s->sorted, &s->cap_sorted, n, sizeof *s->sorted);
	for (size_t i = 0; i < n; i++)
		s->sorted[end[r[i].tag]++] = r[i];
	memcpy(r, s->sorted, n * sizeof *r);
}

static bool are_duplicates(const struct lbl_settler *s, const struct lbl_rating *a,
			   const struct lbl_rating *b)
{
	return a->annotator == b->annotator && (!s->tags_apart || a->tag == b->tag);
}

static int compare_annotators(const struct lbl_settler *s, uint32_t a, uint32_t b)
{
	return s->compare ? s->compare(s->ctx, a, b) : (a > b) - (a < b);
}

static void note_duplicate(struct lbl_settler *s, struct lbl_span item, uint32_t annotator)
{
	int c = s->failed ? lbl_span_cmp(item, lbl_buf_span(&s->item)) : -1;

	if (c < 0 || (c == 0 && compare_annotators(s, annotator, s->annotator) < 0)) {
		s->item.len = 0;
		lbl_buf_put(&s->item, item.ptr, item.len);
		s->annotator = annotator;
	}
	s->failed = true;
}

size_t lbl_settle(struct lbl_settler *s, struct lbl_span item, struct lbl_rating *r, size_t n)
{
	size_t kept = 0;

	if (s->tags_apart && n > 1)
		sort_by_tag(s, r, n);
	sort_item(s, r, n);
	if (s->policy == LBL_DUP_ALL)
		return n;
	for (size_t i = 0; i < n; i++) {
		bool again = kept && are_duplicates(s, &r[kept - 1], &r[i]);

		if (again && s->policy == LBL_DUP_FAIL)
			note_duplicate(s, item, r[i].annotator);
		if (!again)
			r[kept++] = r[i];
		else if (s->policy == LBL_DUP_LAST)
			r[kept - 1] = r[i];
	}
	s->duplicates += n - kept;
	return kept;
}

void lbl_settler_merge(struct lbl_settler *to, const struct lbl_settler *from)
{
	to->duplicates += from->duplicates;
	if (from->failed)
		note_duplicate(to, lbl_buf_span(&from->item), from->annotator);
}

int lbl_settler_fault(const struct lbl_settler *s, struct lbl_span annotator,
		      struct lbl_error *err)
{
	return lbl_error_set(err, LBL_E_INPUT,
			     "annotator '%.*s' judged item '%.*s' more than once "
			     "(see --duplicates)",
			     (int)annotator.len, annotator.ptr, (int)s->item.len, s->item.data);
}
