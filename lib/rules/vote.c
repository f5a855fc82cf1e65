/* Voting; see rules/vote.h. What a record's votes become is that of suggestions. */
#include "rules/vote.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "json/text.h"
#include "json/walk.h"

/* What a rule has found on the present record. */
struct find {
	uint64_t text;     /* number of the text it is in; before the record's first: nothing */
	size_t start, len; /* of a term, in the folded text */
};

struct lbl_voter {
	const struct lbl_ruleset *set;
	struct lbl_matcher *matcher;
	struct find *finds;     /* a rule */
	uint64_t first, text;   /* numbers of the record's first and of the present text, from 1 */
	struct lbl_vote *votes; /* a rule at most once */
	size_t n;
	size_t *places; /* a rule: of its vote; valid when it has one */
	struct lbl_buf decoded, folded;
	struct lbl_buf matched; /* what patterns matched; votes hold offsets until the end */
};

struct lbl_voter *lbl_voter_new(const struct lbl_ruleset *set, uint32_t match_limit)
{
	struct lbl_voter *v = lbl_alloc_zero(1, sizeof *v);

	v->set = set;
	v->matcher = lbl_matcher_new(match_limit);
	v->finds = lbl_alloc_zero(set->n_rules, sizeof *v->finds);
	v->places = lbl_alloc_zero(set->n_rules, sizeof *v->places);
	v->votes = lbl_alloc_zero(set->n_rules, sizeof *v->votes);
	return v;
}

void lbl_voter_free(struct lbl_voter *v)
{
	if (!v)
		return;
	lbl_matcher_free(v->matcher);
	free(v->finds);
	free(v->places);
	free(v->votes);
	lbl_buf_clear(&v->decoded);
	lbl_buf_clear(&v->folded);
	lbl_buf_clear(&v->matched);
	free(v);
}

static bool has_voted(const struct lbl_voter *v, uint32_t rule)
{
	return v->finds[rule].text >= v->first;
}

static void vote(struct lbl_voter *v, uint32_t rule, struct lbl_span matched)
{
	if (!has_voted(v, rule)) {
		v->places[rule] = v->n++;
		v->finds[rule].text = v->text;
	}
	v->votes[v->places[rule]] = (struct lbl_vote){ rule, matched };
}

/* Is it the first in this text, or longer than what begins at the same place? */
static bool is_better(const struct find *old, const struct lbl_terms_hit *found)
{
	return found->start < old->start || (found->start == old->start && found->len > old->len);
}

static void take_term(void *ctx, const struct lbl_terms_hit *found)
{
	struct lbl_voter *v = ctx;
	struct find *old = &v->finds[found->owner];

	if (v->set->rules[found->owner].retired)
		return;
	if (has_voted(v, found->owner) && (old->text != v->text || !is_better(old, found)))
		return;
	vote(v, found->owner, found->term);
	old->start = found->start;
	old->len = found->len;
}

static int try_pattern(struct lbl_voter *v, uint32_t rule, struct lbl_span text,
		       struct lbl_error *err)
{
	const struct lbl_rule *r = &v->set->rules[rule];
	struct lbl_error why = { 0 };
	struct lbl_span match;
	int rc;

	if (r->retired || has_voted(v, rule))
		return 0;
	rc = lbl_pattern_find(r->pattern, v->matcher, text, &match, &why);
	if (rc < 0)
		return lbl_error_set(err, LBL_E_INPUT, "%.*s: %s", (int)r->annotator.len,
				     r->annotator.data, why.message);
	if (!rc)
		return 0;
	/* The bytes go with the text; an offset outlives the growing of what keeps them. */
	vote(v, rule, (struct lbl_span){ NULL, match.len });
	v->finds[rule].start = v->matched.len;
	lbl_buf_put(&v->matched, match.ptr, match.len);
	return 0;
}

static int search_text(struct lbl_voter *v, const struct lbl_rule_field *field, struct lbl_span raw,
		       struct lbl_error *err)
{
	struct lbl_span text;

	if (lbl_type_of(raw) != LBL_STRING)
		return 0;
	v->text++;
	v->decoded.len = 0;
	text = lbl_text_decode(raw, &v->decoded);
	if (field->terms)
		lbl_terms_find(field->terms, v->matcher, text, &v->folded, take_term, v);
	for (size_t i = 0; i < field->n_patterns; i++)
		if (try_pattern(v, field->patterns[i], text, err))
			return -1;
	return 0;
}

static int search_field(struct lbl_voter *v, const struct lbl_rule_field *field,
			struct lbl_span raw, struct lbl_error *err)
{
	struct lbl_walk w;
	struct lbl_span element;

	if (lbl_type_of(raw) != LBL_ARRAY)
		return search_text(v, field, raw, err);
	for (lbl_walk_init(&w, raw); lbl_walk_next(&w, NULL, &element);)
		if (search_text(v, field, element, err))
			return -1;
	return 0;
}

/* By rank. Few rules speak up on one record, so the simple sort is the fast one. */
static void order_votes(struct lbl_voter *v)
{
	const struct lbl_rule *rules = v->set->rules;

	for (size_t i = 1; i < v->n; i++) {
		struct lbl_vote moved = v->votes[i];
		size_t to = i;

		for (; to && rules[v->votes[to - 1].rule].rank > rules[moved.rule].rank; to--)
			v->votes[to] = v->votes[to - 1];
		v->votes[to] = moved;
	}
}

static void settle_votes(struct lbl_voter *v)
{
	order_votes(v);
	for (size_t i = 0; i < v->n; i++) {
		struct lbl_vote *one = &v->votes[i];

		if (v->set->rules[one->rule].pattern)
			one->matched.ptr =
				lbl_buf_span(&v->matched).ptr + v->finds[one->rule].start;
	}
}

int lbl_voter_cast(struct lbl_voter *v, const struct lbl_span *fields,
		   const struct lbl_vote **votes, size_t *n, struct lbl_error *err)
{
	v->n = 0;
	v->matched.len = 0;
	v->first = v->text + 1;
	for (size_t i = 0; i < v->set->n_fields; i++)
		if (search_field(v, &v->set->fields[i], fields[i], err))
			return -1;
	settle_votes(v);
	*votes = v->votes;
	*n = v->n;
	return 0;
}
