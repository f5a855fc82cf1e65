/*
 * A report as a page to keep: figures at a glance, then tables, the largest
 * first. Labels are report_html_labels.c, what gold says report_html_gold.c; the
 * page's frame is html.c.
 */
#include "report/report_html.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/time.h"
#include "report/svg.h"
#include "report/units.h"

static void count_tile(struct lbl_buf *out, const char *name, uint64_t n, bool hidden,
		       const char *beside)
{
	char text[LBL_UNITS_MAX];

	lbl_count_text(n, text);
	lbl_html_tile(out, name, hidden ? "–" : text, hidden ? "shards overlap" : beside);
}

static void accuracy_tile(const struct lbl_figures *f, struct lbl_buf *out)
{
	char value[LBL_UNITS_MAX], beside[LBL_UNITS_MAX];
	struct lbl_rate rate;

	lbl_wilson(f->gold.correct, f->gold.n, LBL_Z95, &rate);
	lbl_percent_text(rate.value, value);
	snprintf(beside, sizeof beside, "95 %% interval %.1f to %.1f %%", 100 * rate.low,
		 100 * rate.high);
	lbl_html_tile(out, "Accuracy against gold", value, beside);
}

static void put_header(const struct lbl_figures *f, struct lbl_buf *out)
{
	char first[LBL_UNITS_MAX], last[LBL_UNITS_MAX];

	lbl_buf_puts(out, "<h1>");
	lbl_html_text(out, lbl_span_of(f->title), 200);
	lbl_buf_puts(out, "</h1>\n");
	if (f->times) {
		lbl_minute_text(f->first_ms, first);
		lbl_minute_text(f->last_ms, last);
		lbl_buf_printf(out, "<p class=\"soft\">Work from %s to %s UTC</p>\n", first, last);
	}
	if (f->stamp)
		lbl_buf_printf(out, "<p class=\"soft\">Made %s</p>\n", f->stamp);
}

static void put_tiles(const struct lbl_figures *f, struct lbl_buf *out)
{
	const uint64_t *n = f->state->counts;

	lbl_buf_puts(out, "<dl class=\"tiles\">\n");
	count_tile(out, "Annotations", n[LBL_REPORT_ANNOTATIONS], false, NULL);
	count_tile(out, "Items", n[LBL_REPORT_ITEMS], f->items_split, NULL);
	count_tile(out, "Annotators", f->annotators, false, NULL);
	count_tile(out, "Judgments that count", n[LBL_REPORT_KEPT], f->judgments_split, NULL);
	if (lbl_figures_judged(f))
		accuracy_tile(f, out);
	lbl_buf_puts(out, "</dl>\n");
}

/* Counts that are not at a glance; those of what was left aside only where there is some. */
static void put_facts(const struct lbl_figures *f, struct lbl_buf *out)
{
	const uint64_t *n = f->state->counts;
	const struct {
		const char *name;
		uint64_t n;
		bool always, hidden;
	} facts[] = {
		{ "Records read", n[LBL_REPORT_RECORDS], true, false },
		{ "Abstained", n[LBL_REPORT_ABSTAINED], true, false },
		{ "Duplicates set aside", n[LBL_REPORT_DUPLICATES], true, f->judgments_split },
		{ "Of other stages", n[LBL_REPORT_OTHER_STAGE], false, false },
		{ "Of other origins", n[LBL_REPORT_OTHER_ORIGIN], false, false },
		{ "Item records", n[LBL_REPORT_ITEM_RECORDS], false, false },
		{ "Items with suggestions", n[LBL_REPORT_SUGGESTED], false, false },
		{ "Suggestions", f->suggestions, false, false },
		{ "Label records", n[LBL_REPORT_LABEL_RECORDS], false, false },
		{ "Unusable durations", n[LBL_REPORT_BAD_DURATIONS], false, false },
		{ "Unusable times", n[LBL_REPORT_BAD_TIMES], false, false },
		{ "Bad lines dropped", n[LBL_REPORT_DROPPED], false, false },
	};
	char text[LBL_UNITS_MAX];

	lbl_buf_puts(out, "<dl class=\"facts\">\n");
	for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
		if (!facts[i].always && !facts[i].n)
			continue;
		lbl_count_text(facts[i].n, text);
		lbl_buf_printf(out, "<dt>%s</dt><dd>%s</dd>\n", facts[i].name,
			       facts[i].hidden ? "–" : text);
	}
	lbl_buf_puts(out, "</dl>\n");
}

