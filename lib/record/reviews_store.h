/* The inside of the store of reviews, for its own source files alone. */
#ifndef LBL_RECORD_REVIEWS_STORE_H
#define LBL_RECORD_REVIEWS_STORE_H

#include <pthread.h>

#include "base/buf.h"
#include "base/hashed.h"
#include "base/intern.h"
#include "record/reviews.h"

/* An annotation that may be reviewed. Hashes in halves, so that no bytes are lost to alignment. */
struct lbl_note {
	uint32_t item[2];
	uint32_t id[2]; /* all zero: none */
	uint32_t annotator;
};

/* A review; its item's text and its id's lie one after the other in the block's texts. */
struct lbl_review_row {
	uint64_t item_hash, id_hash;
	size_t item_bytes, id_bytes;
	uint32_t reviewer, label;
	enum lbl_verdict verdict;
};

/* A note of a reviewed item. */
struct lbl_noted {
	uint32_t item; /* number among the reviewed */
	uint32_t annotator;
	uint32_t target; /* or LBL_HASHED_NONE */
};

/* All notes of a feed, in memory by pages. */
struct lbl_notes {
	struct lbl_note *v;
	size_t n, cap;
};

/* What a block held. */
struct lbl_reviews_block {
	uint64_t seq;
	size_t pile, first, n_notes; /* its notes in that of its feed, until finish has chosen: */
	struct lbl_noted *noted;
	size_t n_noted;
	struct lbl_review_row *reviews;
	size_t n_reviews;
	struct lbl_buf texts;
};

/* A reviewed annotation, and the last review of it. */
struct lbl_review_target {
	uint32_t item;
	uint32_t reviewer, label;
	enum lbl_verdict verdict;
	bool found; /* is there such an annotation? */
};

/* A kept judgment that changes. */
struct lbl_fate {
	uint32_t annotator; /* number by appearance */
	uint32_t nth;       /* among the annotator's kept judgments of the item */
	uint32_t target;
};

struct lbl_reviews {
	enum lbl_duplicates duplicates;
	const struct lbl_list *abstain;
	enum lbl_shape shape;
	unsigned tag;
	const struct lbl_judgments *judgments; /* from finish on */
	pthread_mutex_t lock; /* guards piles and blocks */
	struct lbl_notes *piles; /* by feed; empty while it is at work */
	size_t n_piles, cap_piles;
	struct lbl_reviews_block *blocks;
	size_t n_blocks, cap_blocks;

	struct lbl_intern *items;  /* reviewed ones, by text … */
	struct lbl_hashed by_item; /* … and by hash; of two texts with one hash, the first */
	struct lbl_intern *ids;    /* targets: number of the item, as in memory, and the id … */
	struct lbl_hashed by_id;   /* … and by hash */
	struct lbl_review_target *targets;
	size_t cap_targets;
	struct lbl_fate *fates;    /* of item i at [start[i], start[i + 1]), by annotator and nth */
	uint32_t *start;
	size_t n_fates, cap_fates;
	struct lbl_reviews_counts counts;
};

/* lbl_notes_clear, lbl_reviews_block_clear -- free what they hold. */
void lbl_notes_clear(struct lbl_notes *notes);
void lbl_reviews_block_clear(struct lbl_reviews_block *b);

#endif
