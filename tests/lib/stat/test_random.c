/* Streams of random bits: the generator's published values, and streams that differ. */
#include <inttypes.h>

#include "stat/random.h"
#include "../suite.h"

START_TEST(the_generator)
{
	/* rand_xoshiro 0.6 for Rust, reference vector of Xoshiro256StarStar from state 1 2 3 4 */
	static const uint64_t want[] = {
		UINT64_C(11520),
		UINT64_C(0),
		UINT64_C(1509978240),
		UINT64_C(1215971899390074240),
		UINT64_C(1216172134540287360),
		UINT64_C(607988272756665600),
		UINT64_C(16172922978634559625),
		UINT64_C(8476171486693032832),
		UINT64_C(10595114339597558777),
		UINT64_C(2904607092377533576),
	};
	struct lbl_random r = { { 1, 2, 3, 4 } };

	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		uint64_t got = lbl_random_next(&r);

		ck_assert_msg(got == want[i], "number %zu: %" PRIu64, i, got);
	}
}
END_TEST

START_TEST(streams_differ)
{
	static const struct {
		uint64_t seed, number;
	} of[] = { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 }, { 0, UINT64_C(1) << 63 } };
	enum { N = sizeof of / sizeof *of };
	uint64_t first[N];

	for (size_t i = 0; i < N; i++) {
		struct lbl_random r, again;

		lbl_random_init(&r, of[i].seed, of[i].number);
		lbl_random_init(&again, of[i].seed, of[i].number);
		first[i] = lbl_random_next(&r);
		ck_assert(first[i] == lbl_random_next(&again));
		for (size_t j = 0; j < i; j++)
			ck_assert(first[i] != first[j]);
	}
}
END_TEST

START_TEST(units_fill_their_interval)
{
	struct lbl_random r;
	double least = 1, largest = 0, sum = 0;
	enum { N = 100000 };

	lbl_random_init(&r, 20260304, 7);
	for (int i = 0; i < N; i++) {
		double u = lbl_random_unit(&r);

		ck_assert(u >= 0 && u < 1);
		least = u < least ? u : least;
		largest = u > largest ? u : largest;
		sum += u;
	}
	/* by hand: the mean of N has the standard error 1 / sqrt(12 N), 0.0009 */
	ck_assert(sum / N > .4955 && sum / N < .5045);
	ck_assert(least < .001 && largest > .999);
}
END_TEST

SUITE("stat/random", the_generator, streams_differ, units_fill_their_interval)
