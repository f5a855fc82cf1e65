/*
 * agreement_ask: coefficients by name, thresholds, breakdowns; what does not go
 * together is refused. report/agreement makes the result, report/agreement_scale
 * reads levels and weights.
 */
#include "report/agreement_ask.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/opt.h"
#include "report/agreement_marks.h"
#include "report/agreement_scale.h"

#define CI_LEVEL   .95
#define REPLICATES 2000

void lbl_agreement_ask_init(struct lbl_agreement_ask *a)
{
	*a = (struct lbl_agreement_ask){ .level = LBL_ASK_NOTHING,
					 .distance = LBL_ASK_NOTHING,
					 .benchmark = LBL_ASK_NOTHING,
					 .format = LBL_ASK_NOTHING,
					 .ci = LBL_ASK_NOTHING,
					 .ci_level = CI_LEVEL };
}

void lbl_agreement_ask_clear(struct lbl_agreement_ask *a)
{
	lbl_list_clear(&a->coefficients);
	lbl_list_clear(&a->min);
	lbl_list_clear(&a->by);
}

static bool is_by(const struct lbl_agreement_ask *a, const char *word)
{
	return lbl_list_has(&a->by, word, strlen(word));
}

static bool is_weighted(const struct lbl_agreement_ask *a)
{
	return (a->weights && strcmp(a->weights, "identity") != 0) || a->distance > LBL_SET_EXACT;
}

/* The first word of --by that is no field, or NULL. */
static const char *find_keyword(const struct lbl_agreement_ask *a)
{
	for (size_t i = 0; i < a->by.n; i++)
		if (lbl_agreement_is_keyword(a->by.v[i]))
			return a->by.v[i];
	return NULL;
}

void lbl_agreement_ask_fields(const struct lbl_agreement_ask *a, struct lbl_list *paths)
{
	for (size_t i = 0; i < a->by.n; i++)
		if (!lbl_agreement_is_keyword(a->by.v[i]))
			lbl_list_add(paths, a->by.v[i], strlen(a->by.v[i]));
}

bool lbl_agreement_ask_items(const struct lbl_agreement_ask *a)
{
	return is_by(a, "item");
}

/* The first option given that is of a result (items: and not of lines an item), or NULL. */
static const char *find_given(const struct lbl_agreement_ask *a, bool items)
{
	const struct {
		const char *option;
		bool given;
		bool of_items;
	} options[] = {
		{ "coefficient", a->coefficients.n > 0, false },
		{ "level", a->level != LBL_ASK_NOTHING, false },
		{ "weights", a->weights != NULL, true },
		{ "distance", a->distance != LBL_ASK_NOTHING, true },
		{ "ci-level", a->ci_level != CI_LEVEL, false },
		{ "ci", a->ci != LBL_ASK_NOTHING, false },
		{ "replicates", a->replicates > 0, false },
		{ "benchmark", a->benchmark != LBL_ASK_NOTHING, false },
		{ "min", a->min.n > 0, false },
		{ "by", find_keyword(a) != NULL, true },
		{ "format text", a->format == LBL_AGREEMENT_TEXT, false },
		{ "format csv", a->format == LBL_AGREEMENT_CSV, false },
	};

	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		if (options[i].given && !(items && options[i].of_items))
			return options[i].option;
	return NULL;
}

/* What is said of a result belongs to the run that writes one. */
static int refuse_of_state(const struct lbl_agreement_ask *a, struct lbl_error *err)
{
	const char *given = find_given(a, false), *word = find_keyword(a);

	if (!given)
		return 0;
	if (strcmp(given, "by") == 0)
		return lbl_error_set(err, LBL_E_USAGE, "--partial writes a state: give --by %s to "
				     "the run that merges", word);
	return lbl_error_set(err, LBL_E_USAGE,
			     "--partial writes a state: give --%s to the run that merges", given);
}

/* Lines an item are no result, and what makes them are the annotations. */
static int check_items(const struct lbl_agreement_ask *a, bool partial, bool merge,
		       struct lbl_error *err)
{
	const char *given = partial ? "partial" : merge ? "merge" : find_given(a, true);

	if (!lbl_agreement_ask_items(a))
		return 0;
	if (given)
		return lbl_error_set(err, LBL_E_USAGE,
				     "--by item writes a line an item and nothing else: it goes "
				     "without --%s", given);
	for (size_t i = 0; i < a->by.n; i++)
		if (strcmp(a->by.v[i], "item") != 0)
			return lbl_error_set(err, LBL_E_USAGE,
					     "--by item writes a line an item and nothing else: "
					     "it goes without --by %s", a->by.v[i]);
	return 0;
}

static int check_by(const struct lbl_agreement_ask *a, struct lbl_error *err)
{
	for (size_t i = 0; i < a->by.n; i++)
		if (!a->by.v[i][0])
			return lbl_error_set(err, LBL_E_USAGE, "--by: expected label, annotator, "
					     "pair, item or a path, not an empty word");
	if (a->by.n && a->format == LBL_AGREEMENT_CSV)
		return lbl_error_set(err, LBL_E_USAGE,
				     "--by needs --format text or json: the CSV form is a table "
				     "of the coefficients alone");
	return 0;
}

