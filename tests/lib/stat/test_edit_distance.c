/* Edit distances: known ones, and against the whole table. */
#include <string.h>

#include "../suite.h"
#include "stat/edit_distance.h"

#define LENGTH_MAX 120

static size_t letters(const char *text, uint32_t *tokens)
{
	size_t n = strlen(text);

	for (size_t i = 0; i < n; i++)
		tokens[i] = (unsigned char)text[i];
	return n;
}

START_TEST(known)
{
	static const struct {
		const char *a, *b;
		size_t want;
		const char *origin;
	} rows[] = {
		{ "", "", 0, "by hand" },
		{ "", "abc", 3, "by hand" },
		{ "abc", "abc", 0, "by hand" },
		{ "kitten", "sitting", 3, "the textbooks' example" },
		{ "saturday", "sunday", 3, "the textbooks' example" },
		{ "abcd", "bcda", 2, "by hand: one out, one in" },
		{ "ab", "ba", 2, "by hand: no transposition" },
		{ "aaaa", "aa", 2, "by hand: trimmed to nothing" },
		{ "012345678ABCDEFGHIJKLMNOPQRST", "ABCDEFGHIJKLMNOPQRSTabcdefghi", 18,
		  "by hand: past the first band, where 29 fit" },
		{ "abcdefghijklmnopqrst", "uvwxyz", 20, "by hand: nothing in common" },
	};
	struct lbl_edit_room room = { 0 };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		uint32_t a[LENGTH_MAX], b[LENGTH_MAX];
		size_t n_a = letters(rows[i].a, a), n_b = letters(rows[i].b, b);

		ck_assert_msg(lbl_edit_distance(&room, a, n_a, b, n_b) == rows[i].want, "%s, %s",
			      rows[i].a, rows[i].b);
		ck_assert_uint_eq(lbl_edit_distance(&room, b, n_b, a, n_a), rows[i].want);
	}
	lbl_edit_room_clear(&room);
}
END_TEST

static uint32_t draw(uint32_t *state, uint32_t below)
{
	*state = *state * 1664525 + 1013904223;
	return (*state >> 8) % below;
}

static size_t whole_table(const uint32_t *a, size_t n_a, const uint32_t *b, size_t n_b)
{
	static size_t d[LENGTH_MAX + 1][LENGTH_MAX + 1];

	for (size_t i = 0; i <= n_a; i++) {
		for (size_t j = 0; j <= n_b; j++) {
			size_t best = i + j;

			if (i && d[i - 1][j] + 1 < best)
				best = d[i - 1][j] + 1;
			if (j && d[i][j - 1] + 1 < best)
				best = d[i][j - 1] + 1;
			if (i && j && d[i - 1][j - 1] + (a[i - 1] != b[j - 1]) < best)
				best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
			d[i][j] = best;
		}
	}
	return d[n_a][n_b];
}

/* Many distances are past the first band. */
START_TEST(against_the_whole_table)
{
	struct lbl_edit_room room = { 0 };
	uint32_t state = 1;

	for (int round = 0; round < 600; round++) {
		uint32_t a[LENGTH_MAX], b[LENGTH_MAX], kinds = 1 + draw(&state, 12);
		size_t n_a = draw(&state, LENGTH_MAX), n_b = 0;

		for (size_t i = 0; i < n_a; i++)
			a[i] = draw(&state, kinds);
		for (size_t i = 0; i < n_a && n_b + 2 <= LENGTH_MAX; i++) {
			uint32_t fate = draw(&state, 2 + (uint32_t)round % 20);

			if (fate == 0)
				b[n_b++] = draw(&state, kinds);
			if (fate != 1)
				b[n_b++] = a[i];
		}
		ck_assert_uint_eq(lbl_edit_distance(&room, a, n_a, b, n_b),
				  whole_table(a, n_a, b, n_b));
	}
	lbl_edit_room_clear(&room);
}
END_TEST

SUITE("stat/edit_distance", known, against_the_whole_table)
