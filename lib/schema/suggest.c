/* Did you mean? Words are compared by code points, so that an accent is one edit. */
#include "schema/suggest.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#define DISTANCE_MAX 3

struct word {
	uint32_t cp[LBL_SUGGEST_CP];
	size_t n;
};

/* Sound UTF-8 to code points; false when the word is too long. */
static bool read_word(struct lbl_span text, struct word *w)
{
	w->n = 0;
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		if ((c & 0xC0) == 0x80 && w->n > 0) {
			w->cp[w->n - 1] = w->cp[w->n - 1] << 6 | (c & 0x3F);
			continue;
		}
		if (w->n == LBL_SUGGEST_CP)
			return false;
		w->cp[w->n++] = c;
	}
	return true;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Optimal string alignment, three rows of the matrix at a time. */
static size_t distance(const struct word *a, const struct word *b)
{
	size_t rows[3][LBL_SUGGEST_CP + 1];
	for (size_t j = 0; j <= b->n; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a->n; i++) {
		size_t *row = rows[i % 3], *up = rows[(i + 2) % 3], *up2 = rows[(i + 1) % 3];
		row[0] = i;
		for (size_t j = 1; j <= b->n; j++) {
			size_t other = a->cp[i - 1] != b->cp[j - 1];
			row[j] = least(least(up[j] + 1, row[j - 1] + 1), up[j - 1] + other);
			if (i > 1 && j > 1 && a->cp[i - 1] == b->cp[j - 2] &&
			    a->cp[i - 2] == b->cp[j - 1])
				row[j] = least(row[j], up2[j - 2] + 1);
		}
	}
	return rows[a->n % 3][b->n];
}

static uint32_t folded(uint32_t c)
{
	return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

static bool same_folded(const struct word *a, const struct word *b)
{
	for (size_t i = 0; i < a->n && i < b->n; i++)
		if (folded(a->cp[i]) != folded(b->cp[i]))
			return false;
	return a->n == b->n;
}

size_t lbl_suggest_distance(struct lbl_span a, struct lbl_span b)
{
	struct word x, y;
	return read_word(a, &x) && read_word(b, &y) ? distance(&x, &y) : SIZE_MAX;
}

void lbl_suggest_try(struct lbl_suggest *s, struct lbl_span candidate)
{
	struct word a, b;
	if (!read_word(s->word, &a) || !read_word(candidate, &b))
		return;
	size_t longer = a.n > b.n ? a.n : b.n, shorter = a.n + b.n - longer;
	size_t most = least(longer / 3, DISTANCE_MAX);
	size_t d;
	if (same_folded(&a, &b))
		d = 0;
	else if (longer - shorter > most || (d = distance(&a, &b)) > most)
		return;
	if (!s->best.ptr || d < s->distance) {
		s->best = candidate;
		s->distance = d;
	}
}

const char *lbl_suggest_hint(const struct lbl_suggest *s, char out[LBL_SUGGEST_HINT])
{
	static const char words[] = "; did you mean ''?";
	out[0] = '\0';
	if (s->best.ptr && s->best.len + sizeof(words) <= LBL_SUGGEST_HINT)
		snprintf(out, LBL_SUGGEST_HINT, "; did you mean '%.*s'?", (int)s->best.len,
			 s->best.ptr);
	return out;
}