static uint64_t replicates_of(const struct lbl_agreement_ask *a)
{
	return a->replicates ? a->replicates : REPLICATES;
}

/* An interval reaches from one replicate to another: there must be some outside of it. */
static int check_ci(const struct lbl_agreement_ask *a, struct lbl_error *err)
{
	if (a->ci_level <= 0 || a->ci_level >= 1)
		return lbl_error_set(err, LBL_E_USAGE,
				     "--ci-level: expected a number between 0 and 1");
	if (a->ci != LBL_CI_BOOTSTRAP)
		return a->replicates ? lbl_error_set(err, LBL_E_USAGE, "--replicates needs --ci "
						     "bootstrap") : 0;
	if (lbl_bootstrap_rank(replicates_of(a), a->ci_level) == 0)
		return lbl_error_set(err, LBL_E_USAGE, "--ci-level %g needs %.0f --replicates or "
				     "more", a->ci_level, ceil(2 / (1 - a->ci_level) - 1e-6) - 1);
	return 0;
}

int lbl_agreement_ask_check(const struct lbl_agreement_ask *a, bool partial, bool merge,
			    struct lbl_error *err)
{
	return check_ci(a, err) || check_items(a, partial, merge, err) || check_by(a, err) ||
			       (partial && refuse_of_state(a, err)) ?
		       -1 :
		       0;
}

/* "percent, cohen, …" */
static void list_names(struct lbl_buf *out)
{
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);

	for (size_t i = 0; i < n; i++)
		lbl_buf_printf(out, "%s%s", i ? ", " : "", measures[i].short_name);
}

static int refuse_name(const char *option, struct lbl_span name, struct lbl_error *err)
{
	struct lbl_buf names = { 0 };

	list_names(&names);
	lbl_error_set(err, LBL_E_USAGE, "%s: no coefficient '%.*s'; there are %s", option,
		      (int)name.len, name.ptr, lbl_buf_cstr(&names));
	lbl_buf_clear(&names);
	return -1;
}

/* The kinds of labels, as stat/ knows them, that a shape of labels is among. */
static unsigned kind_of(enum lbl_shape shape)
{
	static const unsigned kinds[] = {
		[LBL_SHAPE_CLASS] = LBL_MEASURES_ANY_CLASS,
		[LBL_SHAPE_SET] = LBL_MEASURES_SETS,
		[LBL_SHAPE_SPANS] = LBL_MEASURES_SPANS,
		[LBL_SHAPE_BOXES] = LBL_MEASURES_BOXES,
	};

	return kinds[shape];
}

/* The place of a coefficient that is for labels of the shape; -1, with err. */
static int find(const char *option, struct lbl_span name, enum lbl_shape shape,
		struct lbl_error *err)
{
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n), *m = lbl_measure_find(name);

	if (!m)
		return refuse_name(option, name, err);
	if (m->kinds & kind_of(shape))
		return (int)(m - measures);
	return lbl_error_set(err, LBL_E_USAGE, "%s: %s is not for labels of --shape %s", option,
			     m->name, lbl_shape_word(shape));
}

/* gwet_ac1 with weights, and gwet_ac2 without, would go by another name than they are asked for. */
static int check_name(const char *option, const struct lbl_measure *m, struct lbl_span word,
		      bool weighted, struct lbl_error *err)
{
	const char *name = lbl_measure_name(m, weighted);

	if (!m->weighted_name || lbl_span_eq(word, lbl_span_of(m->short_name)) ||
	    lbl_span_eq(word, lbl_span_of(name)))
		return 0;
	return lbl_error_set(err, LBL_E_USAGE, "%s: %.*s is the name %s --weights; here it is %s",
			     option, (int)word.len, word.ptr, weighted ? "without" : "with", name);
}

static int parse_min(struct lbl_agreement_wanted *w, const char *word, enum lbl_shape shape,
		     bool weighted, struct lbl_error *err)
{
	struct lbl_span name = { word, strcspn(word, "=") };
	size_t n, len = name.len;
	int place;
	double v;

	if (!word[len])
		return lbl_error_set(err, LBL_E_USAGE, "--min: expected NAME=VALUE, not '%s'",
				     word);
	place = find("--min", name, shape, err);
	if (place < 0 || check_name("--min", &lbl_measures(&n)[place], name, weighted, err))
		return -1;
	if (!lbl_opt_number(word + len + 1, &v))
		return lbl_error_set(err, LBL_E_USAGE, "--min: '%s' is no number", word + len + 1);
	w->min[place] = v;
	w->chosen[place] = true;
	return 0;
}

static int choose(struct lbl_agreement_wanted *w, const char *word, enum lbl_shape shape,
		  bool weighted, struct lbl_error *err)
{
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);
	int place;

	if (strcmp(word, "all") == 0) {
		for (size_t i = 0; i < n; i++)
			w->chosen[i] = (measures[i].kinds & kind_of(shape)) != 0;
		return 0;
	}
	place = find("--coefficient", lbl_span_of(word), shape, err);
	if (place < 0)
		return -1;
	w->chosen[place] = w->named[place] = true;
	return check_name("--coefficient", &measures[place], lbl_span_of(word), weighted, err);
}

