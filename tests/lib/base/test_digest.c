/* base/digest: SHA-256 against the vectors of its standard, in pieces of any size. */
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "suite.h"

static const struct {
	const char *text;
	size_t times; /* the text repeated */
	const char *want;
	const char *origin;
} rows[] = {
	{ "", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	  "NIST CAVP SHA256ShortMsg, Len = 0" },
	{ "abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
	  "FIPS 180-2, B.1" },
	{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
	  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1", "FIPS 180-2, B.2" },
	{ "a", 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
	  "FIPS 180-2, B.3" },
};

START_TEST(values_are_the_standards)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_error err;
		struct lbl_digest *d = lbl_digest_new(&err);
		char hex[LBL_DIGEST_HEX + 1];

		ck_assert_ptr_nonnull(d);
		for (size_t k = 0; k < rows[i].times; k++)
			lbl_digest_add(d, rows[i].text, strlen(rows[i].text));
		lbl_digest_hex(d, hex);
		ck_assert_msg(strcmp(hex, rows[i].want) == 0, "%s, not %s (%s)", hex, rows[i].want,
			      rows[i].origin);
		lbl_digest_free(d);
	}
}
END_TEST

START_TEST(reading_it_changes_nothing)
{
	struct lbl_error err;
	struct lbl_digest *d = lbl_digest_new(&err);
	char hex[LBL_DIGEST_HEX + 1];

	lbl_digest_add(d, "a", 1);
	lbl_digest_hex(d, hex);
	lbl_digest_add(d, "b", 1);
	lbl_digest_hex(d, hex);
	lbl_digest_add(d, "c", 1);
	lbl_digest_hex(d, hex);
	ck_assert_str_eq(hex, rows[1].want);
	lbl_digest_free(d);
	lbl_digest_free(NULL);
}
END_TEST

SUITE("base/digest", values_are_the_standards, reading_it_changes_nothing)
