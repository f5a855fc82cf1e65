/*
 * A report for a terminal, at most 80 columns. Rows are never left out; names
 * that are too long are cut. What gold says is report_text_gold.c.
 */
#include "report/report_text.h"

#include <inttypes.h>
#include <math.h>

#include "base/time.h"
#include "report/units.h"
#include "report/width.h"

static void cell_duration(struct lbl_table *t, double ms)
{
	char text[LBL_UNITS_MAX];

	lbl_duration_text(ms, text);
	lbl_table_cell(t, "%s", text);
}

static void put_count(struct lbl_buf *out, const char *name, uint64_t n, bool hidden)
{
	if (hidden)
		lbl_buf_printf(out, "%-22s %12s\n", name, "-");
	else
		lbl_buf_printf(out, "%-22s %12" PRIu64 "\n", name, n);
}

/* What every report says, and what is said where there is some of it. */
static void put_counts(const struct lbl_figures *f, struct lbl_buf *out)
{
	const uint64_t *n = f->state->counts;
	const struct {
		const char *name;
		uint64_t n;
		bool always, hidden;
	} rows[] = {
		{ "records", n[LBL_REPORT_RECORDS], true, false },
		{ "annotations", n[LBL_REPORT_ANNOTATIONS], true, false },
		{ "items", n[LBL_REPORT_ITEMS], true, f->items_split },
		{ "annotators", f->annotators, true, false },
		{ "judgments that count", n[LBL_REPORT_KEPT], true, f->judgments_split },
		{ "abstained", n[LBL_REPORT_ABSTAINED], true, false },
		{ "duplicates", n[LBL_REPORT_DUPLICATES], true, f->judgments_split },
		{ "of other stages", n[LBL_REPORT_OTHER_STAGE], false, false },
		{ "of other origins", n[LBL_REPORT_OTHER_ORIGIN], false, false },
		{ "item records", n[LBL_REPORT_ITEM_RECORDS], false, false },
		{ "items with suggestions", n[LBL_REPORT_SUGGESTED], false, false },
		{ "suggestions", f->suggestions, false, false },
		{ "label records", n[LBL_REPORT_LABEL_RECORDS], false, false },
		{ "unusable durations", n[LBL_REPORT_BAD_DURATIONS], false, false },
		{ "unusable times", n[LBL_REPORT_BAD_TIMES], false, false },
		{ "bad lines dropped", n[LBL_REPORT_DROPPED], false, false },
	};

	lbl_buf_putc(out, '\n');
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (rows[i].always || rows[i].n)
			put_count(out, rows[i].name, rows[i].n, rows[i].hidden);
	if (f->items_split)
		lbl_buf_puts(out, "- : shards share items (items_split)\n");
	if (f->judgments_split)
		lbl_buf_puts(out, "- : shards share judgments, whose duplicates were not seen "
				  "(items_split)\n");
}

static void put_title(const struct lbl_figures *f, struct lbl_buf *out)
{
	char first[LBL_TIME_MAX], last[LBL_TIME_MAX];

	lbl_show(out, lbl_span_of(f->title), LBL_REPORT_WIDTH);
	lbl_buf_putc(out, '\n');
	if (f->stamp)
		lbl_buf_printf(out, "made %s\n", f->stamp);
	if (!f->times)
		return;
	lbl_time_format(f->first_ms, first);
	lbl_time_format(f->last_ms, last);
	lbl_buf_printf(out, "work from %s to %s\n", first, last);
}

static void put_origins(const struct lbl_figures *f, struct lbl_buf *out)
{
	static const struct lbl_column columns[] = {
		{ "origin", LBL_LEFT, false },       { "annotators", LBL_RIGHT, false },
		{ "annotations", LBL_RIGHT, false }, { "share", LBL_RIGHT, false },
		{ "judgments", LBL_RIGHT, false },   { "abstained", LBL_RIGHT, false },
		{ "suggestions", LBL_RIGHT, false },
	};
	struct lbl_table t = { .columns = columns, .n_columns = sizeof columns / sizeof *columns };
	double all = (double)f->state->counts[LBL_REPORT_ANNOTATIONS];

	for (int o = 0; o < LBL_ORIGINS; o++) {
		const struct lbl_origin_figures *of = &f->origins[o];

		if (!of->n[LBL_ROW_ANNOTATIONS] && !f->state->suggestions[o])
			continue;
		lbl_table_cell(&t, "%s", lbl_origin_name((enum lbl_origin)o));
		lbl_cell_count(&t, of->rows, false);
		lbl_cell_count(&t, of->n[LBL_ROW_ANNOTATIONS], false);
		lbl_cell_percent(&t, (double)of->n[LBL_ROW_ANNOTATIONS] / all);
		lbl_cell_count(&t, of->n[LBL_ROW_KEPT], f->judgments_split);
		lbl_cell_count(&t, of->n[LBL_ROW_ABSTAINED], false);
		lbl_cell_count(&t, f->state->suggestions[o], false);
	}
	if (!t.n_cells)
		return;
	lbl_text_head(out, "By origin");
	lbl_text_table(&t, out);
}

