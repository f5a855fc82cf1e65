/* Growing runs of bytes; see base/buf.h. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

void lbl_buf_clear(struct lbl_buf *b)
{
	free(b->data);
	*b = (struct lbl_buf){ 0 };
}

char *lbl_buf_reserve(struct lbl_buf *b, size_t n)
{
	if (n > b->cap - b->len) {
		size_t need = n > SIZE_MAX - b->len ? SIZE_MAX : b->len + n;

		b->data = lbl_grow(b->data, &b->cap, need, 1);
	}
	return b->data + b->len;
}

void lbl_buf_put(struct lbl_buf *b, const void *bytes, size_t n)
{
	if (!n)
		return;
	memcpy(lbl_buf_reserve(b, n), bytes, n);
	b->len += n;
}

void lbl_buf_puts(struct lbl_buf *b, const char *s)
{
	lbl_buf_put(b, s, strlen(s));
}

void lbl_buf_putc(struct lbl_buf *b, char c)
{
	*lbl_buf_reserve(b, 1) = c;
	b->len++;
}

void lbl_buf_printf(struct lbl_buf *b, const char *fmt, ...)
{
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n > 0) {
		vsnprintf(lbl_buf_reserve(b, (size_t)n + 1), (size_t)n + 1, fmt, again);
		b->len += (size_t)n;
	}
	va_end(again);
}

const char *lbl_buf_cstr(struct lbl_buf *b)
{
	*lbl_buf_reserve(b, 1) = '\0';
	return b->data;
}
