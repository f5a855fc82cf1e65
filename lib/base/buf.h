/* A growing run of bytes. */
#ifndef LBL_BASE_BUF_H
#define LBL_BASE_BUF_H

#include <stddef.h>

#include "base/span.h"

/* All zero is an empty buffer. data is not NUL-terminated unless lbl_buf_cstr made it so. */
struct lbl_buf {
	char *data;
	size_t len;
	size_t cap;
};

/* lbl_buf_clear -- frees the memory; the buffer is empty and usable. */
void lbl_buf_clear(struct lbl_buf *b);

/* lbl_buf_reserve -- room for n more bytes; returns where they go (then add to b->len). */
char *lbl_buf_reserve(struct lbl_buf *b, size_t n);

void lbl_buf_put(struct lbl_buf *b, const void *bytes, size_t n);
void lbl_buf_puts(struct lbl_buf *b, const char *s);
void lbl_buf_putc(struct lbl_buf *b, char c);
void lbl_buf_printf(struct lbl_buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* lbl_buf_cstr -- the bytes with a NUL behind them; borrowed until the next change. */
const char *lbl_buf_cstr(struct lbl_buf *b);

static inline struct lbl_span lbl_buf_span(const struct lbl_buf *b)
{
	return (struct lbl_span){ b->data ? b->data : "", b->len };
}

#endif
