/*
 * The scanner: one line of text in, proof that it is one JSON value of RFC 8259
 * in strict UTF-8, and the raw spans of the wanted members. No tree, no
 * allocation for a line.
 *
 * It learns which member follows which, and tries that first; what it has not
 * foreseen it reads in full, so results never depend on what it has learned.
 */
#ifndef LBL_JSON_SCAN_H
#define LBL_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "json/path.h"

#define LBL_DEPTH 512        /* default limit of nesting */
#define LBL_DEPTH_MAX 10000  /* the most that may be asked for */
#define LBL_SCAN_PAD 64      /* bytes behind the line's LF that must be readable */

struct lbl_scan; /* one a thread */

/*
 * struct lbl_scanned -- what a line held.
 *
 *   values  a span a path, in the paths' order: raw JSON text of the value, ptr NULL where
 *           absent; of duplicate members the last counts, with all that it holds; a name
 *           written with escapes is the same name
 *   open    first byte of the value, close: its last byte
 *   end     the LF that ended the line
 *   empty   the value is {} or []
 *   fault   NULL, or a message ("expected ':' after a member name") about the byte `at`; valid
 *           until the next line
 */
struct lbl_scanned {
	const struct lbl_span *values;
	const char *open;
	const char *close;
	const char *end;
	bool empty;
	const char *fault;
	const char *at;
};

enum lbl_scan_kind { LBL_SCAN_BEST, LBL_SCAN_PLAIN, LBL_SCAN_SIMD128, LBL_SCAN_AVX2 };

/*
 * lbl_scan_new -- a scanner for these paths.
 *
 *   paths      borrowed, must outlive it
 *   max_depth  containers within containers, 1 to LBL_DEPTH_MAX; 0: LBL_DEPTH
 *   kind       LBL_SCAN_BEST outside tests; NULL is returned for a kind this machine lacks
 */
struct lbl_scan *lbl_scan_new(const struct lbl_paths *paths, unsigned max_depth,
			      enum lbl_scan_kind kind);
void lbl_scan_free(struct lbl_scan *s);

/*
 * lbl_scan_line -- scans one line.
 *
 *   line  text up to an LF that must be there, LBL_SCAN_PAD readable bytes behind it;
 *         not blank (see lbl_scan_blank); spans in `got` point into it
 *
 * Returns 0, or -1 with got->fault, got->at and got->end (the LF; values are undefined).
 * Cost: one pass. Blank space around the value, CR too, is no fault.
 */
int lbl_scan_line(struct lbl_scan *s, const char *line, struct lbl_scanned *got);

/* lbl_scan_blank -- the LF of a line of nothing but spaces, tabs and CRs, else NULL. */
static inline const char *lbl_scan_blank(const char *line)
{
	while (*line == ' ' || *line == '\t' || *line == '\r')
		line++;
	return *line == '\n' ? line : NULL;
}

#endif
