/* tokens: one walk over the characters of a text. */
#include "record/tokens.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/blank.h"
#include "base/mem.h"

void lbl_tokens_clear(struct lbl_tokens *t)
{
	free(t->v);
	*t = (struct lbl_tokens){ 0 };
}

/* Bytes of the character at p: all white space has three at most. */
static size_t read_char(const unsigned char *p, uint32_t *cp)
{
	*cp = *p;
	if (*p < 0x80)
		return 1;
	if (*p < 0xE0) {
		*cp = (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
		return 2;
	}
	if (*p < 0xF0) {
		*cp = (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
		return 3;
	}
	*cp = UINT32_MAX;
	return 4;
}

static void add(struct lbl_tokens *t, const char *begin, const char *end)
{
	if (begin == end)
		return;
	t->v = lbl_grow(t->v, &t->cap, t->n + 1, sizeof *t->v);
	t->v[t->n++] = (struct lbl_span){ begin, (size_t)(end - begin) };
}

size_t lbl_tokens_add(struct lbl_tokens *t, struct lbl_span text)
{
	size_t before = t->n;
	const char *begin = text.ptr, *p = begin, *end = begin + text.len;

	while (p < end) {
		uint32_t cp;
		size_t bytes = read_char((const unsigned char *)p, &cp);

		if (lbl_is_blank(cp)) {
			add(t, begin, p);
			begin = p + bytes;
		}
		p += bytes;
	}
	add(t, begin, end);
	return t->n - before;
}