/* How far labels differ is said by --distance of sets, by --level and --weights of classes. */
static int check_scale(const struct lbl_agreement_ask *a, enum lbl_shape shape,
		       struct lbl_error *err)
{
	if (a->distance != LBL_ASK_NOTHING && shape != LBL_SHAPE_SET)
		return lbl_error_set(err, LBL_E_USAGE, "--distance is of sets: it needs --shape "
				     "set, not %s", lbl_shape_word(shape));
	if (shape == LBL_SHAPE_CLASS || (a->level == LBL_ASK_NOTHING && !a->weights))
		return 0;
	return lbl_error_set(err, LBL_E_USAGE, "--%s is of classes, not of --shape %s",
			     a->weights ? "weights" : "level", lbl_shape_word(shape));
}

/* F1 is not beyond chance, and has no error. */
static int check_marks(const struct lbl_agreement_ask *a, const struct lbl_agreement_wanted *w,
		       enum lbl_shape shape, struct lbl_error *err)
{
	const struct {
		const char *option;
		bool given;
	} options[] = {
		{ "benchmark", a->benchmark != LBL_ASK_NOTHING },
		{ "ci-level", a->ci_level != CI_LEVEL },
		{ "ci", a->ci != LBL_ASK_NOTHING },
	};

	if (lbl_shape_is_marks(shape) && lbl_agreement_ask_items(a))
		return lbl_error_set(err, LBL_E_USAGE, "--by item is not for --shape %s",
				     lbl_shape_word(shape));
	if (lbl_shape_is_marks(shape) && !isnan(lbl_marks_wanted_least(w)))
		return lbl_error_set(err, LBL_E_USAGE, "--min: the lower gamma_disorder is, the "
				     "better: a least value says nothing");
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		if (options[i].given && lbl_shape_is_marks(shape))
			return lbl_error_set(err, LBL_E_USAGE,
					     "--%s is of coefficients with a standard error; those "
					     "of --shape %s have none", options[i].option,
					     lbl_shape_word(shape));
	return 0;
}

/* A file is read once, for all results that are made by it. */
static int read_weights(struct lbl_agreement_wanted *w, struct lbl_error *err)
{
	if (!w->weights || !lbl_weights_is_file(w->weights))
		return 0;
	w->weights_file = lbl_doc_load(w->weights, err);
	return w->weights_file ? 0 : -1;
}

int lbl_agreement_wanted_init(struct lbl_agreement_wanted *w, const struct lbl_agreement_ask *a,
			      enum lbl_shape shape, struct lbl_error *err)
{
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);

	*w = (struct lbl_agreement_wanted){
		.chosen = lbl_alloc_zero(n, sizeof *w->chosen),
		.named = lbl_alloc_zero(n, sizeof *w->named),
		.min = lbl_alloc_zero(n, sizeof *w->min),
		.level = a->level == LBL_ASK_NOTHING ? 0 : a->level,
		.weights = a->weights,
		.distance = a->distance == LBL_ASK_NOTHING ? LBL_SET_EXACT :
							     (enum lbl_set_distance)a->distance,
		.ci_level = a->ci_level,
		.bootstrap = { a->ci == LBL_CI_BOOTSTRAP ? replicates_of(a) : 0, a->seed,
			       a->ci_level, a->threads },
		.benchmark = a->benchmark,
		.list_pairs = is_by(a, "pair"),
		.by_label = is_by(a, "label"),
		.by_annotator = is_by(a, "annotator"),
	};
	for (size_t i = 0; i < n; i++) {
		w->min[i] = NAN;
		w->chosen[i] = !a->coefficients.n && measures[i].by_default &&
			       (measures[i].kinds & kind_of(shape));
	}
	for (size_t i = 0; i < a->coefficients.n; i++)
		if (choose(w, a->coefficients.v[i], shape, is_weighted(a), err))
			return -1;
	for (size_t i = 0; i < a->min.n; i++)
		if (parse_min(w, a->min.v[i], shape, is_weighted(a), err))
			return -1;
	return check_scale(a, shape, err) || check_marks(a, w, shape, err) ||
			       read_weights(w, err) ?
		       -1 :
		       0;
}

void lbl_agreement_wanted_clear(struct lbl_agreement_wanted *w)
{
	lbl_doc_free(w->weights_file);
	free(w->chosen);
	free(w->named);
	free(w->min);
	*w = (struct lbl_agreement_wanted){ 0 };
}

void lbl_agreement_write(const struct lbl_agreement_result *r, int format, struct lbl_buf *out)
{
	static void (*const writers[])(const struct lbl_agreement_result *, struct lbl_buf *) = {
		[LBL_AGREEMENT_TEXT] = lbl_agreement_result_text,
		[LBL_AGREEMENT_JSON] = lbl_agreement_result_json,
		[LBL_AGREEMENT_CSV] = lbl_agreement_result_csv,
	};

	writers[format == LBL_ASK_NOTHING ? LBL_AGREEMENT_TEXT : format](r, out);
}
