/* A bag of lengths: only which and how many of each matters, so that bags add up in any order. */
#ifndef LBL_STAT_LENGTHS_H
#define LBL_STAT_LENGTHS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lbl_length {
	uint64_t length, count; /* count > 0 */
};

/* All zero is empty. Memory: 16 bytes a distinct length, up to four times that while it grows. */
struct lbl_lengths {
	struct lbl_length *v;
	size_t n, cap;
	bool settled; /* lengths ascend, each once */
};

void lbl_lengths_clear(struct lbl_lengths *l);

/* lbl_lengths_add -- count > 0 of a length. Cost: amortised O(log n). */
void lbl_lengths_add(struct lbl_lengths *l, uint64_t length, uint64_t count);
void lbl_lengths_merge(struct lbl_lengths *l, const struct lbl_lengths *from);

/* lbl_lengths_settle -- brings v into its form: lengths ascend, each once. */
void lbl_lengths_settle(struct lbl_lengths *l);

/*
 * lbl_lengths_take -- takes another bag out of this one; both settled.
 *
 * Returns false, with the bag as it was, where it does not hold as much.
 */
bool lbl_lengths_take(struct lbl_lengths *l, const struct lbl_lengths *out);

/* lbl_lengths_count -- how many there are. */
uint64_t lbl_lengths_count(const struct lbl_lengths *l);

#endif
