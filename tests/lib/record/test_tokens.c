/* Tokens: what white space keeps apart. */
#include <string.h>

#include "base/buf.h"
#include "record/tokens.h"
#include "../suite.h"

/* White space as in Unicode's PropList.txt, White_Space. */
START_TEST(by_hand)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "", "" },
		{ " \t\n\v\f\r ", "" },
		{ "a", "[a]" },
		{ " a  b\tc\n", "[a][b][c]" },
		{ "don't stop.", "[don't][stop.]" },
		{ "a\xC2\xA0" "b\xC2\x85" "c", "[a][b][c]" },                  /* U+00A0, U+0085 */
		{ "a\xE3\x80\x80" "b\xE2\x80\xA8" "c", "[a][b][c]" },          /* U+3000, U+2028 */
		{ "a\xE2\x80\x8A" "b\xE1\x9A\x80" "c", "[a][b][c]" },          /* U+200A, U+1680 */
		{ "a\xE2\x80\x8B" "b", "[a\xE2\x80\x8B" "b]" },                /* U+200B is none */
		{ "\xC3\xA9t\xC3\xA9 \xF0\x9F\x98\x80", "[\xC3\xA9t\xC3\xA9][\xF0\x9F\x98\x80]" },
	};
	struct lbl_tokens t = { 0 };
	struct lbl_buf got = { 0 };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t n;

		t.n = got.len = 0;
		n = lbl_tokens_add(&t, lbl_span_of(rows[i].text));
		for (size_t k = 0; k < t.n; k++) {
			lbl_buf_putc(&got, '[');
			lbl_buf_put(&got, t.v[k].ptr, t.v[k].len);
			lbl_buf_putc(&got, ']');
		}
		ck_assert_str_eq(lbl_buf_cstr(&got), rows[i].want);
		ck_assert_uint_eq(n, t.n);
	}
	lbl_buf_clear(&got);
	lbl_tokens_clear(&t);
}
END_TEST

START_TEST(several_texts)
{
	struct lbl_tokens t = { 0 };

	ck_assert_uint_eq(lbl_tokens_add(&t, lbl_span_of("a b")), 2);
	ck_assert_uint_eq(lbl_tokens_add(&t, lbl_span_of("c")), 1);
	ck_assert(t.n == 3 && lbl_span_eq(t.v[2], lbl_span_of("c")));
	lbl_tokens_clear(&t);
}
END_TEST

SUITE("record/tokens", by_hand, several_texts)
