/*
 * Annotations and reviews of them for tests: random rows, and what should come out, by a plain
 * search through all of them.
 */
#ifndef LBL_TESTS_REVIEW_ROWS_H
#define LBL_TESTS_REVIEW_ROWS_H

#include <stdio.h>

#include "base/buf.h"
#include "record/reviews.h"
#include "suite.h"

#define ROWS   1500
#define ITEMS  60
#define WHO    5
#define IDS    6
#define LABELS 7
#define LABEL  0 /* stages, as tags */
#define REVIEW 3

enum { NO_ID = IDS }; /* in place of an id, or of what a review names */

static const char *const label_raw[LABELS] = { "null", "\"skip\"", "\"b\"", "\"a\"",
					       "1.0",  "\"1\"",    "\"rare\"" };
static const char *const label_text[LABELS] = { NULL, NULL, "b", "a", "1", "1", "rare" };
static const char *const verdict_raw[] = { "", "\"accept\"", "\"f\\u0069x\"", "\"reject\"" };

struct row {
	int item, who, label, stage, id, verdict;
	char item_raw[24], who_raw[16], id_raw[24];
	struct lbl_added added;
};
static struct row rows[ROWS];
static int n_rows;

static unsigned state;

static inline int draw(int below)
{
	state = state * 1103515245U + 12345U;
	return (int)((state >> 16) % (unsigned)below);
}

/* Ids are few and the same in all items; written as numbers, as strings, and with escapes. */
static inline void write_id(struct row *r)
{
	static const struct {
		const char *before, *after;
	} forms[] = { { "", "" }, { "\"", "\"" }, { "\"\\u003", "\"" } };
	int form = draw(3);

	if (r->id == NO_ID)
		snprintf(r->id_raw, sizeof r->id_raw, "%s", draw(2) ? "" : "[1]");
	else
		snprintf(r->id_raw, sizeof r->id_raw, "%s%d%s", forms[form].before, r->id,
			 forms[form].after);
	if (r->id == NO_ID && r->stage == REVIEW)
		snprintf(r->id_raw, sizeof r->id_raw, "%s", draw(2) ? "" : "null");
}

static inline void make_rows(unsigned seed, int n, int items, int percent_reviews)
{
	state = seed;
	n_rows = n;
	for (int i = 0; i < n; i++) {
		struct row *r = &rows[i];

		r->item = draw(3) ? draw(items) : 0; /* one item has far more than the others */
		r->who = draw(WHO);
		r->stage = draw(100) < percent_reviews ? REVIEW : LABEL;
		r->label = r->stage == REVIEW && !draw(20) ? LABELS - 1 : draw(LABELS - 1);
		r->id = draw(IDS + 1);
		r->verdict = r->stage == REVIEW ? draw(4) : 0;
		if (r->verdict == LBL_VERDICT_FIX && !label_text[r->label])
			r->label = 2;
		snprintf(r->item_raw, sizeof r->item_raw, draw(4) ? "\"i%02d\"" : "\"\\u0069%02d\"",
			 r->item);
		if (draw(2))
			snprintf(r->who_raw, sizeof r->who_raw, "%d", r->who);
		else
			snprintf(r->who_raw, sizeof r->who_raw, "\"%d\"", r->who);
		write_id(r);
	}
}

static inline bool judges(const struct row *r)
{
	return r->stage == REVIEW && r->verdict != LBL_VERDICT_NONE && r->id != NO_ID;
}

/* The last review of an annotation. */
static inline const struct row *review_of(const struct row *a)
{
	const struct row *last = NULL;

	for (int i = 0; i < n_rows && a->id != NO_ID; i++)
		if (judges(&rows[i]) && rows[i].item == a->item && rows[i].id == a->id)
			last = &rows[i];
	return last;
}

/* Is it kept, when duplicates are set aside within item, annotator and stage? */
static inline bool is_kept(int row, enum lbl_duplicates policy)
{
	const struct row *r = &rows[row];

	if (!label_text[r->label])
		return false;
	for (int i = 0; i < n_rows; i++) {
		const struct row *x = &rows[i];

		if (x->item != r->item || x->who != r->who || x->stage != r->stage ||
		    !label_text[x->label])
			continue;
		if ((policy == LBL_DUP_LAST && i > row) || (policy == LBL_DUP_FIRST && i < row))
			return false;
	}
	return true;
}

struct vote {
	int who, stage;
	const char *label;
};

static inline void sort_votes(struct vote *v, int n)
{
	for (int i = 1; i < n; i++) {
		struct vote x = v[i];
		int k = i;

		for (; k > 0 && (v[k - 1].who > x.who ||
				 (v[k - 1].who == x.who && v[k - 1].stage > x.stage)); k--)
			v[k] = v[k - 1];
		v[k] = x;
	}
}

struct plain {
	bool kept[ROWS];
	const struct row *review[ROWS];
};
static struct plain plain;

static inline void write_plainly(int item, struct lbl_buf *out)
{
	static struct vote votes[ROWS];
	int n = 0, left = 0;

	for (int i = 0; i < n_rows; i++)
		if (rows[i].item == item && plain.kept[i])
			votes[n++] = (struct vote){ rows[i].who, rows[i].stage * ROWS + i, NULL };
	sort_votes(votes, n);
	for (int i = 0; i < n; i++) {
		const struct row *r = &rows[votes[i].stage % ROWS];
		const struct row *review = plain.review[votes[i].stage % ROWS];

		if (review && review->verdict == LBL_VERDICT_REJECT)
			continue;
		if (!review || review->verdict != LBL_VERDICT_FIX)
			review = r;
		votes[left++] = (struct vote){ review->who, r->stage, label_text[review->label] };
	}
	sort_votes(votes, left);
	for (int i = 0; i < left; i++)
		lbl_buf_printf(out, "%d.%d=%s ", votes[i].who, votes[i].stage, votes[i].label);
}

static inline void search_plainly(enum lbl_duplicates policy)
{
	for (int i = 0; i < n_rows; i++) {
		plain.kept[i] = is_kept(i, policy);
		plain.review[i] = rows[i].stage == LABEL ? review_of(&rows[i]) : NULL;
	}
}

/* How many reviews name an annotation that is not there; the first of them in *first. */
static inline uint64_t unmatched_plainly(const struct row **first)
{
	bool named[ITEMS][IDS] = { { false } }, there[ITEMS][IDS] = { { false } };
	uint64_t n = 0;

	for (int i = 0; i < n_rows; i++) {
		const struct row *r = &rows[i];

		if (judges(r))
			named[r->item][r->id] = true;
		else if (r->stage == LABEL && r->id != NO_ID && label_text[r->label])
			there[r->item][r->id] = true;
	}
	for (int i = ITEMS * IDS - 1; i >= 0; i--) {
		static struct row found;

		if (!named[i / IDS][i % IDS] || there[i / IDS][i % IDS])
			continue;
		found = (struct row){ .item = i / IDS, .id = i % IDS };
		*first = &found;
		n++;
	}
	return n;
}

#endif
