/* answers_ask: which settings go with which shape. */
#include "report/answers_ask.h"

#include <math.h>
#include <string.h>

#include "report/consensus_ask.h"
#include "stat/mark_votes.h"

#define CLASS    "class"
#define AUTO     "auto"
#define WEIGHTED "weighted"

const struct lbl_answer_kind *lbl_answers_ask_kind(const struct lbl_answers_ask *a)
{
	return a->shape ? lbl_answer_kind_of(lbl_span_of(a->shape)) : NULL;
}

static bool is(const struct lbl_consensus_ask *all, const char *method)
{
	return all->method && strcmp(all->method, method) == 0;
}

const char *lbl_answers_ask_method(const struct lbl_consensus_ask *all)
{
	return is(all, WEIGHTED) ? WEIGHTED : lbl_answers_ask_kind(&all->answers)->method;
}

struct lbl_answer_settings lbl_answers_ask_settings(const struct lbl_answers_ask *a)
{
	return (struct lbl_answer_settings){
		.min_share = isnan(a->min_share) ? LBL_VOTE_SHARE : a->min_share,
		.iou_min = isnan(a->iou) ? LBL_VOTE_IOU : a->iou,
		.merge = a->merge < 0 ? LBL_BOX_MEDIAN : (enum lbl_box_merge)a->merge
	};
}

static int check_method(const struct lbl_consensus_ask *all, const struct lbl_answer_kind *kind,
			struct lbl_error *err)
{
	if (all->method && !is(all, AUTO) && !is(all, kind->method) && !is(all, WEIGHTED))
		return lbl_error_set(err, LBL_E_USAGE,
				     "--method %s is not for --shape %s, which takes %s, weighted",
				     all->method, kind->word, kind->method);
	if (is(all, WEIGHTED) && !all->annotators_in)
		return lbl_error_set(err, LBL_E_USAGE,
				     "--method weighted of --shape %s needs --annotators-in",
				     kind->word);
	if (all->annotators_in && !is(all, WEIGHTED))
		return lbl_error_set(err, LBL_E_USAGE,
				     "--annotators-in is no setting of --method %s", kind->method);
	return 0;
}

int lbl_answers_ask_check(const struct lbl_consensus_ask *all, struct lbl_error *err)
{
	const struct lbl_answers_ask *a = &all->answers;
	const struct lbl_answer_kind *kind = lbl_answers_ask_kind(a);
	const char *word = kind ? kind->word : CLASS;
	const struct {
		const char *option;
		bool given, fits;
	} settings[] = {
		{ "min-share", !isnan(a->min_share), kind && kind->marks },
		{ "iou", !isnan(a->iou), kind && kind->marks },
		{ "merge", a->merge >= 0, kind && kind->shape == LBL_SHAPE_BOXES },
		{ "gold", all->gold, !kind },
		{ "ties", all->ties >= 0, !kind },
		{ "posterior", all->posterior, !kind },
		{ "smoothing", !isnan(all->smoothing), !kind },
		{ "prior", !isnan(all->prior), !kind },
		{ "groups", all->groups != LBL_ASKED_NOT, !kind },
		{ "max-iterations", all->max_iterations != LBL_ASKED_NOT, !kind },
		{ "tolerance", !isnan(all->tolerance), !kind },
	};

	if (a->shape && !kind && strcmp(a->shape, CLASS) != 0)
		return lbl_error_set(err, LBL_E_USAGE,
				     "--shape: '%s' is none of " CLASS "|" LBL_ANSWERS_ARG,
				     a->shape);
	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
		if (settings[i].given && !settings[i].fits)
			return lbl_error_set(err, LBL_E_USAGE, "--%s is not for --shape %s",
					     settings[i].option, word);
	if (a->min_share >= 1)
		return lbl_error_set(err, LBL_E_USAGE,
				     "--min-share must be below 1: a mark needs more than that");
	return kind ? check_method(all, kind, err) : 0;
}
