/* From labels to distances: levels of measurement and weights by name. */
#ifndef LBL_REPORT_AGREEMENT_SCALE_H
#define LBL_REPORT_AGREEMENT_SCALE_H

#include "base/error.h"
#include "json/document.h"
#include "state/agreement.h"
#include "stat/agreement.h"

#define LBL_LEVELS_ARG "nominal|ordinal|interval|ratio|circular" /* as an option's words */

#define LBL_WEIGHTS_MAX 4096 /* categories that a file of weights may be applied to */

const char *lbl_level_name(int level); /* static; level as an index into LBL_LEVELS_ARG */

/* lbl_weights_is_file -- is it no word of --weights? */
bool lbl_weights_is_file(const char *weights);

/*
 * lbl_agreement_scale_init -- how far the categories of an arranged one differ
 * (lbl_scale_clear frees).
 *
 *   level    of alpha, an index into LBL_LEVELS_ARG
 *   weights  identity, linear, quadratic, ordinal, radical, ratio, or a file; NULL: identity
 *   file     what the file says, where it is one
 *
 * Returns 0, or -1 with err: labels that are no numbers where these are needed, no order where
 * one is needed, a file that is not of lbl-agree(1)'s form.
 */
int lbl_agreement_scale_init(struct lbl_scale *s, const struct lbl_agreement *a, int level,
			     const char *weights, const struct lbl_doc *file,
			     struct lbl_error *err);

#endif
