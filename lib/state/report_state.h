/*
 * What a report has counted: a monoid of integers. A worker's, a shard's and
 * a night's are one thing and merge in any order.
 */
#ifndef LBL_STATE_REPORT_STATE_H
#define LBL_STATE_REPORT_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/intern.h"
#include "base/span.h"
#include "record/origin.h"
#include "state/report_options.h"
#include "record/shards.h"
#include "stat/crosstab.h"
#include "stat/histogram.h"
#include "stat/sketch.h"

#define LBL_REPORT_STATE_KIND    "report_state"
#define LBL_REPORT_STATE_VERSION 1

/* By record unless said otherwise. */
enum lbl_report_count {
	LBL_REPORT_RECORDS,
	LBL_REPORT_ANNOTATIONS, /* of the reported origins */
	LBL_REPORT_ITEM_RECORDS,
	LBL_REPORT_LABEL_RECORDS,
	LBL_REPORT_OTHER_ORIGIN, /* annotations of origins that are not reported */
	LBL_REPORT_OTHER_STAGE,  /* annotations of stages whose judgments do not count */
	LBL_REPORT_ABSTAINED,
	LBL_REPORT_DUPLICATES,
	LBL_REPORT_KEPT,       /* judgments that count */
	LBL_REPORT_ITEMS,      /* by item: with a judgment or an abstention */
	LBL_REPORT_GOLD_ITEMS, /* by item: with a judgment that counts and a gold label */
	LBL_REPORT_SUGGESTED,  /* item records with a suggestion */
	LBL_REPORT_BAD_DURATIONS,
	LBL_REPORT_BAD_TIMES,
	LBL_REPORT_DROPPED,     /* bad lines left out at the user's word */
	LBL_REPORT_GOLD_LABELS, /* of the gold file; the same in all shards, never summed */
	LBL_REPORT_COUNTS
};

/* lbl_report_count_name -- "records", …: the member's name in states; static. */
const char *lbl_report_count_name(enum lbl_report_count c);

enum lbl_row_count {
	LBL_ROW_ANNOTATIONS,
	LBL_ROW_ABSTAINED,
	LBL_ROW_KEPT,
	LBL_ROW_ITEMS,   /* by item: with a judgment of this annotator that counts */
	LBL_ROW_JUDGED,  /* kept judgments of items that have gold */
	LBL_ROW_CORRECT, /* of these, the same as gold */
	LBL_ROW_TIMES,
	LBL_ROW_TOTAL_MS, /* sum of durations, each rounded to whole milliseconds */
	LBL_ROW_COUNTS
};

const char *lbl_row_count_name(enum lbl_row_count c);

/* One annotator under one origin: whoever is both has two rows. */
struct lbl_report_row {
	uint64_t n[LBL_ROW_COUNTS];
	int64_t first_ms, last_ms; /* meant where n[LBL_ROW_TIMES] > 0 */
	struct lbl_histogram durations;
};

/* All zero is no state: lbl_report_state_init. */
struct lbl_report_state {
	struct lbl_report_options options;
	uint64_t counts[LBL_REPORT_COUNTS];
	uint64_t suggestions[LBL_ORIGINS];
	struct lbl_intern *annotators; /* keys of rows: see lbl_report_state_row */
	struct lbl_report_row *rows;   /* by number in annotators */
	size_t rows_cap;
	struct lbl_intern *classes;
	struct lbl_crosstab given; /* row, class: kept judgments */
	struct lbl_crosstab
		confusion[LBL_ORIGINS]; /* gold class, class: kept judgments with gold */
	struct lbl_sketch items,
		pairs; /* hashes of items, and of (item, annotator) of kept judgments */
	struct lbl_shards shards;
};

void lbl_report_state_init(struct lbl_report_state *s);
void lbl_report_state_clear(struct lbl_report_state *s);

/* lbl_report_state_row -- the number of an annotator's row; made when new. hold is scratch. */
uint32_t lbl_report_state_row(struct lbl_report_state *s, struct lbl_span annotator,
			      enum lbl_origin origin, struct lbl_buf *hold);

/* lbl_report_state_find -- likewise, but LBL_INTERN_NONE when there is none. */
uint32_t lbl_report_state_find(const struct lbl_report_state *s, struct lbl_span annotator,
			       enum lbl_origin origin, struct lbl_buf *hold);

/* lbl_report_state_annotator -- the name of a row, borrowed until the next new row. */
struct lbl_span lbl_report_state_annotator(const struct lbl_report_state *s, uint32_t row,
					   enum lbl_origin *origin);

/* lbl_report_state_order -- new array of all rows' numbers by annotator, then origin; free(3). */
uint32_t *lbl_report_state_order(const struct lbl_report_state *s);

/* lbl_report_state_add -- adds a part of the same shard: a worker's. */
void lbl_report_state_add(struct lbl_report_state *s, struct lbl_report_state *part);

/*
 * lbl_report_state_merge -- adds other shards.
 *
 * Returns 0, or -1: LBL_E_USAGE where options differ, LBL_E_INPUT where a shard is in both,
 * LBL_E_LIMIT where a count passes 2^63 - 1. s is then undefined, but may be cleared.
 */
int lbl_report_state_merge(struct lbl_report_state *s, struct lbl_report_state *other,
			   struct lbl_error *err);

/* lbl_report_state_write -- one line of JSON with its LF; the same bytes for the same counts. */
void lbl_report_state_write(struct lbl_report_state *s, struct lbl_buf *out);

/*
 * lbl_report_state_read -- from the raw text of such an object, sound JSON, into s, which is init.
 *
 * Returns 0, or -1 with LBL_E_INPUT: another kind or version, a member that is missing or off,
 * counts that contradict each other.
 */
int lbl_report_state_read(struct lbl_report_state *s, struct lbl_span object,
			  struct lbl_error *err);

#endif
