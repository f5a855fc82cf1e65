/*
 * The loop over a table's rows; see ingest/rows.h. table/csv reads, from_row
 * makes records; here is what becomes of rows that are none, and the order in
 * which all is written.
 */
#include "ingest/rows.h"

#include "json/reject.h"
#include "ingest/from_row.h"
#include "table/csv_ahead.h"

struct table {
	const struct lbl_rows *rows;
	struct lbl_tally *tally;
	struct lbl_csv *csv;
	struct lbl_from_row *from;
	struct lbl_distinct_feed *feed; /* NULL: duplicates stay */
	struct lbl_buf out, rejected;   /* of the present batch */
	uint64_t seq;
};

/* A row that is no record: 0 when the run goes on. */
static int bad_row(struct table *t, struct lbl_span raw, const struct lbl_error *err)
{
	if (t->rows->on_error == LBL_ON_ERROR_FAIL && !t->rows->reject)
		return -1;
	t->tally->rejected++;
	if (t->rows->reject)
		lbl_reject_write(&t->rejected, err, raw, NULL, (struct lbl_span){ 0 });
	return 0;
}

static int take_row(struct table *t, const struct lbl_csv_batch *batch,
		    const struct lbl_csv_row *row, struct lbl_error *err)
{
	struct lbl_hash128 content;
	size_t at = t->out.len;

	if (row->fault != LBL_CSV_SOUND) {
		lbl_csv_error(t->csv, row, err);
		return bad_row(t, lbl_csv_raw(batch, row), err);
	}
	if (lbl_from_row_put(t->from, batch, row, &t->out, &content, err)) {
		err->source = lbl_input_name(t->rows->in);
		return bad_row(t, lbl_csv_raw(batch, row), err);
	}
	t->tally->records++;
	if (t->feed)
		lbl_distinct_note(t->feed, at, content);
	return 0;
}

static int write_batch(struct table *t, struct lbl_error *err)
{
	const struct lbl_rows *r = t->rows;

	if (t->feed)
		lbl_distinct_block_end(t->feed, t->seq++, &t->out);
	if (t->out.len && lbl_output_write(r->out, t->out.data, t->out.len, err))
		return -1;
	return t->rejected.len ? lbl_output_write(r->reject, t->rejected.data, t->rejected.len, err)
			       : 0;
}

static int take_batch(struct table *t, const struct lbl_csv_batch *batch, struct lbl_error *err)
{
	struct lbl_error write_err;
	int rc = 0;

	t->out.len = t->rejected.len = 0;
	for (size_t i = 0; i < batch->n_rows && !rc; i++)
		rc = take_row(t, batch, &batch->rows[i], err);
	if (write_batch(t, rc ? &write_err : err))
		return -1;
	return rc;
}

static int take_all(struct table *t, struct lbl_error *err)
{
	const struct lbl_rows *r = t->rows;
	struct lbl_csv_ahead *ahead = lbl_csv_ahead_new(t->csv, r->ahead);
	uint64_t total_bytes = lbl_input_total(r->in);
	const struct lbl_csv_batch *batch;
	int rc;

	while ((rc = lbl_csv_ahead_next(ahead, &batch, err)) > 0) {
		rc = take_batch(t, batch, err);
		if (rc)
			break;
		if (r->tick)
			r->tick(r->tick_ctx, batch->bytes_read, total_bytes);
	}
	lbl_csv_ahead_free(ahead);
	return rc;
}

/* A table without a header is empty: it has no rows, and no columns that could be missing. */
static int open_table(struct table *t, struct lbl_error *err)
{
	const struct lbl_rows *r = t->rows;

	if (lbl_input_next(r->in, err) < 0)
		return -1;
	t->csv = lbl_csv_new(r->in, &r->csv, err);
	if (!t->csv)
		return -1;
	if (!lbl_csv_columns(t->csv)->n)
		return 0;
	t->from = lbl_from_row_new(t->csv, r->mapping, r->where, r->distinct, err);
	if (!t->from)
		err->source = lbl_input_name(r->in);
	return t->from ? 0 : -1;
}

int lbl_rows_run(const struct lbl_rows *rows, struct lbl_tally *tally, struct lbl_error *err)
{
	struct table t = { .rows = rows, .tally = tally };
	int rc = open_table(&t, err);

	if (rows->distinct) {
		lbl_distinct_restart(rows->distinct);
		t.feed = lbl_distinct_feed_new(rows->distinct);
	}
	if (!rc && t.from)
		rc = take_all(&t, err);
	lbl_distinct_feed_free(t.feed);
	lbl_from_row_free(t.from);
	lbl_csv_free(t.csv);
	lbl_buf_clear(&t.out);
	lbl_buf_clear(&t.rejected);
	return rc;
}
