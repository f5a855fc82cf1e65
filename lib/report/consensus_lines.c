/*
 * consensus_lines: decides item by item (state/consensus_decide) and writes down what came out.
 * Threads make the lines, report/lines puts them in order.
 */
#include "report/consensus_lines.h"

#include <math.h>
#include <stdlib.h>

#include "base/fetch.h"
#include "base/mem.h"
#include "report/consensus_line.h"
#include "json/emit.h"

#define AHEAD 8 /* lines */

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
	struct hand *h = worker;

	lbl_written_add(((struct writer *)ctx)->written, &h->written);
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

/* Who has decided; NULL: there is no label. */
static const char *decider_name(const struct hand *h, const struct lbl_decision *d, size_t row)
{
	return d->choice.label == LBL_LABEL_NONE
		       ? NULL
		       : lbl_decided_by_name(h->all->wanted->reading,
					     &h->all->basis->table->items[row], d->by);
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

/* Rows come in no order: what lines need is asked for before it is needed. */
LBL_FETCHES look_ahead(const struct lbl_consensus_basis *b, size_t number)
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
	const struct lbl_consensus_table *t = h->all->basis->table;
	size_t row = t->order[number];
	struct lbl_decision d = lbl_decider_decide(&h->decider, row);
	const struct lbl_outcome outcome = { .labeled = d.choice.label != LBL_LABEL_NONE,
					     .tied = d.choice.tied,
					     .confidence = d.choice.confidence,
					     .by_votes = d.by == LBL_BY_VOTES,
					     .annotators = lbl_count_voters(&t->votes, row) };
	struct lbl_item_line line;

	look_ahead(h->all->basis, number);
	lbl_item_line_begin(&line, h->all->wanted, &outcome, out);
	emit_item(h, &line.e, &d, row, outcome.annotators);
	lbl_item_line_end(&line, &h->written);
}

int lbl_consensus_lines_write(const struct lbl_consensus_basis *basis,
			      const struct lbl_consensus_wanted *wanted,
			      struct lbl_consensus_written *written, struct lbl_error *err)
{
	struct writer writer = { basis, wanted, written };
	const struct lbl_lines lines = { &writer, open_hand, write_line, close_hand };

	return lbl_items_write(&lines, basis->table, wanted, err);
}
