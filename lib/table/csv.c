/*
 * Rows of CSV; see table/csv.h. libcsv decides what a field is; this file hands
 * it one line at a time, which is how rows get line numbers and their raw text,
 * and how reading goes on behind a fault. Looks at bytes, never at labels; what
 * becomes of a row is the caller's business.
 */
#include "table/csv.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "table/clip.h"
#include "table/csv_fault.h"

#define READ_BYTES  ((size_t)128 << 10)
#define FIELD_BYTES ((size_t)4 << 10) /* libcsv's buffer grows by this; 128 by itself */

struct lbl_csv {
	struct lbl_input *in;
	struct lbl_csv_options options;
	struct csv_parser parser;
	struct lbl_list columns;
	struct lbl_buf carry; /* read and not yet looked at */
	bool has_columns;
	bool ended;      /* the source is read to its end */
	bool came_short; /* the last read gave less than it might: a pipe, or the end */
	bool failed;     /* or to a fault, to be told when the rows before it are gone */
	struct lbl_error failure;
	uint64_t line; /* of the next byte to be fed */
	/* The row being read. */
	bool in_row, row_ended;
	struct lbl_csv_row row;
	/* Offsets within the batch's raw. */
	size_t pos, line_at;
	size_t next_lf, next_cr; /* the first of their kind at or behind pos, SIZE_MAX: none yet */
	struct lbl_csv_batch *batch;
};

static int no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void *resize(void *ptr, size_t n)
{
	return lbl_resize(ptr, n, 1);
}

static void on_field(void *text, size_t n, void *arg)
{
	struct lbl_csv_batch *b = ((struct lbl_csv *)arg)->batch;

	if (n)
		memcpy(lbl_buf_reserve(&b->text, n), text, n);
	b->text.len += n;
	if (b->n_ends == b->cap_ends)
		b->ends = lbl_grow(b->ends, &b->cap_ends, b->n_ends + 1, sizeof *b->ends);
	b->ends[b->n_ends++] = b->text.len;
}

static void on_row(int c, void *arg)
{
	(void)c;
	((struct lbl_csv *)arg)->row_ended = true;
}

