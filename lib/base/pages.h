/*
 * Memory by pages, for tables that may grow large: zeroed, grown without copying
 * where the system can, on huge pages where it has them (a random access to a
 * large table otherwise pays for the page walk as well). Small ones lie in the
 * heap, so that thousands of them take what they hold.
 */
#ifndef LBL_BASE_PAGES_H
#define LBL_BASE_PAGES_H

#include <stddef.h>

#define LBL_PAGES_FROM ((size_t)16 << 10) /* bytes: from here on, pages of its own, aligned */

/*
 * lbl_pages_resize -- new, larger memory with the old content; what is new is zero.
 *
 *   old  NULL, or what this function returned for old_bytes; stolen
 *
 * Never NULL: as base/mem. Free with lbl_pages_free and the size.
 */
void *lbl_pages_resize(void *old, size_t old_bytes, size_t new_bytes);

/*
 * lbl_pages_touch -- makes the pages of [from, to) of p, any memory of the caller's, present at
 * once, where the system can: for what will be written all over, this costs a fraction of a
 * fault a page. Content stays.
 */
void lbl_pages_touch(void *p, size_t from, size_t to);

/*
 * lbl_pages_ahead -- before bytes [from, to) of p are written, which follow those before: now and
 * then touches what comes next, up to cap. The first pages come one by one, as they are needed.
 */
#define LBL_PAGES_STEP ((size_t)64 << 10)
static inline void lbl_pages_ahead(void *p, size_t from, size_t to, size_t cap)
{
	if (from / LBL_PAGES_STEP != to / LBL_PAGES_STEP)
		lbl_pages_touch(p, from, to + LBL_PAGES_STEP < cap ? to + LBL_PAGES_STEP : cap);
}
void lbl_pages_free(void *p, size_t bytes);

#endif
