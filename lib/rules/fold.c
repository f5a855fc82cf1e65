/* Folding; see rules/fold.h. Which character folds to which is casefold's. */
#include "rules/fold.h"

#include <stddef.h>

#include "base/blank.h"
#include "rules/casefold.h"

#define NONE UINT32_MAX /* a character that goes */

static uint32_t fold_char(uint32_t cp)
{
	if (lbl_is_blank(cp))
		return ' ';
	if (cp == 0x2019)
		return '\'';
	if (cp >= 0xFE00 && cp <= 0xFE0F)
		return NONE;
	return lbl_casefold(cp);
}

void lbl_folder_init(struct lbl_folder *f)
{
	for (uint32_t cp = 0; cp < LBL_FOLD_NARROW; cp++)
		f->narrow[cp] = (uint16_t)fold_char(cp);
}

/* Decodes a character of three or four bytes; returns what follows. */
static const unsigned char *read_wide(const unsigned char *p, uint32_t *cp)
{
	if (*p < 0xF0) {
		*cp = (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
		return p + 3;
	}
	*cp = (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
	      (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
	return p + 4;
}

static unsigned char *write_char(unsigned char *q, uint32_t cp)
{
	if (cp < 0x80) {
		*q++ = (unsigned char)cp;
	} else if (cp < 0x800) {
		*q++ = (unsigned char)(0xC0 | cp >> 6);
		*q++ = (unsigned char)(0x80 | (cp & 0x3F));
	} else if (cp < 0x10000) {
		*q++ = (unsigned char)(0xE0 | cp >> 12);
		*q++ = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
		*q++ = (unsigned char)(0x80 | (cp & 0x3F));
	} else {
		*q++ = (unsigned char)(0xF0 | cp >> 18);
		*q++ = (unsigned char)(0x80 | (cp >> 12 & 0x3F));
		*q++ = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
		*q++ = (unsigned char)(0x80 | (cp & 0x3F));
	}
	return q;
}

static const unsigned char *read_folded(const struct lbl_folder *f, const unsigned char *p,
					uint32_t *cp)
{
	if (*p >= 0xE0) {
		p = read_wide(p, cp);
		*cp = fold_char(*cp);
		return p;
	}
	*cp = f->narrow[(p[0] & 0x1F) << 6 | (p[1] & 0x3F)];
	return p + 2;
}

void lbl_fold(const struct lbl_folder *f, struct lbl_span text, struct lbl_buf *out)
{
	const unsigned char *p = (const unsigned char *)text.ptr, *end = p + text.len;
	unsigned char *start, *q;
	uint32_t cp, last = ' ';

	out->len = 0;
	/* A two-byte letter may fold to three bytes, none grows by more. */
	start = q = (unsigned char *)lbl_buf_reserve(out, text.len + text.len / 2 + 3);
	*q++ = ' ';
	while (p < end) {
		if (*p < 0x80) {
			cp = f->narrow[*p++];
			*q = (unsigned char)cp;
			q += cp != ' ' || last != ' ';
			last = cp;
			continue;
		}
		p = read_folded(f, p, &cp);
		if (cp == NONE || (cp == ' ' && last == ' '))
			continue;
		q = write_char(q, cp);
		last = cp;
	}
	if (last != ' ')
		*q++ = ' ';
	*q = '\0';
	out->len += (size_t)(q - start);
}
