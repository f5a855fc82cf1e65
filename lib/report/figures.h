/*
 * A report's figures: what is derived from the counts of its state, once, for
 * the forms in which it is shown (text, JSON, HTML). All orders are fixed here.
 */
#ifndef LBL_REPORT_FIGURES_H
#define LBL_REPORT_FIGURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "state/report_state.h"
#include "stat/classification.h"
#include "stat/intervals.h"

/* Why a figure is null; static texts, the same in all forms. */
#define LBL_REASON_ITEMS_SPLIT  "items_split" /* shards share items, or judgments of them */
#define LBL_REASON_NO_GOLD      "no_gold"     /* no judgment of an item with gold */
#define LBL_REASON_NO_DURATIONS "no_durations"
#define LBL_REASON_NO_TIME      "no_time"     /* all durations are 0 */
#define LBL_REASON_NEVER_GIVEN  "never_given" /* precision of a label nobody gave */
#define LBL_REASON_NOT_IN_GOLD  "not_in_gold" /* recall of a label gold has none of */
#define LBL_REASON_ONE_LABEL    "one_label"   /* gold or judgments do not vary */

/* Sums over an origin's rows. */
struct lbl_origin_figures {
	uint64_t rows, n[LBL_ROW_COUNTS];
	struct lbl_classification gold;
};

/* A label that was given or is gold; those of `labels` ascend by bytes. */
struct lbl_label_figures {
	struct lbl_span name;
	uint64_t given, by_origin[LBL_ORIGINS]; /* kept judgments */
	struct lbl_class_counts gold;
};

/* row, column: places in `rows` and `labels`, or both in `labels`. */
struct lbl_figures {
	const struct lbl_report_state *state; /* borrowed */
	const char *title, *stamp;            /* borrowed; stamp may be NULL */
	bool items_split;                     /* shards share items: figures by item are null */
	bool judgments_split; /* they share judgments too, whose duplicates nobody saw: figures of
			       * kept judgments are null */
	bool has_gold;        /* a gold file was given */
	uint32_t *rows;       /* the state's rows by annotator, then origin */
	size_t n_rows;
	uint64_t annotators; /* distinct names */
	uint64_t suggestions;
	int64_t first_ms, last_ms; /* meant where times > 0 */
	uint64_t times;
	struct lbl_origin_figures origins[LBL_ORIGINS];
	struct lbl_label_figures *labels;
	size_t n_labels;
	struct lbl_crosstab_cell *given; /* kept judgments: row, label */
	size_t n_given;
	struct lbl_crosstab_cell *confusion; /* kept judgments with gold: gold label, label */
	size_t n_confusion;
	struct lbl_classification gold;
};

/* lbl_figures_make -- state is settled by this and borrowed; lbl_figures_clear frees the rest. */
void lbl_figures_make(struct lbl_figures *f, struct lbl_report_state *state);
void lbl_figures_clear(struct lbl_figures *f);

/* One row as it is shown. */
struct lbl_row_figures {
	struct lbl_span annotator;
	enum lbl_origin origin;
	const struct lbl_report_row *row;
	double share;             /* of all annotations */
	double median_ms, p90_ms; /* NAN without durations */
	double per_hour;          /* annotations an hour of recorded time; NAN without */
	struct lbl_rate accuracy;
};

/* lbl_figures_row -- the row at a place below n_rows. */
void lbl_figures_row(const struct lbl_figures *f, size_t place, struct lbl_row_figures *out);

/*
 * lbl_figures_confusions -- new array of the *n cells off the diagonal, the most frequent first,
 * then by gold label and label; free(3).
 */
struct lbl_crosstab_cell *lbl_figures_confusions(const struct lbl_figures *f, size_t *n);

/* lbl_figures_cell -- a cell of the confusion matrix, by places in labels. */
uint64_t lbl_figures_cell(const struct lbl_figures *f, size_t gold, size_t label);

/* lbl_figures_judged -- are there judgments that gold judges, and may they be shown? */
static inline bool lbl_figures_judged(const struct lbl_figures *f)
{
	return f->gold.n > 0 && !f->judgments_split;
}

#endif
