/*
 * Pools: the first records by rank, for each stratum, of any number of records.
 *
 * A pool holds the lines that may still be chosen, and counts the rest. Each
 * worker has one; merged, they are what one pool would be that had seen all.
 */
#ifndef LBL_STAT_SAMPLE_POOL_H
#define LBL_STAT_SAMPLE_POOL_H

#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

/*
 * struct lbl_rank -- smaller is chosen sooner, by major, then hash, then tie; what is still
 * equal by its place in the input.
 *
 *   major  0, or lbl_rank_major of a score
 *   hash   of the record's key, with the seed
 *   tie    of the record's bytes, with the seed
 */
struct lbl_rank {
	uint64_t major, hash, tie;
};

/* The first and the last of all majors: outside what lbl_rank_major gives. */
#define LBL_RANK_FIRST 0
#define LBL_RANK_LAST  UINT64_MAX

/* lbl_rank_major -- the larger a score, the smaller; score is not NaN; -0 and 0 are one. */
uint64_t lbl_rank_major(double score);

/* A line that was chosen; the text is the pool's. */
struct lbl_pick {
	struct lbl_rank rank;
	uint64_t block;
	uint32_t index; /* in the block */
	uint32_t stratum;
	size_t len;
	char *text;
};

/* How many of which: exactly one of count and rate counts. */
enum lbl_allocate { LBL_ALLOCATE_PROPORTIONAL, LBL_ALLOCATE_EQUAL, LBL_ALLOCATE_EACH };
#define LBL_ALLOCATE_ARG "proportional|equal|each" /* in the enum's order */

struct lbl_quota {
	uint64_t count; /* records in all, or of each stratum (LBL_ALLOCATE_EACH) */
	double rate;    /* share of each stratum, rounded up; negative: count is meant */
	enum lbl_allocate allocate;
};

struct lbl_pool;

/*
 * lbl_pool_new -- an empty pool.
 *
 *   keep  the most lines to hold of a stratum; UINT64_MAX: all
 *   seed  for the tie of a rank
 */
struct lbl_pool *lbl_pool_new(uint64_t keep, uint64_t seed);
void lbl_pool_free(struct lbl_pool *p);

/* lbl_pool_stratum -- the number of a stratum, made when new; texts are copied. */
uint32_t lbl_pool_stratum(struct lbl_pool *p, struct lbl_span name);

/*
 * lbl_pool_offer -- one record, in the order of the block.
 *
 *   major, hash  of its rank
 *   record       its bytes, for the tie; borrowed
 *   line         what shall be written; copied if it is kept
 *
 * Cost: O(1) for a record that is out of question, else O(log keep).
 */
void lbl_pool_offer(struct lbl_pool *p, uint32_t stratum, uint64_t major, uint64_t hash,
		    struct lbl_span record, struct lbl_span line);

/* lbl_pool_block_end -- after the records of a block, for every block: its number. */
void lbl_pool_block_end(struct lbl_pool *p, uint64_t seq);

/* lbl_pool_merge -- p, which is offered nothing itself, takes over from's lines; frees from. */
void lbl_pool_merge(struct lbl_pool *p, struct lbl_pool *from);

uint64_t lbl_pool_seen(const struct lbl_pool *p); /* records offered */

/*
 * lbl_pool_choose -- the choice, in the order of the input.
 *
 *   quota  of the count or rate that `keep` was made for
 *   n      length of the result
 *
 * Strata that rank equally are served in the byte order of their names.
 *
 * Returns new, free(3); the texts stay the pool's. Once, after the last merge.
 */
struct lbl_pick *lbl_pool_choose(struct lbl_pool *p, const struct lbl_quota *quota, size_t *n);

#endif