static void put_work(const struct lbl_figures *f, struct lbl_buf *out)
{
	static const struct lbl_column columns[] = {
		{ "annotator", LBL_LEFT, true }, { "origin", LBL_LEFT, false },
		{ "n", LBL_RIGHT, false },       { "share", LBL_RIGHT, false },
		{ "items", LBL_RIGHT, false },   { "median", LBL_RIGHT, false },
		{ "p90", LBL_RIGHT, false },     { "per hour", LBL_RIGHT, false },
	};
	struct lbl_table t = { .columns = columns, .n_columns = sizeof columns / sizeof *columns };
	struct lbl_row_figures r;

	for (size_t i = 0; i < f->n_rows; i++) {
		lbl_figures_row(f, i, &r);
		lbl_table_text(&t, r.annotator);
		lbl_table_cell(&t, "%s", lbl_origin_name(r.origin));
		lbl_cell_count(&t, r.row->n[LBL_ROW_ANNOTATIONS], false);
		lbl_cell_percent(&t, r.share);
		lbl_cell_count(&t, r.row->n[LBL_ROW_ITEMS], f->judgments_split);
		cell_duration(&t, r.median_ms);
		cell_duration(&t, r.p90_ms);
		lbl_cell_number(&t, r.per_hour, 0);
	}
	lbl_text_head(out, "Annotators: work done (all stages; n annotations, time spent on one)");
	lbl_text_table(&t, out);
}

static void put_times(const struct lbl_figures *f, struct lbl_buf *out)
{
	static const struct lbl_column columns[] = {
		{ "annotator", LBL_LEFT, true },   { "origin", LBL_LEFT, false },
		{ "first", LBL_LEFT, false },      { "last", LBL_LEFT, false },
		{ "abstained", LBL_RIGHT, false },
	};
	struct lbl_table t = { .columns = columns, .n_columns = sizeof columns / sizeof *columns };
	char first[LBL_UNITS_MAX] = "-", last[LBL_UNITS_MAX] = "-";
	struct lbl_row_figures r;

	for (size_t i = 0; i < f->n_rows; i++) {
		lbl_figures_row(f, i, &r);
		bool timed = r.row->n[LBL_ROW_TIMES] > 0;

		if (timed) {
			lbl_minute_text(r.row->first_ms, first);
			lbl_minute_text(r.row->last_ms, last);
		}
		lbl_table_text(&t, r.annotator);
		lbl_table_cell(&t, "%s", lbl_origin_name(r.origin));
		lbl_table_cell(&t, "%s", timed ? first : "-");
		lbl_table_cell(&t, "%s", timed ? last : "-");
		lbl_cell_count(&t, r.row->n[LBL_ROW_ABSTAINED], false);
	}
	lbl_text_head(out, "Annotators: first and last annotation (UTC)");
	lbl_text_table(&t, out);
}

static void put_labels(const struct lbl_figures *f, struct lbl_buf *out)
{
	static const struct lbl_column columns[] = {
		{ "label", LBL_LEFT, true },   { "n", LBL_RIGHT, false },
		{ "share", LBL_RIGHT, false }, { "human", LBL_RIGHT, false },
		{ "rule", LBL_RIGHT, false },  { "model", LBL_RIGHT, false },
		{ "other", LBL_RIGHT, false },
	};
	struct lbl_table t = { .columns = columns, .n_columns = sizeof columns / sizeof *columns };
	double kept = (double)f->state->counts[LBL_REPORT_KEPT];

	for (size_t i = 0; i < f->n_labels; i++) {
		const struct lbl_label_figures *label = &f->labels[i];

		if (!label->given)
			continue;
		lbl_table_text(&t, label->name);
		lbl_cell_count(&t, label->given, false);
		lbl_cell_percent(&t, (double)label->given / kept);
		for (int o = 0; o < LBL_ORIGINS; o++)
			lbl_cell_count(&t, label->by_origin[o], false);
	}
	lbl_text_head(out, "Labels (judgments that count)");
	lbl_text_table(&t, out);
}

/* "positive 45.0 %": appended to a line, which is started anew where it would be too long. */
static void put_share(struct lbl_buf *out, struct lbl_buf *line, const struct lbl_figures *f,
		      const struct lbl_crosstab_cell *cell, uint64_t kept)
{
	struct lbl_buf word = { 0 };
	char share[LBL_UNITS_MAX];

	lbl_percent_text((double)cell->count / (double)kept, share);
	lbl_show(&word, f->labels[cell->column].name, LBL_REPORT_WIDTH / 2);
	lbl_buf_printf(&word, " %s", share);
	if (lbl_width(lbl_buf_span(line)) + lbl_width(lbl_buf_span(&word)) + 4 > LBL_REPORT_WIDTH) {
		lbl_buf_put(out, line->data, line->len);
		lbl_buf_puts(out, ",\n");
		line->len = 0;
	}
	lbl_buf_puts(line, line->len ? ", " : "    ");
	lbl_buf_put(line, word.data, word.len);
	lbl_buf_clear(&word);
}

static void put_labels_by_annotator(const struct lbl_figures *f, struct lbl_buf *out)
{
	struct lbl_buf line = { 0 };
	struct lbl_row_figures r;

	lbl_text_head(out, "Labels by annotator (share of the judgments that count)");
	for (size_t i = 0; i < f->n_given;) {
		size_t row = f->given[i].row;

		lbl_figures_row(f, row, &r);
		lbl_show(out, r.annotator, LBL_REPORT_WIDTH - 10);
		lbl_buf_printf(out, " (%s)\n", lbl_origin_name(r.origin));
		for (line.len = 0; i < f->n_given && f->given[i].row == row; i++)
			put_share(out, &line, f, &f->given[i], r.row->n[LBL_ROW_KEPT]);
		lbl_buf_put(out, line.data, line.len);
		lbl_buf_putc(out, '\n');
	}
	lbl_buf_clear(&line);
}

void lbl_report_text(const struct lbl_figures *f, struct lbl_buf *out)
{
	put_title(f, out);
	put_counts(f, out);
	put_origins(f, out);
	if (f->n_rows)
		put_work(f, out);
	if (f->times)
		put_times(f, out);
	if (f->n_given && !f->judgments_split) {
		put_labels(f, out);
		put_labels_by_annotator(f, out);
	}
	if (f->has_gold)
		lbl_report_text_gold(f, out);
}
