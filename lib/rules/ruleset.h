/* Rules as their files say them, checked and compiled: lbl-rules(5). */
#ifndef LBL_RULES_RULESET_H
#define LBL_RULES_RULESET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "rules/pattern.h"
#include "rules/terms.h"

struct lbl_rule {
	struct lbl_buf annotator; /* "rule:NAME@VERSION" */
	struct lbl_buf label;     /* compact JSON */
	struct lbl_buf answer;    /* the label's class, or its JSON: equal for equal labels */
	struct lbl_buf head;      /* of its suggestions: up to the note's text */
	double confidence;        /* negative: none */
	int64_t priority;
	const char *note;            /* NULL: what matched is the note; borrowed */
	size_t field;                /* its number in the set */
	struct lbl_pattern *pattern; /* NULL: its terms are in the field's automaton */
	bool retired;                /* checked, but casts no votes */
	uint32_t rank;               /* by falling priority, then as in the files */
};

/* A path, and all that is looked for there. */
struct lbl_rule_field {
	char *path;
	struct lbl_terms *terms; /* NULL: none */
	uint32_t *patterns;      /* rules, in the order of the files */
	size_t n_patterns, cap_patterns;
};

struct lbl_ruleset {
	struct lbl_rule *rules; /* in the order of the files */
	size_t n_rules, cap_rules;
	struct lbl_rule_field *fields;
	size_t n_fields, cap_fields;
	struct lbl_doc **docs;
	size_t n_docs, cap_docs;
	struct lbl_intern *names;      /* of rules: a name's id is the rule's number */
	struct lbl_intern *annotators; /* likewise */
};

/* Told of a fault in a file, with its place; err is valid during the call. */
typedef void lbl_ruleset_fault(void *arg, const struct lbl_error *err);

struct lbl_ruleset *lbl_ruleset_new(void);
void lbl_ruleset_free(struct lbl_ruleset *set);

/*
 * lbl_ruleset_add -- the rules of one file, after those of others.
 *
 *   file   its name, borrowed, must outlive the set
 *   fault  called for every fault, in the order in which they are found
 *
 * Returns the number of faults; with any, the set is only good for checking more files.
 */
size_t lbl_ruleset_add(struct lbl_ruleset *set, const char *file, lbl_ruleset_fault *fault,
		       void *arg);

/* lbl_ruleset_build -- after the last file: 0, or -1 with LBL_E_LIMIT (too many terms). */
int lbl_ruleset_build(struct lbl_ruleset *set, struct lbl_error *err);

#endif
