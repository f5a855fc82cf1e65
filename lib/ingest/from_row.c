/*
 * Records from rows; see ingest/from_row.h. A field is quoted once; the record,
 * and where it is needed the canonical form of its content, are both put
 * together from the quoted fields, by two trees of places over the same slots.
 */
#include "ingest/from_row.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "json/text.h"
#include "table/clip.h"

#define QUOTED_MAX 6 /* bytes that one byte of text can become */

struct lbl_from_row {
	const struct lbl_csv *csv;
	const struct lbl_mapping *mapping;
	struct lbl_place *record, *content; /* content: NULL when no hash is needed */
	const struct lbl_list *columns;
	bool *numeric; /* by column */
	bool any_numeric, hashes;
	bool *must;                      /* by column: an id, which must not be empty */
	size_t label_column;             /* empty: abstained; LBL_PLACE_NONE: there is none */
	struct lbl_span *values, *exact; /* by slot; exact: numbers canonical */
	struct lbl_buf quoted, numbers, form;
	struct lbl_provenance_text text;
};

static size_t column_of(const struct lbl_list *columns, const char *name)
{
	for (size_t i = 0; i < columns->n; i++)
		if (strcmp(columns->v[i], name) == 0)
			return i;
	return LBL_PLACE_NONE;
}

/* "no column x", with what there is. */
static int no_column(const struct lbl_from_row *f, const char *option, const char *name,
		     struct lbl_error *err)
{
	struct lbl_buf b = { 0 };

	lbl_buf_printf(&b, "%s%sno column ", option ? option : "", option ? ": " : "");
	lbl_clip_quote(&b, lbl_span_of(name));
	if (!option)
		lbl_buf_printf(&b, " (name one by --map %s=COLUMN)", name);
	lbl_buf_puts(&b, "; the columns are ");
	for (size_t i = 0; i < f->columns->n; i++) {
		lbl_buf_puts(&b, i ? ", " : "");
		lbl_clip_quote(&b, lbl_span_of(f->columns->v[i]));
	}
	lbl_error_set(err, LBL_E_USAGE, "%s", lbl_buf_cstr(&b));
	lbl_buf_clear(&b);
	return -1;
}

static int find_numeric(struct lbl_from_row *f, struct lbl_error *err)
{
	const struct lbl_list *names = f->mapping->words.numeric;

	for (size_t i = 0; i < names->n; i++) {
		size_t column = column_of(f->columns, names->v[i]);

		if (column == LBL_PLACE_NONE)
			return no_column(f, "--numeric", names->v[i], err);
		f->numeric[column] = f->any_numeric = true;
	}
	return 0;
}

/* The column of each target as a slot; marks the columns that members are made of. */
static int find_targets(struct lbl_from_row *f, size_t *slots, bool *taken, struct lbl_error *err)
{
	for (size_t i = 0; i < f->mapping->n; i++) {
		const struct lbl_target *t = &f->mapping->targets[i];
		size_t column = column_of(f->columns, t->from);

		slots[i] = LBL_PLACE_NONE;
		if (t->array && !t->option)
			continue;
		if (column == LBL_PLACE_NONE && (t->option || t->required))
			return no_column(f, t->option, t->from, err);
		if (column == LBL_PLACE_NONE)
			continue;
		taken[column] = true;
		slots[i] = LBL_SLOT_FIXED + column;
		f->must[column] |= t->required && t->ident;
		if (t->required && !t->ident)
			f->label_column = column;
	}
	return 0;
}

static int lay_out(struct lbl_from_row *f, struct lbl_error *err)
{
	const struct lbl_mapping *m = f->mapping;
	size_t *slots = lbl_alloc_zero(m->n, sizeof *slots);
	bool *taken = lbl_alloc_zero(f->columns->n, sizeof *taken);
	struct lbl_mapping_columns body = { f->columns, m->words.annotations ? taken : NULL };
	int rc = find_targets(f, slots, taken, err);

	if (!rc)
		f->record = lbl_mapping_layout(m, slots, &body, false, err);
	if (!rc && (m->own_id || f->hashes))
		f->content = lbl_mapping_layout(m, slots, &body, true, err);
	free(slots);
	free(taken);
	return f->record ? 0 : -1;
}

struct lbl_from_row *lbl_from_row_new(const struct lbl_csv *csv, const struct lbl_mapping *mapping,
				      const struct lbl_provenance *where, bool hashes,
				      struct lbl_error *err)
{
	struct lbl_from_row *f = lbl_alloc_zero(1, sizeof *f);
	size_t n;