static void put_origins(const struct lbl_figures *f, struct lbl_buf *out)
{
	static const struct lbl_column columns[] = {
		{ "Origin", LBL_LEFT, false },
		{ "Annotators", LBL_RIGHT, false },
		{ "Annotations", LBL_RIGHT, false },
		{ "Share", LBL_RIGHT, false },
		{ "", LBL_LEFT, false },
		{ "Judgments", LBL_RIGHT, false },
		{ "Abstained", LBL_RIGHT, false },
		{ "Suggestions", LBL_RIGHT, false },
	};
	double all = (double)f->state->counts[LBL_REPORT_ANNOTATIONS];
	struct lbl_html_table t;

	lbl_buf_puts(out, "<h2>People and automation</h2>\n");
	lbl_html_table_open(&t, out, "Annotations and suggestions by origin", columns,
			    sizeof columns / sizeof *columns, LBL_HTML_PAIRS_BYTES);
	for (int o = 0; o < LBL_ORIGINS; o++) {
		const struct lbl_origin_figures *of = &f->origins[o];

		if (!of->n[LBL_ROW_ANNOTATIONS] && !f->state->suggestions[o])
			continue;
		lbl_html_row_name(&t, lbl_span_of(lbl_origin_name((enum lbl_origin)o)));
		lbl_html_cell_count(&t, of->rows);
		lbl_html_cell_count(&t, of->n[LBL_ROW_ANNOTATIONS]);
		lbl_html_cell_percent(&t, (double)of->n[LBL_ROW_ANNOTATIONS] / all);
		lbl_buf_puts(&t.row, "<td>");
		lbl_svg_bar(&t.row, (double)of->n[LBL_ROW_ANNOTATIONS] / all);
		lbl_buf_puts(&t.row, "</td>");
		if (f->judgments_split)
			lbl_html_cell_number(&t, "–");
		else
			lbl_html_cell_count(&t, of->n[LBL_ROW_KEPT]);
		lbl_html_cell_count(&t, of->n[LBL_ROW_ABSTAINED]);
		lbl_html_cell_count(&t, f->state->suggestions[o]);
		lbl_html_row_end(&t);
	}
	lbl_html_table_close(&t);
}

static void cell_duration(struct lbl_html_table *t, double ms)
{
	char text[LBL_UNITS_MAX];

	lbl_duration_text(ms, text);
	lbl_html_cell_number(t, isnan(ms) ? "–" : text);
}

static void cell_per_hour(struct lbl_html_table *t, double per_hour)
{
	char text[LBL_UNITS_MAX] = "–";

	if (!isnan(per_hour))
		lbl_count_text((uint64_t)(per_hour + 0.5), text);
	lbl_html_cell_number(t, text);
}

static void cell_day(struct lbl_html_table *t, int64_t ms, bool known)
{
	char text[LBL_UNITS_MAX];

	lbl_minute_text(ms, text);
	text[10] = 0; /* the day is enough on a page */
	lbl_html_cell_number(t, known ? text : "–");
}

static bool put_annotator(const struct lbl_figures *f, struct lbl_html_table *t, size_t place,
			  double widest)
{
	struct lbl_row_figures r;

	lbl_figures_row(f, place, &r);
	bool timed = r.row->n[LBL_ROW_TIMES] > 0;
	lbl_html_row_annotator(t, &r);
	lbl_html_cell_count(t, r.row->n[LBL_ROW_ANNOTATIONS]);
	lbl_html_cell_percent(t, r.share);
	lbl_buf_puts(&t->row, "<td>");
	lbl_svg_bar(&t->row, (double)r.row->n[LBL_ROW_ANNOTATIONS] / widest);
	lbl_buf_puts(&t->row, "</td>");
	if (f->judgments_split)
		lbl_html_cell_number(t, "–");
	else
		lbl_html_cell_count(t, r.row->n[LBL_ROW_ITEMS]);
	lbl_html_cell_count(t, r.row->n[LBL_ROW_ABSTAINED]);
	cell_duration(t, r.median_ms);
	cell_duration(t, r.p90_ms);
	cell_per_hour(t, r.per_hour);
	cell_day(t, r.row->first_ms, timed);
	cell_day(t, r.row->last_ms, timed);
	return lbl_html_row_end(t);
}

