/* Distances of sets. */
#include <math.h>
#include <stdint.h>

#include "stat/distance.h"
#include "stat/sets.h"
#include "../suite.h"

static const struct {
	const char *why;
	uint32_t classes[6];
	size_t n_a, n_b; /* of the first and the second set */
	double jaccard, masi;
	const char *origin;
} rows[] = {
	{ "half of the other", { 1, 2, 1, 2, 3, 4 }, 2, 4, .5, 2. / 3,
	  "nltk metrics/distance doctest, exact thirds of 2026; Passonneau 2006" },
	{ "equal", { 1, 2, 1, 2 }, 2, 2, 0, 0, "same" },
	{ "disjoint", { 1, 2, 3 }, 2, 1, 1, 1, "same" },
	{ "overlapping", { 1, 2, 2, 3 }, 2, 2, 2. / 3, 8. / 9, "same" },
	{ "both empty", { 0 }, 0, 0, 0, 0, "by hand: equal" },
	{ "one empty", { 1 }, 0, 1, 1, 1, "by hand: shares nothing" },
	{ "with a gap", { 1, 3, 1, 2, 3 }, 2, 3, 1. / 3, 1 - 2. / 3 * 2 / 3, "by hand" },
};

START_TEST(distances)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t start[] = { 0, rows[i].n_a, rows[i].n_a + rows[i].n_b };
		uint32_t classes[6];
		struct lbl_sets s = { 2, start, classes };
		double exact = rows[i].masi > 0 ? 1 : 0;

		memcpy(classes, rows[i].classes, sizeof classes);
		for (size_t k = 0; k < 2; k++) {
			double jaccard = lbl_sets_distance(&s, LBL_SET_JACCARD, k, 1 - k);
			double masi = lbl_sets_distance(&s, LBL_SET_MASI, k, 1 - k);

			ck_assert_msg(fabs(jaccard - rows[i].jaccard) < 1e-15, "%s", rows[i].why);
			ck_assert_msg(fabs(masi - rows[i].masi) < 1e-15, "%s", rows[i].why);
			ck_assert(lbl_sets_distance(&s, LBL_SET_EXACT, k, 1 - k) == exact);
			ck_assert(lbl_sets_distance(&s, LBL_SET_MASI, k, k) == 0);
		}
	}
}
END_TEST

START_TEST(classes_held)
{
	size_t start[] = { 0, 0, 2 };
	uint32_t classes[] = { 1, 4 };
	struct lbl_sets s = { 2, start, classes };

	ck_assert(!lbl_sets_hold(&s, 0, 1));
	ck_assert(lbl_sets_hold(&s, 1, 1) && lbl_sets_hold(&s, 1, 4) && !lbl_sets_hold(&s, 1, 2));
}
END_TEST

/* By hand: half of the other is 2/3 by MASI, 1/2 by Jaccard; scaling leaves them. */
START_TEST(as_a_rule_of_distances)
{
	size_t start[] = { 0, 2, 6 };
	uint32_t classes[] = { 1, 2, 1, 2, 3, 4 };
	struct lbl_sets s = { 2, start, classes };
	struct lbl_distance d = { .rule = LBL_DISTANCE_SETS, .n = 2, .sets = &s,
				  .kind = LBL_SET_JACCARD };
	double mass[] = { 1, 3 }, out[2];

	lbl_distance_scale(&d);
	ck_assert(lbl_distance_of(&d, 0, 1) == .5 && lbl_distance_of(&d, 1, 1) == 0);
	lbl_distance_to_all(&d, mass, 2, out);
	ck_assert(out[0] == 1.5 && out[1] == .5);
}
END_TEST

SUITE("stat/sets", distances, classes_held, as_a_rule_of_distances)
