/* Voting: which rules speak up on a record. */
#ifndef LBL_RULES_VOTE_H
#define LBL_RULES_VOTE_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/span.h"
#include "rules/ruleset.h"

struct lbl_vote {
	uint32_t rule;
	struct lbl_span matched; /* the term as its file has it, or what the pattern matched */
};

struct lbl_voter; /* one a thread */

/*
 * lbl_voter_new -- a voter for a set that is built.
 *
 *   set          borrowed, must outlive it
 *   match_limit  steps that a pattern may take on one text
 */
struct lbl_voter *lbl_voter_new(const struct lbl_ruleset *set, uint32_t match_limit);
void lbl_voter_free(struct lbl_voter *v);

/*
 * lbl_voter_cast -- the votes on one record, by the rules' ranks; one at most of each rule.
 *
 *   fields  raw values of the set's fields, in their order; a string is searched, and the
 *           strings of an array until one matches; on anything else rules abstain
 *   votes   result, valid until the next call
 *
 * Of a rule's terms the one that stands first in the text counts, the longest of several.
 *
 * Returns 0, or -1 with LBL_E_INPUT naming the rule whose pattern passed the limit.
 */
int lbl_voter_cast(struct lbl_voter *v, const struct lbl_span *fields,
		   const struct lbl_vote **votes, size_t *n, struct lbl_error *err);

#endif
