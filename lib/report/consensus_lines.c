/*
 * consensus_lines: decides item by item (state/consensus_decide) and writes down what came out.
 * Threads make the lines, report/lines puts them in order.
 */
#include "report/consensus_lines.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "json/emit.h"
#include "report/lines.h"

#define AHEAD 8 /* lines */

enum { HERE, ESCALATED };

struct writer {
	const struct lbl_consensus_basis *basis;
	const struct lbl_consensus_wanted *wanted;
	struct lbl_consensus_written *written;
};

/* A thread's. */
struct hand {
	const struct writer *all;
	struct lbl_decider decider;
	struct lbl_consensus_written written;
};

static void *open_hand(void *ctx)
{
	struct hand *h = lbl_alloc_zero(1, sizeof *h);

	h->all = ctx;
	lbl_decider_init(&h->decider, h->all->basis);
	return h;
}

static void close_hand(void *ctx, void *worker)
{
	struct lbl_consensus_written *to = ((struct writer *)ctx)->written;
	struct hand *h = worker;

	to->lines += h->written.lines;
	to->escalated += h->written.escalated;
	to->unlabeled += h->written.unlabeled;
	lbl_decider_clear(&h->decider);
	free(h);
}

static void emit_label(const struct hand *h, struct lbl_emit *e, uint32_t number)
{
	if (number == LBL_LABEL_NONE)
		lbl_emit_null(e);
	else
		lbl_emit_span(e, lbl_consensus_table_label(h->all->basis->table, number));
}

static void emit_votes(const struct hand *h, struct lbl_emit *e)
{
	const struct lbl_tally_labels *t = &h->decider.votes;

	lbl_emit_key(e, "votes");
	lbl_emit_object(e);
	for (size_t i = 0; i < t->n; i++) {
		lbl_emit_key_span(e, lbl_consensus_table_label(h->all->basis->table,
							       t->labels[i]));
		lbl_emit_u64(e, t->counts[i]);
	}
	lbl_emit_object_end(e);
}

/* Who has decided: gold, the stage that did, or where stages are not told apart, all; or none. */
static const char *decider_name(const struct hand *h, const struct lbl_decision *d, size_t row)
{
	const struct lbl_list *stages = &h->all->wanted->reading->precedence;

	if (d->choice.label == LBL_LABEL_NONE)
		return NULL;
	if (d->by == LBL_BY_GOLD)
		return "gold";
	if (d->by == LBL_BY_STAGE)
		return stages->v[h->all->basis->table->items[row].stage];
	return stages->n ? "label" : "all";
}

static void emit_posterior(const struct hand *h, struct lbl_emit *e, const struct lbl_decision *d)
{
	lbl_emit_key(e, "posterior");
	lbl_emit_object(e);
	for (size_t i = 0; i < d->n; i++) {
		lbl_emit_key_span(e, lbl_consensus_table_label(h->all->basis->table,
							       d->labels[i]));
		lbl_emit_num(e, d->p[i]);
	}
	lbl_emit_object_end(e);
}

static void emit_item(struct hand *h, struct lbl_emit *e, const struct lbl_decision *d,
		      size_t row, size_t annotators)
{
	lbl_emit_key(e, "item");
	lbl_emit_span(e, h->all->basis->table->items[row].key);
	lbl_emit_key(e, "label");
	emit_label(h, e, d->choice.label);
	if (d->reason) {
		lbl_emit_key(e, "reason");
		lbl_emit_string(e, d->reason);
	}
	lbl_emit_figure(e, "confidence", d->choice.confidence);
	lbl_emit_figure(e, "margin", d->choice.margin);
	lbl_emit_figure(e, "entropy", d->choice.entropy);
	emit_votes(h, e);
	lbl_emit_count(e, "annotators", annotators);
	lbl_emit_flag(e, "tied", d->choice.tied);
	lbl_emit_key(e, "method");
	lbl_emit_string(e, h->all->wanted->method);
	lbl_emit_flag(e, "changed", d->changed);
	lbl_emit_key(e, "decided_by");
	lbl_emit_string(e, decider_name(h, d, row));
	lbl_emit_flag(e, "overruled", d->overruled);
	if (h->all->wanted->posterior)
		emit_posterior(h, e, d);
}

/*
 * Rows come in no order: what lines need is asked for before it is needed. Inlined, as a compiler
 * leaves out calls of a function that does nothing but prefetch.
 */
static inline __attribute__((always_inline)) void
look_ahead(const struct lbl_consensus_basis *b, size_t number)
{
	const struct lbl_consensus_table *t = b->table;
	size_t far = number + 2 * AHEAD, near = number + AHEAD;

	if (far >= t->votes.n_rows)
		return;
	__builtin_prefetch(&t->items[t->order[far]]);
	__builtin_prefetch(&t->votes.starts[t->order[far]]);
	__builtin_prefetch(t->items[t->order[near]].key.ptr);
	__builtin_prefetch(&t->votes.v[t->votes.starts[t->order[near]]]);
	if (b->model)
		__builtin_prefetch(b->model->posterior +
				   t->order[near] * t->votes.n_classes);
}

static void write_line(void *worker, size_t number, struct lbl_buf out[LBL_LINES_OUTPUTS])
{
	struct hand *h = worker;
	const struct lbl_consensus_wanted *w = h->all->wanted;
	const struct lbl_consensus_table *t = h->all->basis->table;
	size_t row = t->order[number];
	struct lbl_decision d = lbl_decider_decide(&h->decider, row);
	const struct lbl_outcome outcome = { .labeled = d.choice.label != LBL_LABEL_NONE,
					     .tied = d.choice.tied,
					     .confidence = d.choice.confidence,
					     .by_votes = d.by == LBL_BY_VOTES,
					     .annotators = lbl_count_voters(&t->votes, row) };
	unsigned bits = w->escalate ? lbl_escalation_reasons(&w->escalation, &outcome) : 0;
	struct lbl_emit e = { .out = &out[bits ? ESCALATED : HERE] };

	look_ahead(h->all->basis, number);
	lbl_emit_object(&e);
	emit_item(h, &e, &d, row, outcome.annotators);
	if (bits)
		lbl_escalation_emit(&e, bits);
	lbl_emit_object_end(&e);
	lbl_buf_putc(e.out, '\n');
	h->written.lines++;
	h->written.escalated += bits != 0;
	h->written.unlabeled += d.choice.label == LBL_LABEL_NONE;
}

int lbl_consensus_lines_write(const struct lbl_consensus_basis *basis,
			      const struct lbl_consensus_wanted *wanted,
			      struct lbl_consensus_written *written, struct lbl_error *err)
{
	struct writer writer = { basis, wanted, written };
	const struct lbl_lines lines = { &writer, open_hand, write_line, close_hand };
	struct lbl_output *const out[] = { wanted->out, wanted->escalate };

	return lbl_lines_write(&lines, basis->table->votes.n_rows, wanted->threads, out, err);
}
