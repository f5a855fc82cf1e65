/*
 * consensus_answers: takes an item's votes and rulings, asks a kind (state/consensus_answer) what
 * they come to, and writes it down. Threads make the lines, report/lines puts them in order.
 */
#include "report/consensus_answers.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/consensus_line.h"
#include "report/rate.h"
#include "stat/units.h"
#include "state/markings.h"
#include "json/emit.h"

/* What an annotator's votes are worth: sums over items that have an answer. */
struct score {
	uint64_t n;             /* votes */
	uint64_t exact;         /* that are the answer */
	int64_t like, like_low; /* likeness to it; stat/units, in two parts */
};

struct writer {
	const struct lbl_answers_basis *basis;
	const struct lbl_consensus_wanted *wanted;
	double *weights;      /* by annotator, scaled; NULL: 1 each */
	struct score *scores; /* by annotator; NULL: not asked for */
	struct lbl_consensus_written *written;
};

/* A thread's. */
struct hand {
	const struct writer *all;
	void *listener;
	struct lbl_span *labels;
	double *weights;
	size_t labels_cap, weights_cap;
	struct lbl_answer votes, rulings, plain; /* plain: of votes that all count alike */
	struct score *scores;
	struct lbl_consensus_written written;
};

static void *open_hand(void *ctx)
{
	struct hand *h = lbl_alloc_zero(1, sizeof *h);
	const struct lbl_answers_basis *b;

	h->all = ctx;
	b = h->all->basis;
	h->listener = b->kind->open(&b->settings);
	if (h->all->scores)
		h->scores = lbl_alloc_zero(b->table->votes.n_columns, sizeof *h->scores);
	return h;
}

static void add_scores(const struct hand *h, struct score *to)
{
	for (size_t a = 0; to && a < h->all->basis->table->votes.n_columns; a++) {
		to[a].n += h->scores[a].n;
		to[a].exact += h->scores[a].exact;
		to[a].like += h->scores[a].like;
		to[a].like_low += h->scores[a].like_low;
	}
}

static void close_hand(void *ctx, void *worker)
{
	struct hand *h = worker;

	lbl_written_add(((struct writer *)ctx)->written, &h->written);
	add_scores(h, ((struct writer *)ctx)->scores);
	h->all->basis->kind->close(h->listener);
	lbl_answer_clear(&h->votes);
	lbl_answer_clear(&h->rulings);
	lbl_answer_clear(&h->plain);
	free(h->labels);
	free(h->weights);
	free(h->scores);
	free(h);
}

/*
 * A row's labels behind the n that are gathered; returns how many there are then.
 *
 *   classes  tell labels' numbers; NULL: they are numbers
 *   weights  by annotator; NULL: `each`
 */
static size_t gather(struct hand *h, size_t n, const struct lbl_votes *votes, size_t row,
		     const uint32_t *classes, const double *weights, double each)
{
	size_t n_row = votes->starts[row + 1] - votes->starts[row];
	const struct lbl_vote *v = votes->v + votes->starts[row];

	h->labels = lbl_grow(h->labels, &h->labels_cap, n + n_row, sizeof *h->labels);
	h->weights = lbl_grow(h->weights, &h->weights_cap, n + n_row, sizeof *h->weights);
	for (size_t i = 0; i < n_row; i++, n++) {
		uint32_t label = classes ? classes[v[i].label] : v[i].label;

		h->labels[n] = lbl_consensus_table_label(h->all->basis->table, label);
		h->weights[n] = weights ? weights[v[i].column] : each;
	}
	return n;
}

/* What is gathered comes to; false: to nothing. */
static bool hear(struct hand *h, size_t n, struct lbl_answer *out)
{
	const struct lbl_heard heard = { h->labels, h->weights, n };
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += h->weights[i];
	if (sum <= 0)
		return false;
	h->all->basis->kind->hear(h->listener, &heard, out);
	return true;
}

static bool hear_votes(struct hand *h, size_t row, const double *weights, struct lbl_answer *out)
{
	const struct lbl_consensus_table *t = h->all->basis->table;

	return hear(h, gather(h, 0, &t->votes, row, t->classes, weights, 1), out);
}

/* Votes are heard without a say, so that it is known how like they are. */
static bool hear_rulings(struct hand *h, size_t row, size_t *first_vote)
{
	const struct lbl_consensus_table *t = h->all->basis->table;

	*first_vote = gather(h, 0, &t->rulings, row, NULL, NULL, 1);
	return hear(h, gather(h, *first_vote, &t->votes, row, t->classes, NULL, 0), &h->rulings);
}

