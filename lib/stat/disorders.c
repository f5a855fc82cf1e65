/* disorders: which items have a disorder, and the mean of those; one item is stat/disorder's. */
#include "stat/disorders.h"

#include <math.h>

#include "stat/f1.h" /* reasons */

const char *lbl_no_disorder_name(enum lbl_no_disorder why)
{
	static const char *const names[] = {
		[LBL_DISORDER_NO_OVERLAP] = LBL_REASON_NO_OVERLAP,
		[LBL_DISORDER_REPEATED] = LBL_REASON_REPEATED,
		[LBL_DISORDER_EMPTY] = "empty",
		[LBL_DISORDER_NO_MARKS] = LBL_REASON_NO_MARKS,
		[LBL_DISORDER_LIMIT] = "limit",
	};

	return names[why];
}

/* Beyond, differences of places might be infinite. */
#define PLACE_MOST 1e100

static bool is_far(const struct lbl_mark *m)
{
	return fabs(m->place[0]) > PLACE_MOST || fabs(m->place[1]) > PLACE_MOST;
}

/* Adds to the numbers of units: those that are empty, and those that are far. */
static void count(const struct lbl_annotated_units *a, size_t *empty, size_t *far)
{
	for (size_t i = 0; i < a->n; i++) {
		*empty += a->v[i].place[0] >= a->v[i].place[1];
		*far += is_far(&a->v[i]);
	}
}

void lbl_disorders_add(struct lbl_disorders *d, const struct lbl_annotated_units *annotators,
		       size_t n)
{
	size_t units = 0, empty = 0, far = 0;
	enum lbl_no_disorder why;
	double cost = 0;

	for (size_t i = 0; i < n; i++) {
		units += annotators[i].n;
		count(&annotators[i], &empty, &far);
	}
	why = n < 2  ? LBL_DISORDER_NO_OVERLAP :
	      empty  ? LBL_DISORDER_EMPTY :
	      !units ? LBL_DISORDER_NO_MARKS :
		       LBL_DISORDER_LIMIT;
	if (why != LBL_DISORDER_LIMIT || far ||
	    !lbl_disorder_best(annotators, n, &lbl_gamma_usual, NULL, &cost)) {
		d->left_out[why]++;
		return;
	}
	d->items++;
	d->units += units;
	d->sum += (uint64_t)llround(cost / ((double)units / (double)n) * LBL_DISORDER_ONE);
}

void lbl_disorders_merge(struct lbl_disorders *d, const struct lbl_disorders *from)
{
	d->items += from->items;
	d->units += from->units;
	d->sum += from->sum;
	for (int i = 0; i < LBL_DISORDER_REASONS; i++)
		d->left_out[i] += from->left_out[i];
}

void lbl_disorders_mean(const struct lbl_disorders *d, struct lbl_coefficient *out)
{
	const char *why = LBL_REASON_NO_ANNOTATIONS;
	uint64_t most = 0;

	for (int i = 0; i < LBL_DISORDER_REASONS; i++) {
		if (d->left_out[i] <= most)
			continue;
		most = d->left_out[i];
		why = lbl_no_disorder_name((enum lbl_no_disorder)i);
	}
	*out = lbl_coefficient_undefined(d->items ? NULL : why);
	out->n = d->items;
	out->ratings = d->units;
	if (!d->items)
		return;
	out->value = (double)d->sum / LBL_DISORDER_ONE / (double)d->items;
	out->se_reason = LBL_REASON_NOT_ESTIMATED;
}
