/*
 * JSON strings as text: decoding what the scanner has passed, quoting what we
 * write, and strict UTF-8. Everything here is plain C; json/scan*.c has the fast paths.
 */
#include "json/text.h"

#include <stdint.h>
#include <string.h>

static unsigned hex_value(char c)
{
	return c <= '9' ? (unsigned)(c - '0') : ((unsigned)c | 0x20) - 'a' + 10;
}

static uint32_t hex4(const char *p)
{
	return hex_value(p[0]) << 12 | hex_value(p[1]) << 8 | hex_value(p[2]) << 4 |
	       hex_value(p[3]);
}

static size_t put_utf8(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

/* One sound escape at *p, which is moved behind it; returns the bytes put into out. */
static size_t take_escape(const char **p, char out[4])
{
	static const char letters[] = "bfnrt", controls[] = "\b\f\n\r\t";
	const char *e = *p + 1, *letter;
	uint32_t c;

	*p += 2;
	if (*e != 'u') {
		letter = strchr(letters, *e);
		out[0] = letter ? controls[letter - letters] : *e;
		return 1;
	}
	c = hex4(e + 1);
	*p += 4;
	if (c >= 0xD800 && c < 0xDC00) {
		c = 0x10000 + ((c - 0xD800) << 10) + (hex4(e + 7) - 0xDC00);
		*p += 6;
	}
	return put_utf8(c, out);
}

struct lbl_span lbl_text_decode(struct lbl_span raw, struct lbl_buf *hold)
{
	const char *p = raw.ptr + 1, *end = raw.ptr + raw.len - 1;
	const char *escape = memchr(p, '\\', (size_t)(end - p));
	size_t from = hold->len;
	char *to;

	if (!escape)
		return (struct lbl_span){ p, (size_t)(end - p) };
	to = lbl_buf_reserve(hold, raw.len); /* text is never longer than its escaped form */
	while (escape) {
		memcpy(to, p, (size_t)(escape - p));
		to += escape - p;
		p = escape;
		to += take_escape(&p, to);
		escape = memchr(p, '\\', (size_t)(end - p));
	}
	memcpy(to, p, (size_t)(end - p));
	to += end - p;
	hold->len = (size_t)(to - hold->data);
	return (struct lbl_span){ hold->data + from, hold->len - from };
}

bool lbl_text_is(struct lbl_span raw, const char *want)
{
	const char *p = raw.ptr + 1, *end = raw.ptr + raw.len - 1;
	size_t left = strlen(want);

	if (!memchr(p, '\\', (size_t)(end - p)))
		return (size_t)(end - p) == left && memcmp(p, want, left) == 0;
	while (p < end) {
		char unit[4] = { *p };
		size_t n = 1;

		if (*p == '\\')
			n = take_escape(&p, unit);
		else
			p++;
		if (n > left || memcmp(unit, want, n) != 0)
			return false;
		want += n;
		left -= n;
	}
	return left == 0;
}

static void put_escape(struct lbl_buf *out, char c)
{
	static const char controls[] = "\b\f\n\r\t\"\\", letters[] = "bfnrt\"\\";
	const char *known = c ? strchr(controls, c) : NULL;

	if (known) {
		char text[2] = { '\\', letters[known - controls] };

		lbl_buf_put(out, text, 2);
	} else {
		static const char hex[] = "0123456789abcdef";
		char text[6] = { '\\', 'u', '0', '0', hex[c >> 4 & 15], hex[c & 15] };

		lbl_buf_put(out, text, 6);
	}
}

#define BYTES(b) (UINT64_C(0x0101010101010101) * (b)) /* a word of eight times this byte */

/* A high bit where a byte of w is 0; above the first such byte others may be set as well. */
static uint64_t zeros(uint64_t w)
{
	return (w - BYTES(1)) & ~w & BYTES(0x80);
}

/* Do eight bytes go into a string as they are? */
static bool is_plain8(const char *p)
{
	uint64_t w;

	memcpy(&w, p, 8);
	return !(zeros(w ^ BYTES('"')) | zeros(w ^ BYTES('\\')) |
		 ((w - BYTES(0x20)) & ~w & BYTES(0x80)));
}

void lbl_text_quote(struct lbl_buf *out, const char *text, size_t n)
{
	size_t from = 0;

	lbl_buf_reserve(out, n + 2);
	lbl_buf_putc(out, '"');
	for (size_t i = 0; i < n; i++) {
		for (; n - i >= 8 && is_plain8(text + i); i += 8)
			;
		if (i == n)
			break;
		if ((unsigned char)text[i] >= 0x20 && text[i] != '"' && text[i] != '\\')
			continue;
		lbl_buf_put(out, text + from, i - from);
		put_escape(out, text[i]);
		from = i + 1;
	}
	lbl_buf_put(out, text + from, n - from);
	lbl_buf_putc(out, '"');
}

/*
 * Length of the sound sequence at p (at most n bytes), 0 where there is none.
 * Source: The Unicode Standard 15.0, table 3-7 (well-formed UTF-8 byte sequences).
 */
static size_t sequence(const unsigned char *p, size_t n)
{
	unsigned char lead = p[0];
	unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
	unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
	size_t len = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

	if (lead < 0xC2 || lead > 0xF4 || n < len || p[1] < low || p[1] > high)
		return 0;
	for (size_t k = 2; k < len; k++)
		if ((p[k] & 0xC0) != 0x80)
			return 0;
	return len;
}

static bool is_ascii8(const unsigned char *p)
{
	uint64_t w;

	memcpy(&w, p, 8);
	return !(w & UINT64_C(0x8080808080808080));
}

bool lbl_text_valid(const char *text, size_t n, size_t *bad)
{
	const unsigned char *p = (const unsigned char *)text;
	size_t i = 0;

	while (i < n) {
		size_t len = 1;

		if (n - i >= 8 && is_ascii8(p + i))
			len = 8;
		else if (p[i] >= 0x80)
			len = sequence(p + i, n - i);
		if (!len) {
			*bad = i;
			return false;
		}
		i += len;
	}
	return true;
}
