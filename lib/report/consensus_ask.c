/* consensus_ask: which settings go with which method, and what of it is given. */
#include "report/consensus_ask.h"

#include <math.h>
#include <string.h>

#include "base/buf.h"

#define METHOD_DEFAULT "auto"

struct lbl_consensus_ask lbl_consensus_ask_nothing(void)
{
	return (struct lbl_consensus_ask){ .smoothing = NAN,
					   .prior = NAN,
					   .tolerance = NAN,
					   .min_confidence = NAN,
					   .max_iterations = LBL_ASKED_NOT,
					   .groups = LBL_ASKED_NOT,
					   .min_annotators = LBL_ASKED_NOT,
					   .ties = -1,
					   .answers = { .min_share = NAN,
							.iou = NAN,
							.merge = -1 } };
}

const struct lbl_consensus_method *lbl_consensus_ask_method(const struct lbl_consensus_ask *a)
{
	return lbl_consensus_find(lbl_span_of(a->method ? a->method : METHOD_DEFAULT));
}

static int refuse_method(const char *name, struct lbl_error *err)
{
	struct lbl_buf names = { 0 };
	size_t n;
	const struct lbl_consensus_method *m = lbl_consensus_methods(&n);

	for (size_t i = 0; i < n; i++)
		lbl_buf_printf(&names, "%s%s", i ? ", " : "", m[i].name);
	lbl_error_set(err, LBL_E_USAGE, "--method: '%s' is none of %s", name,
		      lbl_buf_cstr(&names));
	lbl_buf_clear(&names);
	return -1;
}

static bool is(const struct lbl_consensus_method *m, const char *name)
{
	return strcmp(m->name, name) == 0;
}

bool lbl_consensus_ask_weighs(const struct lbl_consensus_ask *a)
{
	return a->method && strcmp(a->method, "weighted") == 0;
}

/* A setting that is given must be one of the method's. */
static int check_settings(const struct lbl_consensus_ask *a, const struct lbl_consensus_method *m,
			  struct lbl_error *err)
{
	const struct {
		const char *option;
		bool given, fits;
	} settings[] = {
		{ "smoothing", !isnan(a->smoothing), is(m, "dawid-skene") },
		{ "prior", !isnan(a->prior), is(m, "dawid-skene") },
		{ "annotators-in", a->annotators_in, is(m, "weighted") },
		{ "groups", a->groups != LBL_ASKED_NOT, is(m, "ebcc") },
		{ "max-iterations", a->max_iterations != LBL_ASKED_NOT, m->max_iterations > 0 },
		{ "tolerance", !isnan(a->tolerance), m->tolerance > 0 },
	};

	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
		if (settings[i].given && !settings[i].fits)
			return lbl_error_set(err, LBL_E_USAGE, "--%s is no setting of --method %s",
					     settings[i].option, m->name);
	if (!isnan(a->smoothing) && !isnan(a->prior))
		return lbl_error_set(err, LBL_E_USAGE,
				     "--smoothing and --prior exclude each other");
	return 0;
}

/* Of classes. */
static int check_method(const struct lbl_consensus_ask *a, struct lbl_error *err)
{
	const struct lbl_consensus_method *m = lbl_consensus_ask_method(a);

	if (!m)
		return refuse_method(a->method, err);
	if (check_settings(a, m, err))
		return -1;
	if (lbl_consensus_ask_weighs(a) && !a->gold && !a->annotators_in)
		return lbl_error_set(err, LBL_E_USAGE,
				     "--method weighted needs --annotators-in or --gold");
	return 0;
}

int lbl_consensus_ask_check(const struct lbl_consensus_ask *a, struct lbl_error *err)
{
	if (lbl_answers_ask_check(a, err) ||
	    (!lbl_answers_ask_kind(&a->answers) && check_method(a, err)))
		return -1;
	if (!a->gold && (a->gold_item || a->gold_label))
		return lbl_error_set(err, LBL_E_USAGE, "--gold-item and --gold-label need --gold");
	if (!a->escalate && !isnan(a->min_confidence))
		return lbl_error_set(err, LBL_E_USAGE, "--min-confidence needs --escalate");
	if (!a->escalate && a->min_annotators != LBL_ASKED_NOT)
		return lbl_error_set(err, LBL_E_USAGE, "--min-annotators needs --escalate");
	return 0;
}

struct lbl_consensus_options lbl_consensus_ask_options(const struct lbl_consensus_ask *a)
{
	struct lbl_consensus_options o = lbl_consensus_defaults();

	if (!isnan(a->smoothing))
		o.smoothing = a->smoothing;
	if (!isnan(a->prior))
		o.prior_diagonal = a->prior;
	if (a->groups != LBL_ASKED_NOT)
		o.groups = (unsigned)a->groups;
	if (a->max_iterations != LBL_ASKED_NOT)
		o.max_iterations = (unsigned)a->max_iterations;
	o.tolerance = a->tolerance;
	o.seed = a->seed;
	o.threads = a->threads;
	return o;
}
