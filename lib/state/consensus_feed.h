/*
 * From records to judgments: which annotations count for a consensus, as votes, as rulings of a
 * higher stage, or as reviews of what others said; and where they go.
 */
#ifndef LBL_STATE_CONSENSUS_FEED_H
#define LBL_STATE_CONSENSUS_FEED_H

#include <stdint.h>

#include "base/error.h"
#include "base/list.h"
#include "base/span.h"
#include "record/judgments.h"
#include "record/reviews.h"

/* Which annotations count, and as what. All is borrowed. */
struct lbl_consensus_reading {
	const char *item, *annotator, *label, *id; /* paths */
	struct lbl_list precedence; /* stages, the highest first; empty: all are votes alike */
	struct lbl_list origins;    /* empty: all */
	struct lbl_list abstain;
	enum lbl_duplicates duplicates;
	enum lbl_shape shape;
};

/*
 * The tag of a judgment is the place of its stage in the precedence. Reviews whose stage has no
 * place there are in the store for their names alone.
 */
#define LBL_CONSENSUS_STAGES ((1U << LBL_TAG_BITS) - 2) /* at most */
#define LBL_TAG_ASIDE        ((1U << LBL_TAG_BITS) - 1)

/* lbl_consensus_reading_check -- -1 with LBL_E_USAGE: stages twice, too many; unknown origins. */
int lbl_consensus_reading_check(const struct lbl_consensus_reading *r, struct lbl_error *err);

/* lbl_consensus_tag -- of a stage by its name; LBL_TAG_ASIDE: it has no place. */
unsigned lbl_consensus_tag(const struct lbl_consensus_reading *r, const char *stage);

/* Records that are passed over. */
struct lbl_consensus_passed {
	uint64_t items, labels, stages, origins;
};

/* Where judgments go; all workers share it. */
struct lbl_consensus_sink {
	const struct lbl_consensus_reading *reading; /* borrowed */
	struct lbl_judgments *judgments;
	struct lbl_reviews *reviews; /* NULL: they are votes like others */
	struct lbl_consensus_passed passed;
};

void lbl_consensus_sink_open(struct lbl_consensus_sink *s, const struct lbl_consensus_reading *r);
void lbl_consensus_sink_clear(struct lbl_consensus_sink *s);

/* lbl_consensus_sink_finish -- after the last block; as lbl_judgments_finish. */
int lbl_consensus_sink_finish(struct lbl_consensus_sink *s, unsigned threads,
			      struct lbl_error *err);

struct lbl_consensus_feed; /* a worker's side */

/*
 * lbl_consensus_feed_paths -- the paths to read, LBL_CONSENSUS_PATHS of them, into paths;
 * borrowed from r.
 */
#define LBL_CONSENSUS_PATHS 8
void lbl_consensus_feed_paths(const struct lbl_consensus_reading *r,
			      const char *paths[LBL_CONSENSUS_PATHS]);

struct lbl_consensus_feed *lbl_consensus_feed_new(struct lbl_consensus_sink *s);

/* lbl_consensus_feed_free -- adds what was passed over to the sink's; one at a time. */
void lbl_consensus_feed_free(struct lbl_consensus_feed *f);

/*
 * lbl_consensus_feed_take -- one record, from the raw spans at the paths.
 *
 * Returns 0, or -1 with LBL_E_INPUT: no kind of record, a stage that is no string, a label of
 * another shape, a review that is none.
 */
int lbl_consensus_feed_take(struct lbl_consensus_feed *f, const struct lbl_span *values,
			    struct lbl_error *err);

/* lbl_consensus_feed_block_end -- as lbl_judgments_block_end. */
int lbl_consensus_feed_block_end(struct lbl_consensus_feed *f, uint64_t seq,
				 struct lbl_error *err);

#endif
