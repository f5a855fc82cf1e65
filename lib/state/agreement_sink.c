/*
 * agreement_sink: one of record/judgments and record/sorted, as the user asked;
 * state/agreement_feed fills it, state/agreement counts what comes out.
 */
#include "state/agreement_sink.h"

#include "state/agreement_answers.h"

int lbl_agreement_keeping_check(const struct lbl_agreement_keeping *k,
				const struct lbl_agreement_options *o, struct lbl_error *err)
{
	const struct {
		bool given;
		const char *why;
	} faults[] = {
		{ k->merge && k->memory_bytes,
		  "--memory is for counting annotations: --merge keeps no items" },
		{ k->merge && k->sorted,
		  "--sorted is for counting annotations: --merge keeps no items" },
		{ k->sorted && k->memory_bytes,
		  "--sorted keeps no items, so it goes without --memory" },
		{ k->sorted && k->items && k->scaled && !o->categories.n,
		  "--by item with --weights or --distance needs all labels first: with --sorted, "
		  "list them by --categories" },
		{ k->sorted && k->answers,
		  "--sorted keeps no items, from which --ci bootstrap draws for coefficients that "
		  "ask who rated" },
		{ k->sorted && o->by.n,
		  "--by of fields gathers the items of each value: it goes without --sorted" },
		{ o->length && o->by.n,
		  "--by of fields is not for the units of --length" },
		{ k->sorted && lbl_shape_is_marks(o->shape),
		  "--sorted keeps no labels, so it goes without --shape spans and boxes" },
	};

	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
		if (faults[i].given)
			return lbl_error_set(err, LBL_E_USAGE, "%s", faults[i].why);
	return 0;
}

void lbl_agreement_sink_open(struct lbl_agreement_sink *sink,
			     const struct lbl_agreement_keeping *k, struct lbl_agreement *a,
			     const struct lbl_judgments_fold *lines)
{
	const struct lbl_agreement_options *o = &a->options;
	uint64_t all = k->memory_bytes ? k->memory_bytes : LBL_MEMORY_DEFAULT;
	uint64_t each = all / (1 + o->by.n); /* the whole, and each field */

	*sink = (struct lbl_agreement_sink){ .keeping = *k, .gathering = { a, NULL } };
	if (k->sorted) {
		sink->fold = k->items ? *lines : lbl_agreement_fold(&sink->gathering);
		sink->sorted = lbl_sorted_new(o->duplicates, &o->abstain, o->shape, &sink->fold,
					      k->items);
		return;
	}
	sink->judgments = lbl_judgments_new(o->duplicates, &o->abstain,
					    lbl_agreement_options_shape(o));
	lbl_judgments_limit(sink->judgments, each);
	sink->slicing = lbl_slicing_new(o, each);
	if (k->items)
		lbl_judgments_keep_order(sink->judgments);
}

void lbl_agreement_sink_clear(struct lbl_agreement_sink *sink)
{
	lbl_judgments_free(sink->judgments);
	lbl_sorted_free(sink->sorted);
	lbl_slicing_free(sink->slicing);
	*sink = (struct lbl_agreement_sink){ .judgments = NULL };
}

int lbl_agreement_sink_finish(struct lbl_agreement_sink *sink, unsigned threads,
			      struct lbl_error *err)
{
	return sink->sorted ? lbl_sorted_finish(sink->sorted, err) :
			      lbl_judgments_finish(sink->judgments, threads, err);
}

int lbl_agreement_sink_count(const struct lbl_agreement_sink *sink, struct lbl_agreement *a,
			     unsigned threads, struct lbl_error *err)
{
	if (sink->sorted) {
		lbl_agreement_gather_sorted(a, sink->sorted);
		return 0;
	}
	if (lbl_agreement_gather(a, sink->judgments, threads, err) ||
	    lbl_slicing_gather(sink->slicing, a, threads, err))
		return -1;
	return sink->keeping.answers ?
		       lbl_agreement_keep_answers(a, sink->judgments, threads, err) :
		       0;
}
