/* consensus_skills: names of a file, or judgments of gold, become weights by annotator. */
#include "state/consensus_skills.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

/* Of the annotator's skill; NAN: none is known. */
static double skill_of(const struct lbl_consensus_table *t, const struct lbl_skills *skills,
		       uint32_t annotator)
{
	const struct lbl_known_annotator *known =
		lbl_skills_find(skills, lbl_judgments_annotator(t->judgments, annotator));

	return known ? known->skill : NAN;
}

static int fill_from_file(const struct lbl_consensus_table *t, const struct lbl_skills *skills,
			  double *weights, struct lbl_error *err)
{
	size_t n = t->votes.n_columns, known = 0;
	double sum = 0;

	for (uint32_t a = 0; a < n; a++) {
		struct lbl_span name = lbl_judgments_annotator(t->judgments, a);

		weights[a] = skill_of(t, skills, a);
		if (weights[a] < 0)
			return lbl_error_set(err, LBL_E_INPUT,
					     "annotator '%.*s' has a skill below 0, which is no "
					     "weight",
					     (int)(name.len < 80 ? name.len : 80), name.ptr);
		known += isnan(weights[a]) ? 0 : 1;
		sum += isnan(weights[a]) ? 0 : weights[a];
	}
	if (n && !known)
		return lbl_error_set(err, LBL_E_INPUT,
				     "--annotators-in has a skill of none of the annotators");
	for (size_t a = 0; a < n; a++)
		if (isnan(weights[a]))
			weights[a] = sum / (double)known;
	return 0;
}

/* Laplace's rule: as if there had been one more of each. */
static double accuracy(uint64_t right, uint64_t judged)
{
	return ((double)right + 1) / ((double)judged + 2);
}

static void fill_from_gold(const struct lbl_consensus_table *t, double *weights)
{
	size_t n = t->votes.n_columns;
	uint64_t *right = lbl_alloc_zero(n + 1, sizeof *right); /* the last: all together */
	uint64_t *judged = lbl_alloc_zero(n + 1, sizeof *judged);

	for (size_t row = 0; t->known && row < t->votes.n_rows; row++)
		for (size_t i = t->votes.starts[row]; i < t->votes.starts[row + 1]; i++) {
			const struct lbl_vote *v = &t->votes.v[i];
			bool is_known = t->known[row] != LBL_CLASS_NONE;
			bool is_right = v->label == t->known[row];

			judged[v->column] += is_known;
			judged[n] += is_known;
			right[v->column] += is_right;
			right[n] += is_right;
		}
	for (size_t a = 0; a < n; a++)
		weights[a] = judged[a] ? accuracy(right[a], judged[a]) :
					 accuracy(right[n], judged[n]);
	free(right);
	free(judged);
}

double *lbl_consensus_weights(const struct lbl_consensus_table *t, const struct lbl_skills *skills,
			      struct lbl_error *err)
{
	double *weights = lbl_alloc_zero(t->votes.n_columns, sizeof *weights);

	if (!skills) {
		fill_from_gold(t, weights);
		return weights;
	}
	if (!fill_from_file(t, skills, weights, err))
		return weights;
	free(weights);
	return NULL;
}
