/*
 * A sketch of a set of items: the k smallest of their 64-bit hashes. It answers
 * "do these shards share items?" in fixed memory. Merging is associative and
 * commutative: a hash among the k smallest of a union is among the k smallest of
 * every part that holds it, so which hashes are kept, and which of them several
 * shards held, does not depend on the order or the grouping of merges.
 *
 * Up to k items the answer is exact (but for equal 64-bit hashes, one chance in
 * 2^64 a pair). Beyond, each of s shared items out of n is seen with probability
 * k/n: a split by line shares most items and is always seen, a single shared
 * item among a million rarely.
 */
#ifndef LBL_STAT_SKETCH_H
#define LBL_STAT_SKETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LBL_SKETCH_K 4096 /* hashes kept; part of the format of states */

struct lbl_sketch_entry {
	uint64_t hash;
	bool shared; /* several shards held it */
};

/* All zero is empty. Memory: 16 bytes an entry, at most 2k entries. */
struct lbl_sketch {
	struct lbl_sketch_entry *v;
	size_t n, cap;
	bool settled;   /* sorted, each hash once, n <= k */
	uint64_t limit; /* meant only when full: larger hashes are not among the k smallest */
	bool full;
};

void lbl_sketch_clear(struct lbl_sketch *s);

/* lbl_sketch_add -- one item of this shard, any number of times. Cost: amortised O(1). */
void lbl_sketch_add(struct lbl_sketch *s, uint64_t hash);

/* lbl_sketch_settle -- brings v into its form: hashes ascend, at most k. */
void lbl_sketch_settle(struct lbl_sketch *s);

/*
 * lbl_sketch_merge -- adds another sketch (settled by this).
 *
 *   other_shard  from is of other shards than s: what both hold is marked as shared;
 *                else both are parts of one shard
 */
void lbl_sketch_merge(struct lbl_sketch *s, struct lbl_sketch *from, bool other_shard);

/* lbl_sketch_shared -- do any of the shards share an item, as far as can be seen? */
bool lbl_sketch_shared(const struct lbl_sketch *s);

#endif
