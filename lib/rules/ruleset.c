/*
 * Sets of rules: what they own, and their compilation. Reading a file is
 * ruleset_load's, voting is vote's.
 */
#include "rules/ruleset.h"

#include <stdlib.h>

#include "base/intern.h"
#include "base/mem.h"
#include "json/document.h"
#include "json/emit.h"

struct lbl_ruleset *lbl_ruleset_new(void)
{
	struct lbl_ruleset *set = lbl_alloc_zero(1, sizeof *set);

	set->names = lbl_intern_new();
	set->annotators = lbl_intern_new();
	return set;
}

static void clear_rule(struct lbl_rule *r)
{
	lbl_buf_clear(&r->annotator);
	lbl_buf_clear(&r->label);
	lbl_buf_clear(&r->answer);
	lbl_buf_clear(&r->head);
	lbl_pattern_free(r->pattern);
}

static void clear_field(struct lbl_rule_field *f)
{
	free(f->path);
	lbl_terms_free(f->terms);
	free(f->patterns);
}

void lbl_ruleset_free(struct lbl_ruleset *set)
{
	if (!set)
		return;
	for (size_t i = 0; i < set->n_rules; i++)
		clear_rule(&set->rules[i]);
	for (size_t i = 0; i < set->n_fields; i++)
		clear_field(&set->fields[i]);
	for (size_t i = 0; i < set->n_docs; i++)
		lbl_doc_free(set->docs[i]);
	free(set->rules);
	free(set->fields);
	free(set->docs);
	lbl_intern_free(set->names);
	lbl_intern_free(set->annotators);
	free(set);
}

static int cmp_priority(const void *a, const void *b)
{
	const struct lbl_rule *x = *(struct lbl_rule *const *)a;
	const struct lbl_rule *y = *(struct lbl_rule *const *)b;

	if (x->priority != y->priority)
		return x->priority > y->priority ? -1 : 1;
	return (x > y) - (x < y); /* of one array: as in the files */
}

static void rank_rules(struct lbl_ruleset *set)
{
	struct lbl_rule **order = lbl_alloc(set->n_rules * sizeof *order);

	for (size_t i = 0; i < set->n_rules; i++)
		order[i] = &set->rules[i];
	if (set->n_rules)
		qsort(order, set->n_rules, sizeof *order, cmp_priority);
	for (size_t i = 0; i < set->n_rules; i++)
		order[i]->rank = (uint32_t)i;
	free(order);
}

static void make_head(struct lbl_rule *rule)
{
	struct lbl_emit e = { .out = &rule->head };

	lbl_emit_object(&e);
	lbl_emit_key(&e, "label");
	lbl_emit_raw(&e, lbl_buf_span(&rule->label));
	lbl_emit_key(&e, "origin");
	lbl_emit_string(&e, "rule");
	lbl_emit_key(&e, "annotator");
	lbl_emit_span(&e, lbl_buf_span(&rule->annotator));
	if (rule->confidence >= 0) {
		lbl_emit_key(&e, "confidence");
		lbl_emit_num(&e, rule->confidence);
	}
	lbl_emit_key(&e, "note");
}

int lbl_ruleset_build(struct lbl_ruleset *set, struct lbl_error *err)
{
	rank_rules(set);
	for (size_t i = 0; i < set->n_rules; i++)
		make_head(&set->rules[i]);
	for (size_t i = 0; i < set->n_fields; i++)
		if (set->fields[i].terms && lbl_terms_build(set->fields[i].terms, err))
			return -1;
	return 0;
}
