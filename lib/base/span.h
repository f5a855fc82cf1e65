/* A borrowed run of bytes: points into somebody else's memory; ptr NULL means absent. */
#ifndef LBL_BASE_SPAN_H
#define LBL_BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct lbl_span {
	const char *ptr;
	size_t len;
};

static inline struct lbl_span lbl_span_of(const char *s)
{
	return (struct lbl_span){ s, strlen(s) };
}

static inline bool lbl_span_eq(struct lbl_span a, struct lbl_span b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* lbl_span_cmp -- byte order, a shorter prefix first; <0, 0, >0. */
static inline int lbl_span_cmp(struct lbl_span a, struct lbl_span b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int c = n ? memcmp(a.ptr, b.ptr, n) : 0;
	return c ? c : (a.len > b.len) - (a.len < b.len);
}

#endif
