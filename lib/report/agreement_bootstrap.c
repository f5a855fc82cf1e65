/* agreement_bootstrap: which way each coefficient's replicates are drawn; stat/bootstrap draws. */
#include "report/agreement_bootstrap.h"

static bool asks_who(size_t i)
{
	size_t n;

	return lbl_measures(&n)[i].who != LBL_WHO_NOBODY;
}

static void refuse_items(const bool *computed, struct lbl_coefficient *c)
{
	size_t n;

	lbl_measures(&n);
	for (size_t i = 0; i < n; i++) {
		if (!computed[i] || !asks_who(i) || c[i].reason)
			continue;
		lbl_coefficient_error(&c[i], 0, LBL_REASON_NOT_KEPT);
		c[i].has_ends = true;
		c[i].low = c[i].high = NAN;
	}
}

void lbl_agreement_bootstrap(const struct lbl_agreement *a,
			     const struct lbl_agreement_wanted *wanted,
			     const struct lbl_ratings *r, const uint32_t *categories,
			     const bool *computed, struct lbl_coefficient *c)
{
	if (!wanted->bootstrap.replicates)
		return;
	lbl_bootstrap_patterns(&wanted->bootstrap, r, computed, c);
	if (a->answers.n)
		lbl_bootstrap_items(&wanted->bootstrap, r, &a->answers, categories, computed, c);
	else
		refuse_items(computed, c);
}

bool lbl_agreement_draws_items(const struct lbl_agreement_wanted *wanted)
{
	size_t n;

	lbl_measures(&n);
	for (size_t i = 0; i < n && wanted->bootstrap.replicates; i++)
		if (wanted->chosen[i] && asks_who(i))
			return true;
	return false;
}

uint64_t lbl_agreement_bootstrap_cost(const struct lbl_agreement *a,
				      const struct lbl_agreement_wanted *wanted)
{
	return a->answers.n_votes * wanted->bootstrap.replicates;
}