	f->csv = csv;
	f->mapping = mapping;
	f->columns = lbl_csv_columns(csv);
	f->hashes = hashes;
	f->must = lbl_alloc_zero(f->columns->n, sizeof *f->must);
	f->label_column = LBL_PLACE_NONE;
	f->numeric = lbl_alloc_zero(f->columns->n, sizeof *f->numeric);
	n = LBL_SLOT_FIXED + f->columns->n;
	f->values = lbl_alloc_zero(n, sizeof *f->values);
	f->exact = lbl_alloc_zero(n, sizeof *f->exact);
	lbl_provenance_begin(&f->text, where, f->values);
	if (!find_numeric(f, err) && !lay_out(f, err))
		return f;
	lbl_from_row_free(f);
	return NULL;
}

void lbl_from_row_free(struct lbl_from_row *f)
{
	if (!f)
		return;
	lbl_place_free(f->record);
	lbl_place_free(f->content);
	free(f->numeric);
	free(f->must);
	free(f->values);
	free(f->exact);
	lbl_buf_clear(&f->quoted);
	lbl_buf_clear(&f->numbers);
	lbl_buf_clear(&f->form);
	lbl_provenance_clear(&f->text);
	free(f);
}

static int refuse(const struct lbl_from_row *f, const struct lbl_csv_batch *batch,
		  const struct lbl_csv_row *row, size_t i, const char *what, struct lbl_error *err)
{
	struct lbl_csv_place at = lbl_csv_field_place(f->csv, batch, row, i);
	struct lbl_buf b = { 0 };

	lbl_buf_puts(&b, "column ");
	lbl_clip_quote(&b, lbl_span_of(f->columns->v[i]));
	lbl_buf_puts(&b, ": ");
	lbl_clip_quote(&b, lbl_csv_field(batch, row, i));
	lbl_error_at(err, LBL_E_INPUT, NULL, at.line, at.byte, "%s %s", lbl_buf_cstr(&b), what);
	lbl_buf_clear(&b);
	return -1;
}

static struct lbl_span behind(const struct lbl_buf *b, size_t at)
{
	return (struct lbl_span){ b->data + at, b->len - at };
}

/* The value of a numeric column, and its canonical form. */
static int take_number(struct lbl_from_row *f, const struct lbl_csv_batch *batch,
		       const struct lbl_csv_row *row, size_t i, struct lbl_error *err)
{
	struct lbl_span text = lbl_csv_field(batch, row, i);
	size_t at = f->numbers.len;

	if (!text.len) {
		f->values[LBL_SLOT_FIXED + i] = f->exact[LBL_SLOT_FIXED + i] = lbl_span_of("null");
		return 0;
	}
	if (!lbl_num_is_json(text))
		return refuse(f, batch, row, i, "is not a JSON number", err);
	f->values[LBL_SLOT_FIXED + i] = text;
	if (f->content) {
		lbl_num_canonical(text, &f->numbers);
		f->exact[LBL_SLOT_FIXED + i] = behind(&f->numbers, at);
	}
	return 0;
}

/* All fields as JSON. Room is made for all at first, so that spans stay where they are. */
static int take_fields(struct lbl_from_row *f, const struct lbl_csv_batch *batch,
		       const struct lbl_csv_row *row, struct lbl_error *err)
{
	struct lbl_buf *q = &f->quoted;

	q->len = f->numbers.len = 0;
	lbl_buf_reserve(q, QUOTED_MAX * row->raw_len + sizeof "null" * row->n);
	if (f->any_numeric)
		lbl_buf_reserve(&f->numbers, row->raw_len + LBL_NUM_MAX * row->n);
	for (size_t i = 0; i < row->n; i++) {
		struct lbl_span text = lbl_csv_field(batch, row, i);
		size_t at = q->len;

		if (f->numeric[i]) {
			if (take_number(f, batch, row, i, err))
				return -1;
			continue;
		}
		if (!text.len && f->must[i])
			return refuse(f, batch, row, i, "is no id", err);
		if (!text.len && i == f->label_column)
			lbl_buf_puts(q, "null");
		else
			lbl_text_quote(q, text.ptr, text.len);
		f->values[LBL_SLOT_FIXED + i] = f->exact[LBL_SLOT_FIXED + i] = behind(q, at);
	}
	return 0;
}

static void take_hash(struct lbl_from_row *f, struct lbl_hash128 *hash)
{
	f->form.len = 0;
	lbl_place_write(f->content, f->exact, &f->form);
	*hash = lbl_hash128(f->form.data, f->form.len, 0);
	if (f->mapping->own_id)
		lbl_provenance_id(&f->text, *hash, f->values);
}

int lbl_from_row_put(struct lbl_from_row *f, const struct lbl_csv_batch *batch,
		     const struct lbl_csv_row *row, struct lbl_buf *out, struct lbl_hash128 *hash,
		     struct lbl_error *err)
{
	if (take_fields(f, batch, row, err))
		return -1;
	lbl_provenance_line(&f->text, row->line, f->values);
	if (f->content)
		take_hash(f, hash);
	lbl_place_write(f->record, f->values, out);
	lbl_buf_putc(out, '\n');
	return 0;
}
