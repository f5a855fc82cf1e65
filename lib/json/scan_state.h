/* The scanner's inside, shared by its kinds (scan_*.c) and what they have in common. */
#ifndef LBL_JSON_SCAN_STATE_H
#define LBL_JSON_SCAN_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "json/path_tree.h"
#include "json/scan.h"

#define LBL_SCAN_GAP       64   /* longest text between two values that is learned */
#define LBL_SCAN_KEYS      1024 /* learned member names, at most */
#define LBL_SCAN_KEYS_EACH 64   /* that are allocated together; they stay where they are */
#define LBL_SCAN_STEADY    8    /* strings of one length in a row that make it foreseen */
#define LBL_SCAN_UNSTEADY  3    /* never the lowest bit of a mask: no length is foreseen */

/* In a key's mask: 32 bytes alone do not tell. */
#define LBL_SCAN_NEVER (UINT64_C(1) << 32)

struct lbl_scan_key;

/* A kind's lbl_scan_line. */
typedef int lbl_scan_fn(struct lbl_scan *s, const char *line, struct lbl_scanned *got);

/*
 * What may come next at a place: the keys that came last. Each place counts how
 * often it was wrong, and rests for a while when that is too often.
 *
 *   to      the most recent first; never NULL
 *   since   the clock when misses began to count
 *   until   nothing is learned here before that time
 */
struct lbl_scan_link {
	struct lbl_scan_key *to[2];
	uint64_t since, until;
	uint32_t misses;
	uint32_t backoff;
};

/*
 * A member name as it stood in the text: every byte from the end of the value
 * before it (or the opening brace) to its own value.
 *
 *   bytes       padded with NUL
 *   mask        a bit for each byte that counts, or LBL_SCAN_NEVER
 *   steady_end  where the value is a string whose length has long been the same: its end, as
 *               the lowest bit of the kind's mask, else LBL_SCAN_UNSTEADY
 *   n_string    that length; streak: how often it came in a row
 *   span        where the value goes; one past the paths' own where nobody wants it
 *   child       the step of the wanted paths that the name is, or NULL
 *   forget      the same where there are steps below: a duplicate takes their values back
 *   next        the members that followed
 *   inner       the first members of objects in the value: own, or the path step's
 *   place       the object's first link: tells objects apart
 */
struct lbl_scan_key {
	char bytes[LBL_SCAN_GAP];
	uint64_t mask;
	uint64_t steady_end;
	uint32_t len;
	uint32_t n_string;
	uint32_t streak;
	struct lbl_span *span;
	const struct lbl_path_node *child;
	const struct lbl_path_node *forget;
	struct lbl_scan_link next;
	struct lbl_scan_link own;
	struct lbl_scan_link *inner;
	const struct lbl_scan_link *place;
};

/*
 * The first members of objects at a path step, and of objects that are elements
 * of an array there: no path leads into those, so their keys are others.
 */
struct lbl_scan_first {
	struct lbl_scan_link object;
	struct lbl_scan_link element;
};

/*
 *   line     the kind
 *   values   a span a path, and one for the values that nobody wants
 *   p        where unforeseen() got to
 *   first    by path step
 *   clock    counts objects
 *   left     containers that may still be opened
 *   rest     the link that never learns
 *   nobody   the key that never matches; unknown: stands in for a key that is not learned
 *   keys     in blocks, by number
 *   index    by hash: the key's number plus one
 *   name     a decoded member name
 */
struct lbl_scan {
	lbl_scan_fn *line;
	struct lbl_span *values;
	size_t n_values;
	const struct lbl_paths *paths;
	const char *p;
	struct lbl_scan_first *first;
	uint64_t clock;
	unsigned left, max_depth;
	struct lbl_scan_link rest;
	struct lbl_scan_key nobody, unknown;
	struct lbl_scan_key *keys[LBL_SCAN_KEYS / LBL_SCAN_KEYS_EACH];
	size_t n_keys;
	uint16_t *index;
	struct lbl_buf name;
	const char *fault, *at;
	char fault_text[64];
};

/* The kinds; NULL where this build has none. */
lbl_scan_fn *lbl_scan_plain(void);
lbl_scan_fn *lbl_scan_simd128(void);
lbl_scan_fn *lbl_scan_avx2(void);

/* lbl_scan_expected -- notes a fault; returns NULL. what: static. */
const char *lbl_scan_expected(struct lbl_scan *s, const char *at, const char *what);

/* lbl_scan_too_deep -- the same for nesting past the limit. */
const char *lbl_scan_too_deep(struct lbl_scan *s, const char *at);

/*
 * lbl_scan_odd -- what stopped a string: an escape at p, or a byte that may not stand there.
 * Returns behind the escape, or NULL with a fault.
 */
const char *lbl_scan_odd(struct lbl_scan *s, const char *p);

/* lbl_scan_failed -- fills got from the fault, or from invalid UTF-8 before it; returns -1. */
int lbl_scan_failed(struct lbl_scan *s, const char *line, struct lbl_scanned *got);

/* lbl_scan_alias -- copies values to the paths that stand in the list once more. */
void lbl_scan_alias(struct lbl_scan *s);

/* lbl_scan_forget -- makes the spans of all steps below n absent. */
void lbl_scan_forget(struct lbl_scan *s, const struct lbl_path_node *n);

/*
 * lbl_scan_learn -- the key for a member that `link` had not foreseen.
 *
 *   name         raw, with its quotes
 *   gap          all bytes from the value before to the value
 *   t            the object's step, or NULL
 *   place        the object's first link
 *
 * Returns borrowed: a learned key, or s->unknown, valid until the next call.
 */
struct lbl_scan_key *lbl_scan_learn(struct lbl_scan *s, struct lbl_span name, struct lbl_span gap,
				    const struct lbl_path_node *t, struct lbl_scan_link *place,
				    struct lbl_scan_link *link);

/* lbl_scan_learn_init -- nothing is learned yet; values, paths, first and index are there. */
void lbl_scan_learn_init(struct lbl_scan *s);

#endif