/* What is decided upon an item. */
struct decision {
	const struct lbl_answer *answer; /* NULL: none */
	size_t first_vote;               /* among the answer's voters */
	bool ruled, overruled, changed;
	const char *reason; /* why there is none */
};

static bool differ(const struct lbl_answer *a, const struct lbl_answer *b)
{
	return !lbl_span_eq(lbl_buf_span(&a->label), lbl_buf_span(&b->label));
}

static const char *reason_of(const struct lbl_consensus_table *t, size_t row)
{
	if (t->votes.starts[row] < t->votes.starts[row + 1])
		return "no_weight";
	return t->items[row].rejected ? "all_rejected" : "abstained";
}

static struct decision decide(struct hand *h, size_t row)
{
	const struct lbl_answers_basis *b = h->all->basis;
	const struct lbl_consensus_table *t = b->table;
	bool voted = hear_votes(h, row, h->all->weights, &h->votes);
	bool plain = h->all->weights ? hear_votes(h, row, NULL, &h->plain) : voted;
	struct decision d = { .answer = voted ? &h->votes : NULL };

	d.ruled = t->items[row].stage != LBL_TAG_ASIDE && hear_rulings(h, row, &d.first_vote);
	if (d.ruled) {
		d.overruled = voted && differ(&h->votes, &h->rulings);
		d.answer = &h->rulings;
	}
	d.changed = plain && d.answer && differ(d.answer, h->all->weights ? &h->plain : &h->votes);
	d.reason = d.answer ? NULL : reason_of(t, row);
	return d;
}

static const char *decider_name(const struct hand *h, const struct decision *d, size_t row)
{
	return d->answer ? lbl_decided_by_name(h->all->wanted->reading,
					       &h->all->basis->table->items[row],
					       d->ruled ? LBL_BY_STAGE : LBL_BY_VOTES)
			 : NULL;
}

static void emit_answer(const struct hand *h, struct lbl_emit *e, const struct decision *d)
{
	const struct lbl_answer *a = d->answer;

	lbl_emit_key(e, "label");
	if (a)
		lbl_emit_raw(e, lbl_buf_span(&a->label));
	else
		lbl_emit_null(e);
	if (d->reason) {
		lbl_emit_key(e, "reason");
		lbl_emit_string(e, d->reason);
	}
	lbl_emit_figure(e, "confidence", a ? a->confidence : NAN);
	lbl_emit_figure(e, "exact", a ? a->exact : NAN);
	lbl_emit_key(e, h->all->basis->kind->parts);
	if (a)
		lbl_emit_raw(e, lbl_buf_span(&a->parts));
	else
		lbl_emit_null(e);
}

static void emit_item(const struct hand *h, struct lbl_emit *e, const struct decision *d,
		      size_t row, size_t annotators)
{
	lbl_emit_key(e, "item");
	lbl_emit_span(e, h->all->basis->table->items[row].key);
	emit_answer(h, e, d);
	lbl_emit_count(e, "annotators", annotators);
	if (h->all->basis->kind->may_tie)
		lbl_emit_flag(e, "tied", d->answer && d->answer->tied);
	lbl_emit_key(e, "method");
	lbl_emit_string(e, h->all->wanted->method);
	lbl_emit_flag(e, "changed", d->changed);
	lbl_emit_key(e, "decided_by");
	lbl_emit_string(e, decider_name(h, d, row));
	lbl_emit_flag(e, "overruled", d->overruled);
}

/* How like votes are to the answer. */
static void score(struct hand *h, size_t row, const struct decision *d)
{
	const struct lbl_votes *t = &h->all->basis->table->votes;
	size_t n = t->starts[row + 1] - t->starts[row];

	for (size_t i = 0; h->scores && d->answer && i < n; i++) {
		struct score *s = &h->scores[t->v[t->starts[row] + i].column];
		const struct lbl_likeness *x = &d->answer->likeness[d->first_vote + i];
		int64_t high, low;

		s->n++;
		lbl_units_split(x->like, &high, &low);
		s->like += high;
		s->like_low += low;
		s->exact += x->same;
	}
}

