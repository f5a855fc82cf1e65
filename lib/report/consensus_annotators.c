/*
 * consensus_annotators: sets each annotator's answers against what was decided, against gold and
 * against the posteriors of the model (stat/trust judges them), and writes it down.
 */
#include "report/consensus_annotators.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "json/emit.h"
#include "report/rate.h"
#include "stat/trust.h"

struct scores {
	uint64_t n, agreed, judged, right; /* answers; on items with a label, with gold */
};

struct book {
	const struct lbl_consensus_basis *basis;
	const struct lbl_consensus *model;
	struct lbl_votes answers; /* by annotator: rows of items */
	struct scores *scores;    /* by annotator */
	double *counts;           /* of the annotator at hand: class by answer */
};

/* Answers that are the label of their item, and the gold one. */
static void score(struct book *b)
{
	const struct lbl_consensus_table *t = b->basis->table;
	struct lbl_decider decider;

	lbl_decider_init(&decider, b->basis);
	for (size_t row = 0; row < t->votes.n_rows; row++) {
		uint32_t label = lbl_decider_decide(&decider, row).choice.label;
		uint32_t gold = t->items[row].gold;

		for (size_t i = t->votes.starts[row]; i < t->votes.starts[row + 1]; i++) {
			struct scores *s = &b->scores[t->votes.v[i].column];
			uint32_t given = t->classes[t->votes.v[i].label];

			s->n += label != LBL_LABEL_NONE;
			s->agreed += given == label;
			s->judged += gold != LBL_LABEL_NONE;
			s->right += given == gold;
		}
	}
	lbl_decider_clear(&decider);
}

/* Expected answers by class, from the posteriors of the items. */
static void count(struct book *b, size_t annotator)
{
	const struct lbl_votes *a = &b->answers;
	size_t k = a->n_classes;

	memset(b->counts, 0, k * k * sizeof *b->counts);
	for (size_t i = a->starts[annotator]; i < a->starts[annotator + 1]; i++) {
		const double *p = b->model->posterior + a->v[i].column * k;

		for (size_t class = 0; class < k; class++)
			b->counts[class * k + a->v[i].label] += p[class];
	}
}

static void emit_class(const struct book *b, struct lbl_emit *e, size_t class)
{
	const struct lbl_consensus_table *t = b->basis->table;

	lbl_emit_key_span(e, lbl_consensus_table_label(t, t->classes[class]));
}

/* Classes and answers that there are none of are left out. */
static void emit_confusion(const struct book *b, struct lbl_emit *e)
{
	size_t k = b->answers.n_classes;

	lbl_emit_key(e, "confusion");
	lbl_emit_object(e);
	for (size_t class = 0; class < k; class++) {
		const double *row = b->counts + class * k;
		bool any = false;

		for (size_t l = 0; l < k; l++) {
			if (!(row[l] > 0))
				continue;
			if (!any) {
				emit_class(b, e, class);
				lbl_emit_object(e);
			}
			any = true;
			emit_class(b, e, l);
			lbl_emit_num(e, row[l]);
		}
		if (any)
			lbl_emit_object_end(e);
	}
	lbl_emit_object_end(e);
}

static void emit_trust(const struct book *b, struct lbl_emit *e)
{
	struct lbl_trust trust;

	lbl_trust_of(b->counts, b->answers.n_classes, &trust);
	lbl_emit_figure(e, "entropy", trust.entropy);
	lbl_emit_figure(e, "kappa", trust.kappa);
	lbl_emit_figure(e, "kappa_se", trust.se);
	lbl_emit_flag(e, "spam", trust.spam != LBL_SPAM_NONE);
	if (trust.spam != LBL_SPAM_NONE) {
		lbl_emit_key(e, "spam_reason");
		lbl_emit_string(e, lbl_spam_name(trust.spam));
	}
}

static void write_line(struct book *b, size_t annotator, struct lbl_buf *out)
{
	const struct lbl_votes *a = &b->answers;
	const struct scores *s = &b->scores[annotator];
	struct lbl_emit e = { .out = out };

	count(b, annotator);
	lbl_emit_object(&e);
	lbl_emit_key(&e, "annotator");
	lbl_emit_span(&e, lbl_judgments_annotator(b->basis->table->judgments,
						  (uint32_t)annotator));
	lbl_emit_count(&e, "n", a->starts[annotator + 1] - a->starts[annotator]);
	lbl_emit_figure(&e, "skill", b->model->skill[annotator]);
	lbl_emit_key(&e, "method");
	lbl_emit_string(&e, b->model->method);
	lbl_rate_emit(&e, "agreement", s->agreed, s->n, "no_labels");
	lbl_rate_emit(&e, "gold", s->right, s->judged, "no_gold");
	emit_trust(b, &e);
	emit_confusion(b, &e);
	lbl_emit_object_end(&e);
	lbl_buf_putc(out, '\n');
}

int lbl_consensus_annotators_write(const struct lbl_consensus_basis *basis,
				   const struct lbl_consensus *model, struct lbl_output *out,
				   struct lbl_error *err)
{
	const struct lbl_votes *votes = &basis->table->votes;
	size_t n = votes->n_columns, k = votes->n_classes;
	struct book b = { .basis = basis, .model = model,
			  .scores = lbl_alloc_zero(n, sizeof *b.scores),
			  .counts = lbl_alloc_zero(k * k, sizeof *b.counts) };
	struct lbl_buf text = { 0 };
	int rc = 0;

	lbl_votes_transpose(votes, &b.answers);
	score(&b);
	for (size_t a = 0; !rc && a < n; a++) {
		if (b.answers.starts[a] == b.answers.starts[a + 1])
			continue;
		write_line(&b, a, &text);
		rc = lbl_output_write(out, text.data, text.len, err);
		text.len = 0;
	}
	lbl_buf_clear(&text);
	lbl_votes_clear(&b.answers);
	free(b.scores);
	free(b.counts);
	return rc;
}