static void parser_init(struct csv_parser *p, char delimiter)
{
	csv_init(p, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(p, (unsigned char)delimiter);
	csv_set_space_func(p, no_space);
	csv_set_realloc_func(p, resize);
	csv_set_blk_size(p, FIELD_BYTES);
}

/* Back to the start of a row. Strictness at the end would refuse that within quotes. */
static void parser_reset(struct csv_parser *p)
{
	csv_set_opts(p, CSV_STRICT);
	csv_fini(p, NULL, NULL, NULL);
	csv_set_opts(p, CSV_STRICT | CSV_STRICT_FINI);
}

/* Where the fields of the row begin in the batch's text. */
static size_t text_at(const struct lbl_csv_batch *b, size_t first)
{
	return first ? b->ends[first - 1] : 0;
}

struct lbl_csv_place lbl_csv_field_place(const struct lbl_csv *c, const struct lbl_csv_batch *batch,
					 const struct lbl_csv_row *row, size_t i)
{
	struct lbl_span raw = lbl_csv_raw(batch, row);

	return lbl_csv_place_at(raw, row->line, lbl_csv_place_field(raw, c->options.delimiter, i));
}

static size_t without_line_end(const char *raw, size_t from, size_t to)
{
	if (to > from && raw[to - 1] == '\n')
		to--;
	if (to > from && raw[to - 1] == '\r')
		to--;
	return to;
}

static void too_long(struct lbl_csv *c, uint64_t line)
{
	lbl_error_at(&c->failure, LBL_E_LIMIT, lbl_input_name(c->in), line, 0,
		     "row longer than %zu bytes (see --max-line)", c->options.max_row_bytes);
	c->failed = true;
}

/* The row being read is over: at `to`, and with which fault. */
static void row_close(struct lbl_csv *c, size_t to, enum lbl_csv_fault fault)
{
	struct lbl_csv_batch *b = c->batch;
	struct lbl_csv_row *row = &c->row;

	row->raw_len = without_line_end(b->raw.data, row->raw, to) - row->raw;
	row->n = b->n_ends - row->first;
	row->fault = fault;
	c->in_row = false;
	if (row->raw_len > c->options.max_row_bytes) {
		too_long(c, row->line);
		return;
	}
	if (fault == LBL_CSV_SOUND && c->has_columns && row->n != c->columns.n) {
		row->fault = LBL_CSV_WIDTH;
		row->fault_line = row->line;
	}
	if (row->fault != LBL_CSV_SOUND) {
		b->text.len = text_at(b, row->first);
		b->n_ends = row->first;
	}
	if (b->n_rows == b->cap_rows)
		b->rows = lbl_grow(b->rows, &b->cap_rows, b->n_rows + 1, sizeof *b->rows);
	b->rows[b->n_rows++] = *row;
}

static void row_begin(struct lbl_csv *c)
{
	c->row = (struct lbl_csv_row){ .raw = c->pos, .first = c->batch->n_ends, .line = c->line };
	c->in_row = true;
}

/* libcsv would not take the byte at this offset: the next line begins a row. */
static void row_break(struct lbl_csv *c, size_t at, size_t to)
{
	bool quote = c->batch->raw.data[at] == '"';

	c->row.fault_line = c->line;
	c->row.fault_byte = at - c->line_at + 1;
	row_close(c, to, quote ? LBL_CSV_QUOTE : LBL_CSV_BEHIND);
	parser_reset(&c->parser);
}

/* The text ended within a row: its last field is what was not handed over yet. */
static void row_end_of_text(struct lbl_csv *c)
{
	struct lbl_csv_batch *b = c->batch;
	struct lbl_span raw = { b->raw.data + c->row.raw, b->raw.len - c->row.raw };
	struct lbl_csv_place place;
	size_t open;

	if (csv_fini(&c->parser, on_field, on_row, c) == 0) {
		row_close(c, b->raw.len, LBL_CSV_SOUND);
		return;
	}
	open = lbl_csv_place_field(raw, c->options.delimiter, b->n_ends - c->row.first);
	place = lbl_csv_place_at(raw, c->row.line, open);
	c->row.fault_line = place.line;
	c->row.fault_byte = place.byte;
	row_close(c, b->raw.len, LBL_CSV_OPEN);
	parser_reset(&c->parser);
}

static size_t find(const struct lbl_buf *raw, size_t from, char c)
{
	const char *p = from < raw->len ? memchr(raw->data + from, c, raw->len - from) : NULL;

	return p ? (size_t)(p - raw->data) : SIZE_MAX;
}

/* The end of the line at pos, behind its LF or its lone CR; SIZE_MAX: not read yet. */
static size_t line_end(struct lbl_csv *c)
{
	const struct lbl_buf *raw = &c->batch->raw;

	if (c->next_lf < c->pos)
		c->next_lf = find(raw, c->pos, '\n');
	if (c->next_cr < c->pos)
		c->next_cr = find(raw, c->pos, '\r');
	if (c->next_cr < c->next_lf && c->next_cr + 1 < raw->len)
		return c->next_cr + 1 == c->next_lf ? c->next_lf + 1 : c->next_cr + 1;
	if (c->next_lf != SIZE_MAX && c->next_cr > c->next_lf)
		return c->next_lf + 1;
	return c->ended && c->pos < raw->len ? raw->len : SIZE_MAX;
}

/* Feeds libcsv the line from pos to `to`. */
static void feed_line(struct lbl_csv *c, size_t to)
{
	const char *raw = c->batch->raw.data;
	size_t from = c->pos, n = to - from, took;
	bool blank = !c->in_row && without_line_end(raw, from, to) == from;

	if (!c->in_row && !blank)
		row_begin(c);
	if (!blank) {
		c->row_ended = false;
		took = csv_parse(&c->parser, raw + from, n, on_field, on_row, c);
		if (took < n)
			row_break(c, from + took, to);
		else if (c->row_ended)
			row_close(c, to, LBL_CSV_SOUND);
	}
	c->pos = to;
	if (raw[to - 1] == '\n' || !c->in_row) {
		c->line++;
		c->line_at = to;
	}
}

/* More text behind what the batch holds. */
static void read_more(struct lbl_csv *c)
{
	struct lbl_buf *raw = &c->batch->raw;
	size_t old = raw->len;
	ssize_t got =
		lbl_input_read(c->in, lbl_buf_reserve(raw, READ_BYTES), READ_BYTES, &c->failure);

	if (got > 0)
		raw->len += (size_t)got;
	c->ended = got == 0;
	c->failed = got < 0;
	c->came_short = got < (ssize_t)READ_BYTES;
	if (c->next_lf == SIZE_MAX)
		c->next_lf = find(raw, old, '\n');
	if (c->next_cr == SIZE_MAX)
		c->next_cr = find(raw, old, '\r');
}

/* Bytes of the row that is not complete yet, or of the line that will begin one. */
static size_t unfinished(const struct lbl_csv *c)
{
	return c->batch->raw.len - (c->in_row ? c->row.raw : c->pos);
}

/* Takes over what the batch before has left, which begins a row. */
static void batch_begin(struct lbl_csv *c, struct lbl_csv_batch *b)
{
	b->raw.len = b->text.len = 0;
	b->n_ends = b->n_rows = 0;
	lbl_buf_put(&b->raw, c->carry.data, c->carry.len);
	c->carry.len = 0;
	c->batch = b;
	c->pos = c->line_at = 0;
	c->next_lf = find(&b->raw, 0, '\n');
	c->next_cr = find(&b->raw, 0, '\r');
}

/* A slow producer's rows are not held back until a batch is full. */
static bool batch_full(const struct lbl_csv *c)
{
	return c->came_short || c->batch->raw.len >= c->options.batch_bytes;
}

/* Rows, until there are max_rows or the batch is full or the source ends. */
static void read_rows(struct lbl_csv *c, size_t max_rows)
{
	struct lbl_csv_batch *b = c->batch;

	while (b->n_rows < max_rows && !c->failed) {
		size_t to = line_end(c);

		if (to != SIZE_MAX)
			feed_line(c, to);
		else if (c->ended)
			break;
		else if (b->n_rows && !c->in_row && batch_full(c))
			break;
		else if (unfinished(c) > c->options.max_row_bytes + 1) /* a CR may end the row */
			too_long(c, c->in_row ? c->row.line : c->line);
		else
			read_more(c);
	}
	if (c->ended && c->in_row)
		row_end_of_text(c);
}

static void batch_end(struct lbl_csv *c)
{
	struct lbl_csv_batch *b = c->batch;

	lbl_csv_fault_bytes(b, c->pos);
	b->bytes_read = lbl_input_bytes(c->in);
	if (!c->failed && c->pos < b->raw.len)
		lbl_buf_put(&c->carry, b->raw.data + c->pos, b->raw.len - c->pos);
}

static int failure(const struct lbl_csv *c, struct lbl_error *err)
{
	*err = c->failure;
	return -1;
}

int lbl_csv_fill(struct lbl_csv *c, struct lbl_csv_batch *batch, struct lbl_error *err)
{
	batch_begin(c, batch);
	read_rows(c, SIZE_MAX);
	batch_end(c);
	if (batch->n_rows)
		return 1;
	return c->failed ? failure(c, err) : 0;
}

void lbl_csv_batch_clear(struct lbl_csv_batch *batch)
{
	lbl_buf_clear(&batch->raw);
	lbl_buf_clear(&batch->text);
	free(batch->ends);
	free(batch->rows);
	*batch = (struct lbl_csv_batch){ 0 };
}

int lbl_csv_error(const struct lbl_csv *c, const struct lbl_csv_row *row, struct lbl_error *err)
{
	lbl_csv_fault_error(row, c->columns.n, !c->options.columns, err);
	err->source = lbl_input_name(c->in);
	return -1;
}

static int refuse_name(const struct lbl_csv *c, struct lbl_span name, struct lbl_csv_place at,
		       struct lbl_error *err)
{
	struct lbl_buf b = { 0 };

	lbl_clip_quote(&b, name);
	lbl_error_at(err, LBL_E_INPUT, lbl_input_name(c->in), at.line, at.byte,
		     "the header has the column %s twice", lbl_buf_cstr(&b));
	lbl_buf_clear(&b);
	return -1;
}

/* Names the columns by the header; a name that stands twice would hide a column. */
static int take_header(struct lbl_csv *c, const struct lbl_csv_batch *b, struct lbl_error *err)
{
	const struct lbl_csv_row *row = &b->rows[0];
	struct lbl_intern *names = lbl_intern_new();
	int rc = 0;

	if (row->fault != LBL_CSV_SOUND)
		rc = lbl_csv_error(c, row, err);
	for (size_t i = 0; i < row->n && !rc; i++) {
		struct lbl_span name = lbl_csv_field(b, row, i);

		if (lbl_intern_put(names, name) < i)
			rc = refuse_name(c, name, lbl_csv_field_place(c, b, row, i), err);
		lbl_list_add(&c->columns, name.ptr, name.len);
	}
	lbl_intern_free(names);
	return rc;
}

static int read_header(struct lbl_csv *c, struct lbl_error *err)
{
	struct lbl_csv_batch b = { 0 };
	int rc = 0;

	batch_begin(c, &b);
	read_rows(c, 1);
	batch_end(c);
	if (b.n_rows)
		rc = take_header(c, &b, err);
	else if (c->failed)
		rc = failure(c, err);
	lbl_csv_batch_clear(&b);
	return rc;
}

static void take_columns(struct lbl_csv *c, const struct lbl_list *columns)
{
	for (size_t i = 0; i < columns->n; i++)
		lbl_list_add(&c->columns, columns->v[i], strlen(columns->v[i]));
}

struct lbl_csv *lbl_csv_new(struct lbl_input *in, const struct lbl_csv_options *options,
			    struct lbl_error *err)
{
	struct lbl_csv *c = lbl_alloc_zero(1, sizeof *c);

	c->in = in;
	c->options = *options;
	c->line = 1;
	parser_init(&c->parser, options->delimiter);
	if (options->columns) {
		take_columns(c, options->columns);
	} else if (read_header(c, err)) {
		lbl_csv_free(c);
		return NULL;
	}
	c->has_columns = true;
	return c;
}

void lbl_csv_free(struct lbl_csv *c)
{
	if (!c)
		return;
	csv_free(&c->parser);
	lbl_list_clear(&c->columns);
	lbl_buf_clear(&c->carry);
	free(c);
}

const struct lbl_list *lbl_csv_columns(const struct lbl_csv *c)
{
	return &c->columns;
}