static void write_line(void *worker, size_t number, struct lbl_buf out[LBL_LINES_OUTPUTS])
{
	struct hand *h = worker;
	const struct lbl_consensus_table *t = h->all->basis->table;
	size_t row = t->order[number];
	struct decision d = decide(h, row);
	const struct lbl_outcome outcome = { .labeled = d.answer != NULL,
					     .tied = d.answer && d.answer->tied,
					     .confidence = d.answer ? d.answer->confidence : NAN,
					     .by_votes = !d.ruled,
					     .annotators = lbl_count_voters(&t->votes, row) };
	struct lbl_item_line line;

	score(h, row, &d);
	lbl_item_line_begin(&line, h->all->wanted, &outcome, out);
	emit_item(h, &line.e, &d, row, outcome.annotators);
	lbl_item_line_end(&line, &h->written);
}

static void write_annotator(const struct writer *w, uint32_t annotator, struct lbl_buf *out)
{
	const struct score *s = &w->scores[annotator];
	struct lbl_emit e = { .out = out };

	lbl_emit_object(&e);
	lbl_emit_key(&e, "annotator");
	lbl_emit_span(&e, lbl_judgments_annotator(w->basis->table->judgments, annotator));
	lbl_emit_count(&e, "n", s->n);
	lbl_emit_figure(&e, "skill", lbl_units_join(s->like, s->like_low) / (double)s->n);
	lbl_emit_key(&e, "method");
	lbl_emit_string(&e, w->wanted->method);
	lbl_rate_emit(&e, "exact", s->exact, s->n, "no_labels");
	lbl_emit_object_end(&e);
	lbl_buf_putc(out, '\n');
}

static int write_annotators(const struct writer *w, struct lbl_output *out, struct lbl_error *err)
{
	struct lbl_buf text = { 0 };
	int rc = 0;

	for (uint32_t a = 0; !rc && a < w->basis->table->votes.n_columns; a++) {
		if (!w->scores[a].n)
			continue;
		write_annotator(w, a, &text);
		rc = lbl_output_write(out, text.data, text.len, err);
		text.len = 0;
	}
	lbl_buf_clear(&text);
	return rc;
}

/* The most votes on one item. */
static size_t longest_row(const struct lbl_votes *t)
{
	size_t most = 1;

	for (size_t i = 0; i < t->n_rows; i++)
		most = t->starts[i + 1] - t->starts[i] > most ? t->starts[i + 1] - t->starts[i]
							      : most;
	return most;
}

/*
 * Shares of weight are the same in any scale. Weights are summed as units (stat/units), so they
 * are made as large as the sum of an item's allows, and by a power of two: nothing is rounded,
 * and what was equal stays so.
 */
static double *scale(const double *weights, const struct lbl_votes *t)
{
	int up = LBL_ITEM_WEIGHT_BITS, exponent;
	double *scaled, most = 0;

	if (!weights)
		return NULL;
	for (size_t n = longest_row(t); n > 1; n = (n + 1) / 2)
		up--;
	for (size_t i = 0; i < t->n_columns; i++)
		most = weights[i] > most ? weights[i] : most;
	(void)frexp(most, &exponent);
	scaled = lbl_alloc_zero(t->n_columns, sizeof *scaled);
	for (size_t i = 0; i < t->n_columns; i++)
		scaled[i] = ldexp(weights[i], up - exponent);
	return scaled;
}

static int check_units(const struct lbl_answers_basis *b, struct lbl_error *err)
{
	struct lbl_markings m = { 0 };
	int rc = b->kind->marks ? lbl_markings_unit(&m, b->table->judgments, err) : 0;

	lbl_markings_clear(&m);
	return rc;
}

int lbl_answers_write(const struct lbl_answers_basis *basis,
		      const struct lbl_consensus_wanted *wanted, struct lbl_output *annotators,
		      struct lbl_consensus_written *written, struct lbl_error *err)
{
	size_t n = basis->table->votes.n_columns;
	struct writer writer = { .basis = basis, .wanted = wanted, .written = written };
	const struct lbl_lines lines = { &writer, open_hand, write_line, close_hand };
	int rc;

	if (check_units(basis, err))
		return -1;
	writer.weights = scale(basis->weights, &basis->table->votes);
	writer.scores = annotators ? lbl_alloc_zero(n, sizeof *writer.scores) : NULL;
	rc = lbl_items_write(&lines, basis->table, wanted, err) ||
	     (annotators && write_annotators(&writer, annotators, err));
	free(writer.weights);
	free(writer.scores);
	return rc ? -1 : 0;
}
