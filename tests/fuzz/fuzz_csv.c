/*
 * fuzz_csv: table/csv. Rows do not depend on the size of a batch; the fields of sound rows,
 * all of them quoted and read again, are the same.
 */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "memory_file.h"
#include "table/csv.h"

#define ROW_BYTES 65536

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void quote(struct lbl_buf *out, struct lbl_span text)
{
	lbl_buf_putc(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '"')
			lbl_buf_putc(out, '"');
		lbl_buf_putc(out, text.ptr[i]);
	}
	lbl_buf_putc(out, '"');
}

static void put_columns(struct lbl_buf *out, const struct lbl_list *names)
{
	for (size_t i = 0; i < names->n; i++) {
		if (i)
			lbl_buf_putc(out, ',');
		quote(out, (struct lbl_span){ names->v[i], strlen(names->v[i]) });
	}
	if (names->n)
		lbl_buf_putc(out, '\n');
}

static void put_rows(struct lbl_buf *out, struct lbl_buf *faults, const struct lbl_csv_batch *batch)
{
	for (size_t r = 0; r < batch->n_rows; r++) {
		const struct lbl_csv_row *row = &batch->rows[r];

		if (row->fault) {
			lbl_buf_printf(faults, "%d %llu %llu %llu\n", (int)row->fault,
				       (unsigned long long)row->line,
				       (unsigned long long)row->fault_line,
				       (unsigned long long)row->fault_byte);
			continue;
		}
		for (size_t i = 0; i < row->n; i++) {
			if (i)
				lbl_buf_putc(out, ',');
			quote(out, lbl_csv_field(batch, row, i));
		}
		lbl_buf_putc(out, '\n');
	}
}

/* Reads the file: sound rows to `out`, all fields quoted, what is wrong to `faults`. */
static bool read_table(const char *name, size_t batch_bytes, struct lbl_buf *out,
		       struct lbl_buf *faults)
{
	struct lbl_csv_options options = { .delimiter = ',', .max_row_bytes = ROW_BYTES,
					   .batch_bytes = batch_bytes };
	char *names[] = { (char *)(uintptr_t)name };
	struct lbl_input *in = lbl_input_new(names, 1);
	struct lbl_csv_batch batch = { 0 };
	struct lbl_csv *csv = NULL;
	struct lbl_error err = { 0 };
	int rc = -1;

	if (lbl_input_next(in, &err) == 1)
		csv = lbl_csv_new(in, &options, &err);
	if (csv) {
		put_columns(out, lbl_csv_columns(csv));
		while ((rc = lbl_csv_fill(csv, &batch, &err)) > 0)
			put_rows(out, faults, &batch);
		lbl_csv_batch_clear(&batch);
		lbl_csv_free(csv);
	}
	if (rc < 0 && (err.code == LBL_E_NONE || !err.message[0]))
		abort();
	lbl_input_free(in);
	return rc == 0;
}

static void same(const struct lbl_buf *a, const struct lbl_buf *b)
{
	if (a->len != b->len || (a->len && memcmp(a->data, b->data, a->len)))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct memory_file file;
	struct lbl_buf large = { 0 }, small = { 0 }, again = { 0 };
	struct lbl_buf faults = { 0 }, small_faults = { 0 }, none = { 0 };
	const char *name = memory_file_fill(&file, data, n);
	bool sound = read_table(name, ROW_BYTES, &large, &faults);

	if (read_table(name, 1, &small, &small_faults) != sound)
		abort();
	same(&large, &small);
	same(&faults, &small_faults);
	if (sound) {
		name = memory_file_fill(&file, (const uint8_t *)large.data, large.len);
		if (!read_table(name, ROW_BYTES, &again, &none) || none.len)
			abort();
		same(&large, &again);
	}
	lbl_buf_clear(&large);
	lbl_buf_clear(&small);
	lbl_buf_clear(&again);
	lbl_buf_clear(&faults);
	lbl_buf_clear(&small_faults);
	lbl_buf_clear(&none);
	return 0;
}
