/* base/pages: what is new is zero, what is old stays, through many sizes. */
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/pages.h"
#include "suite.h"

#define PAGE ((size_t)4096)
#define MOST ((size_t)32 << 20) /* past the size from which huge pages are asked for */

START_TEST(grows_with_its_content)
{
	unsigned char *p = NULL;
	size_t have = 0;

	for (size_t want = PAGE; want <= MOST; want *= 2) {
		p = lbl_pages_resize(p, have, want);
		if (want >= LBL_PAGES_FROM)
			ck_assert_uint_eq((uintptr_t)p % PAGE, 0);
		for (size_t i = 0; i < have; i += PAGE)
			ck_assert_uint_eq(p[i], 1 + i / PAGE % 255);
		for (size_t i = have; i < want; i += PAGE) {
			ck_assert_uint_eq(p[i] | p[i + PAGE - 1], 0);
			p[i] = (unsigned char)(1 + i / PAGE % 255);
		}
		have = want;
	}
	lbl_pages_free(p, have);
	lbl_pages_free(NULL, 0);
}
END_TEST

START_TEST(touching_changes_nothing)
{
	size_t n = 10 * PAGE + 123;
	unsigned char *p = lbl_alloc(n);

	for (size_t i = 0; i < n; i++)
		p[i] = (unsigned char)(i * 7);
	lbl_pages_touch(p, 0, n);
	lbl_pages_touch(p, 0, 0);
	lbl_pages_touch(p, n, n);
	lbl_pages_touch(p, 5, 6);
	lbl_pages_touch(p, PAGE - 1, 3 * PAGE + 1);
	for (size_t i = 0; i < n; i++)
		ck_assert_uint_eq(p[i], (unsigned char)(i * 7));
	free(p);
}
END_TEST

/* Written piece by piece, each after a look ahead; never past the end. */
START_TEST(looking_ahead_changes_nothing)
{
	size_t n = 5 * LBL_PAGES_STEP + 77, piece = 1;
	unsigned char *p = lbl_alloc_zero(n, 1);

	for (size_t at = 0; at < n; at += piece, piece = piece % 90000 + 777) {
		size_t to = at + piece < n ? at + piece : n;

		lbl_pages_ahead(p, at, to, n);
		for (size_t i = at; i < to; i++)
			p[i] = (unsigned char)(p[i] + i * 5);
	}
	for (size_t i = 0; i < n; i++)
		ck_assert_uint_eq(p[i], (unsigned char)(i * 5));
	free(p);
}
END_TEST

SUITE("base/pages", grows_with_its_content, touching_changes_nothing,
      looking_ahead_changes_nothing)
