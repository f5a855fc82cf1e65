/* base/hash: XXH3 with seed 0 as the reference tool prints it. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "suite.h"

static const struct {
	const char *text;
	int times; /* the text repeated */
	uint64_t h64;
	const char *h128;
	const char *origin;
} rows[] = {
	{ "", 1, 0x2d06800538d394c2, "99aa06d3014798d86001c324468d497f", "xxhsum 0.8.1 -H3, -H2" },
	{ "r-17", 1, 0x37afe845dd5421fd, "fbdc1c004004902f4d300abdebfe0507", "xxhsum 0.8.1" },
	{ "abc", 100, 0x3d1e91bb47ef5c2f, "bfae835ca03aaf033d1e91bb47ef5c2f", "xxhsum 0.8.1" },
};

START_TEST(values_are_those_of_xxhsum)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char text[512] = "", hex[LBL_HASH128_HEX + 1];

		for (int k = 0; k < rows[i].times; k++)
			strcat(text, rows[i].text);
		ck_assert_uint_eq(lbl_hash64(text, strlen(text), 0), rows[i].h64);
		lbl_hash128_hex(lbl_hash128(text, strlen(text), 0), hex);
		ck_assert_str_eq(hex, rows[i].h128);
	}
}
END_TEST

START_TEST(seed_matters)
{
	ck_assert_uint_ne(lbl_hash64("a", 1, 0), lbl_hash64("a", 1, 1));
}
END_TEST

SUITE("base/hash", values_are_those_of_xxhsum, seed_matters)
