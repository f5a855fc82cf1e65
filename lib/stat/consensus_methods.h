/* The methods of stat/consensus, as its table calls them. */
#ifndef LBL_STAT_CONSENSUS_METHODS_H
#define LBL_STAT_CONSENSUS_METHODS_H

#include "stat/confusion.h"
#include "stat/consensus.h"

typedef int lbl_consensus_run_fn(const struct lbl_votes *t, const struct lbl_consensus_options *o,
				 struct lbl_consensus *out, struct lbl_error *err);

lbl_consensus_run_fn lbl_consensus_majority, lbl_consensus_weighted, lbl_consensus_wawa,
	lbl_consensus_zbs, lbl_consensus_dawid_skene, lbl_consensus_one_coin, lbl_consensus_mace,
	lbl_consensus_ebcc, lbl_consensus_glad, lbl_consensus_kos, lbl_consensus_mmsr,
	lbl_consensus_auto;

/* lbl_consensus_start -- an empty result of the right size. */
void lbl_consensus_start(const struct lbl_votes *t, struct lbl_consensus *out, const char *method);

/* lbl_consensus_tell -- an iteration's progress, where someone listens. */
void lbl_consensus_tell(const struct lbl_consensus_options *o, unsigned iteration,
			double log_likelihood, double change);

/* lbl_consensus_skill_before -- an annotator's share of right answers as it is known beforehand, or
 * NAN. */
double lbl_consensus_skill_before(const struct lbl_votes *t, const struct lbl_consensus_options *o,
				  size_t a);

/* lbl_consensus_hierarchical -- of a setting; see stat/confusion. */
int lbl_consensus_hierarchical(const struct lbl_votes *t, const struct lbl_consensus_options *o,
			       const struct lbl_confusion_prior *setting,
			       struct lbl_consensus *out);

/* A latent class model. */
struct lbl_consensus_model {
	size_t groups; /* states a class */
	void (*start)(struct lbl_latent *m, const struct lbl_consensus_options *o,
		      const struct lbl_consensus *from);
	void (*maximise)(struct lbl_latent *m, const struct lbl_confusion_prior *c);
	struct lbl_confusion_prior prior;
	const struct lbl_consensus *from; /* what start goes out from, or NULL; borrowed */
};

/* lbl_consensus_fit -- start, then steps until it stands; out as lbl_consensus_start made it. */
void lbl_consensus_fit(const struct lbl_votes *t, const struct lbl_consensus_options *o,
		       const struct lbl_consensus_model *model, struct lbl_consensus *out);

/* lbl_consensus_take -- out gets posteriors by class, cells and skills of m, which is cleared. */
void lbl_consensus_take(struct lbl_consensus *out, struct lbl_latent *m);

#endif