static void put_annotators(const struct lbl_figures *f, const struct lbl_html_rank *ranks,
			   struct lbl_buf *out)
{
	static const struct lbl_column columns[] = {
		{ "Annotator", LBL_LEFT, false },
		{ "Origin", LBL_LEFT, false },
		{ "Annotations", LBL_RIGHT, false },
		{ "Share", LBL_RIGHT, false },
		{ "", LBL_LEFT, false },
		{ "Items", LBL_RIGHT, false },
		{ "Abstained", LBL_RIGHT, false },
		{ "Median", LBL_RIGHT, false },
		{ "90 % in", LBL_RIGHT, false },
		{ "Per hour", LBL_RIGHT, false },
		{ "First", LBL_RIGHT, false },
		{ "Last", LBL_RIGHT, false },
	};
	struct lbl_html_table t;
	size_t i = 0;

	lbl_buf_puts(out, "<h2>Annotators: volume and speed</h2>\n");
	lbl_html_table_open(&t, out,
			    "Work done: every annotation, of any stage; the time that half and 90 "
			    "% of them took at most",
			    columns, sizeof columns / sizeof *columns, LBL_HTML_ANNOTATORS_BYTES);
	while (i < f->n_rows && put_annotator(f, &t, ranks[i].place, (double)ranks[0].count))
		i++;
	lbl_html_table_close(&t);
	lbl_html_left_out(out, f,
			  &(struct lbl_html_left){ "annotators", "with the fewest annotations",
						   ranks, t.shown, f->n_rows, lbl_html_annotator });
}

static void put_notes(const struct lbl_figures *f, struct lbl_buf *out)
{
	struct lbl_buf options = { 0 };

	lbl_buf_puts(
		out,
		"<h2>How to read this</h2>\n"
		"<p>Volume and speed count every annotation, since each is work done. Labels and "
		"accuracy count judgments: one for each annotator and item, after abstentions "
		"and then duplicates are set aside. Times are of one annotation; a bar compares "
		"with the longest of its table.</p>\n"
		"<p>Intervals are Wilson’s at 95 %, which take judgments as independent. What "
		"people, rules and models did is counted apart, as their records say.</p>\n"
		"<p class=\"soft\">Options: <code>");
	lbl_report_options_write(&f->state->options, &(struct lbl_emit){ .out = &options });
	lbl_html_text(out, lbl_buf_span(&options), 1000);
	lbl_buf_puts(out, "</code></p>\n");
	lbl_buf_clear(&options);
}

/* Ranks of annotators by annotations, of given labels by judgments. */
static void put_tables(const struct lbl_figures *f, struct lbl_buf *out)
{
	struct lbl_html_rank *rows = lbl_alloc((f->n_rows + 1) * sizeof *rows);
	struct lbl_html_rank *labels = lbl_alloc((f->n_labels + 1) * sizeof *labels);
	size_t n_labels = 0;

	for (size_t i = 0; i < f->n_rows; i++)
		rows[i] = (struct lbl_html_rank){ f->state->rows[f->rows[i]].n[LBL_ROW_ANNOTATIONS],
						  i };
	for (size_t i = 0; i < f->n_labels; i++)
		if (f->labels[i].given)
			labels[n_labels++] = (struct lbl_html_rank){ f->labels[i].given, i };
	lbl_html_rank(rows, f->n_rows);
	lbl_html_rank(labels, n_labels);
	if (f->n_rows)
		put_annotators(f, rows, out);
	if (n_labels && !f->judgments_split) {
		lbl_report_html_labels(f, labels, n_labels, out);
		lbl_report_html_mix(f, rows, labels, n_labels, out);
	}
	free(rows);
	free(labels);
}

void lbl_report_html(const struct lbl_figures *f, struct lbl_buf *out)
{
	lbl_html_page_open(out, f->title);
	put_header(f, out);
	put_tiles(f, out);
	put_facts(f, out);
	if (f->items_split || f->judgments_split)
		lbl_buf_puts(out, "<p>Some figures are undefined: the parts that this report was "
				  "merged from share items, so what is counted by item, or "
				  "duplicates among them, cannot be told.</p>\n");
	if (f->has_gold)
		lbl_report_html_gold(f, out);
	if (f->n_rows || f->suggestions)
		put_origins(f, out);
	put_tables(f, out);
	put_notes(f, out);
	lbl_html_page_close(out);
}
