/*
 * JSON Schema, compiled: for lib/schema alone. A keyword is a row of the table in
 * js_keywords.c: how its value is read, to which types it applies, how a value is
 * judged. Semantics: JSON Schema 2020-12, Validation.
 */
#ifndef LBL_SCHEMA_JS_H
#define LBL_SCHEMA_JS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/decimal.h"
#include "base/span.h"
#include "json/document.h"

struct lbl_at;
struct lbl_js;
struct lbl_js_check;
struct lbl_loader;
struct lbl_validator;

#define LBL_JS_INTEGER (1u << 8) /* beside the bits of enum lbl_type */
#define LBL_JS_ANY (~0u)

/* Readers of keywords' values: false when the value is at fault. */
typedef bool lbl_js_read_fn(struct lbl_loader *l, struct lbl_js *js, struct lbl_js_check *check,
			    const struct lbl_node *value);
/* Judges of values; each is called with a value of a type that its row applies to. */
typedef void lbl_js_judge_fn(struct lbl_validator *v, const struct lbl_js_check *check,
			     const struct lbl_at *at, struct lbl_span value);

/* What a keyword's value is read into. */
struct lbl_js_check {
	const struct lbl_js_keyword *keyword;
	struct lbl_span json;      /* the keyword's value: what was expected */
	struct lbl_limit limit;    /* of a number */
	uint64_t count;            /* a length, a number of elements; for "type" the set */
	struct lbl_span *list;     /* "enum": JSON texts */
	const char **words;        /* likewise, of strings what they say, else NULL */
	size_t n;
	const struct lbl_js *inner; /* of elements, of other members */
	const struct lbl_js *owner; /* the schema that the keyword stands in */
};

struct lbl_js_keyword {
	const char *name;
	const char *rule;  /* of findings */
	unsigned applies;  /* types of values */
	/* Reads the keyword's value, false when it is at fault. NULL: an annotation. */
	lbl_js_read_fn *read;
	lbl_js_judge_fn *judge; /* NULL: nothing to judge, or members, judged together */
};

/* A member that "properties" or "required" names. */
struct lbl_js_member {
	const char *name;
	const struct lbl_node *node; /* its schema in the document; NULL: only required */
	const struct lbl_js *value;  /* NULL: any */
	bool required;
	int slot; /* among the record's paths, when the schema is not walked */
};

struct lbl_js {
	bool never;  /* the schema false */
	bool walked; /* members are found by walking, not by slots */
	struct lbl_js_check *checks;
	size_t n_checks;
	struct lbl_js_member *members;
	size_t n_members;
	const char *pointer; /* of the values that it judges; NULL: many places */
};

/* lbl_js_keyword_of -- the row of a name, or NULL. */
const struct lbl_js_keyword *lbl_js_keyword_of(const char *name);
extern const struct lbl_js_keyword lbl_js_keywords[]; /* ends with a NULL name */

/* Keywords of 2020-12 and draft 7 that are refused by name; ends with NULL. */
extern const char *const lbl_js_unsupported[];

/*
 * lbl_js_compile -- a schema from its document.
 *
 *   pointer  of the one place in a record that it judges, kept; NULL: many places
 *
 * Returns a schema that lives as long as the loader's; at fault it takes any value.
 */
const struct lbl_js *lbl_js_compile(struct lbl_loader *l, const struct lbl_node *node,
				    const char *pointer);

/* lbl_js_judge -- a value that is there, by a schema. */
void lbl_js_judge(struct lbl_validator *v, const struct lbl_js *js, const struct lbl_at *at,
		  struct lbl_span value);

lbl_js_read_fn lbl_js_read_dialect, lbl_js_read_type, lbl_js_read_enum, lbl_js_read_any,
    lbl_js_read_number, lbl_js_read_step, lbl_js_read_count, lbl_js_read_properties,
    lbl_js_read_required, lbl_js_read_inner;

lbl_js_judge_fn lbl_js_judge_type, lbl_js_judge_enum, lbl_js_judge_const, lbl_js_judge_minimum,
    lbl_js_judge_maximum, lbl_js_judge_above, lbl_js_judge_below, lbl_js_judge_step,
    lbl_js_judge_min_length, lbl_js_judge_max_length, lbl_js_judge_min_items,
    lbl_js_judge_max_items, lbl_js_judge_items, lbl_js_judge_others;

#endif
