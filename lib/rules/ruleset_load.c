/*
 * Reading a file of rules. Every fault is told with its place and rule, so that one
 * run names them all; the meaning of what is read is vote's.
 */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/intern.h"
#include "base/mem.h"
#include "json/document.h"
#include "json/path.h"
#include "record/label.h"
#include "rules/ruleset.h"

#define FIELD   "data.text" /* where a rule looks that names no field */
#define VERSION "1"         /* of a rule that has none, in a file that has none */

struct load {
	struct lbl_ruleset *set;
	const char *file;
	const struct lbl_doc *doc;
	const struct lbl_node *root, *rule; /* rule: NULL outside */
	size_t number;                      /* of the rule in the file, from 1 */
	bool retired;
	struct lbl_buf version; /* of the file */
	lbl_ruleset_fault *fault;
	void *arg;
	size_t faults;
};

__attribute__((format(printf, 3, 4))) static void
complain(struct load *l, const struct lbl_node *at, const char *fmt, ...)
{
	const char *name = lbl_node_string(lbl_node_get(l->rule, "name"));
	char message[320], where[128] = "";
	struct lbl_error err = { 0 };
	uint64_t line, byte;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(message, sizeof message, fmt, ap);
	va_end(ap);
	if (name)
		snprintf(where, sizeof where, "rule '%.100s': ", name);
	else if (l->rule)
		snprintf(where, sizeof where, "rule %zu: ", l->number);
	lbl_node_place(l->doc, at, &line, &byte);
	lbl_error_at(&err, LBL_E_INPUT, l->file, line, byte, "%s%s", where, message);
	l->fault(l->arg, &err);
	l->faults++;
}

static void check_members(struct load *l, const struct lbl_node *object, const char *const *known)
{
	const struct lbl_node *value;
	const char *name;

	for (size_t i = 0; lbl_node_member(object, i, &name, &value); i++) {
		const char *const *k = known;

		while (*k && strcmp(*k, name))
			k++;
		if (!*k)
			complain(l, value, "unknown member \"%.64s\"", name);
	}
}

/* A member that is a text; NULL where it is missing, or no text, which is a fault. */
static const char *get_text(struct load *l, const struct lbl_node *object, const char *name)
{
	const struct lbl_node *n = lbl_node_get(object, name);

	if (n && !lbl_node_string(n))
		complain(l, n, "%s must be a string, not %s", name,
			 lbl_type_name(lbl_node_type(n)));
	return lbl_node_string(n);
}

/* The version of a rule or file: a string or an integer; false: it has none. */
static bool get_version(struct load *l, const struct lbl_node *object, struct lbl_buf *out)
{
	const struct lbl_node *n = lbl_node_get(object, "version");
	const char *text = lbl_node_string(n);
	int64_t number;

	if (text && *text)
		lbl_buf_puts(out, text);
	else if (lbl_node_i64(n, &number))
		lbl_buf_printf(out, "%" PRId64, number);
	else if (n)
		complain(l, n, "version must be a string or an integer");
	return n != NULL;
}

static bool is_plain(const char *name)
{
	for (const char *c = name; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7F || *c == '@')
			return false;
	return *name;
}

/* The name, and the annotator that is made of it. */
static void read_name(struct load *l, struct lbl_rule *r)
{
	const struct lbl_node *n = lbl_node_get(l->rule, "name");
	const char *name = get_text(l, l->rule, "name");

	if (!n)
		complain(l, l->rule, "no name");
	if (!name)
		return;
	if (!is_plain(name))
		complain(l, n, "a name must not be empty, nor hold @ or control characters");
	else if (lbl_intern_find(l->set->names, lbl_span_of(name)) != LBL_INTERN_NONE)
		complain(l, n, "another rule has this name");
	lbl_buf_printf(&r->annotator, "rule:%s@", name);
	if (!get_version(l, l->rule, &r->annotator))
		lbl_buf_put(&r->annotator, l->version.data, l->version.len);
}

/* What two labels are compared by: "1", 1 and 1.0 are one class. */
static void read_answer(struct lbl_rule *r, enum lbl_shape shape)
{
	struct lbl_span raw = lbl_buf_span(&r->label);
	struct lbl_buf hold = { 0 };
	struct lbl_span text = shape == LBL_SHAPE_CLASS ? lbl_class_text(raw, &hold) : raw;

	lbl_buf_put(&r->answer, text.ptr, text.len);
	lbl_buf_clear(&hold);
}

static void read_label(struct load *l, struct lbl_rule *r)
{
	const struct lbl_node *n = lbl_node_get(l->rule, "label");
	const char *text = lbl_node_string(n);
	enum lbl_shape shape;

	if (!n) {
		complain(l, l->rule, "no label");
		return;
	}
	lbl_node_write(n, &r->label);
	shape = lbl_shape_of(lbl_buf_span(&r->label));
	if (text && !*text)
		complain(l, n, "the label is empty");
	else if (shape != LBL_SHAPE_CLASS && shape != LBL_SHAPE_SET && shape != LBL_SHAPE_TASKS)
		complain(l, n, "a label must be a class, a set of classes or an object of tasks");
	else
		read_answer(r, shape);
}

static void read_figures(struct load *l, struct lbl_rule *r)
{
	const struct lbl_node *confidence = lbl_node_get(l->rule, "confidence");
	const struct lbl_node *priority = lbl_node_get(l->rule, "priority");

	r->confidence = -1;
	r->note = get_text(l, l->rule, "note");
	if (confidence && (!lbl_node_number(confidence, &r->confidence) || r->confidence < 0 ||
			   r->confidence > 1))
		complain(l, confidence, "confidence must be a number from 0 to 1");
	if (priority && !lbl_node_i64(priority, &r->priority))
		complain(l, priority, "priority must be an integer");
}

static size_t find_field(struct lbl_ruleset *set, const char *path)
{
	size_t i = 0;

	while (i < set->n_fields && strcmp(set->fields[i].path, path))
		i++;
	if (i == set->n_fields) {
		set->fields = lbl_grow(set->fields, &set->cap_fields, i + 1, sizeof *set->fields);
		set->fields[set->n_fields++] = (struct lbl_rule_field){ .path = lbl_strdup(path) };
	}
	return i;
}

static void read_field(struct load *l, struct lbl_rule *r)
{
	const char *path = get_text(l, l->rule, "field");
	struct lbl_error err = { 0 };
	struct lbl_paths *paths;

	path = path ? path : FIELD;
	paths = lbl_paths_new(&path, 1, &err);
	if (!paths)
		complain(l, lbl_node_get(l->rule, "field"), "%s", err.message);
	lbl_paths_free(paths);
	r->field = find_field(l->set, path);
}

static void read_terms(struct load *l, const struct lbl_rule *r, const struct lbl_node *terms)
{
	struct lbl_rule_field *field = &l->set->fields[r->field];
	struct lbl_error err = { 0 };

	if (lbl_node_type(terms) != LBL_ARRAY || !lbl_node_count(terms))
		complain(l, terms, "terms must be an array of at least one string");
	if (!field->terms)
		field->terms = lbl_terms_new();
	for (size_t i = 0; i < lbl_node_count(terms); i++) {
		const struct lbl_node *n = lbl_node_at(terms, i);
		const char *text = lbl_node_string(n);

		if (!text)
			complain(l, n, "a term must be a string, not %s",
				 lbl_type_name(lbl_node_type(n)));
		else if (lbl_terms_add(field->terms, lbl_span_of(text), (uint32_t)l->set->n_rules,
				       &err))
			complain(l, n, "%s", err.message);
	}
}

static void read_pattern(struct load *l, struct lbl_rule *r, const struct lbl_node *pattern)
{
	struct lbl_rule_field *field = &l->set->fields[r->field];
	const char *text = get_text(l, l->rule, "pattern");
	const char *flags = get_text(l, l->rule, "flags");
	struct lbl_error err = { 0 };

	if (!text)
		return;
	r->pattern = lbl_pattern_new(text, flags ? flags : "", &err);
	if (!r->pattern)
		complain(l, pattern, "%s", err.message);
	field->patterns = lbl_grow(field->patterns, &field->cap_patterns, field->n_patterns + 1,
				   sizeof *field->patterns);
	field->patterns[field->n_patterns++] = (uint32_t)l->set->n_rules;
}

static void read_condition(struct load *l, struct lbl_rule *r)
{
	const struct lbl_node *terms = lbl_node_get(l->rule, "terms");
	const struct lbl_node *pattern = lbl_node_get(l->rule, "pattern");

	if (!terms == !pattern)
		complain(l, l->rule,
			 terms ? "both terms and a pattern: a rule has one of them"
			       : "neither terms nor a pattern");
	if (terms)
		read_terms(l, r, terms);
	if (pattern)
		read_pattern(l, r, pattern);
	else if (lbl_node_get(l->rule, "flags"))
		complain(l, lbl_node_get(l->rule, "flags"), "flags belong to a pattern");
}

static void read_rule(struct load *l)
{
	static const char *const known[] = {
		"name",  "version",    "field",    "terms", "pattern", "flags",
		"label", "confidence", "priority", "note",  NULL,
	};
	struct lbl_ruleset *set = l->set;
	struct lbl_rule r = { .retired = l->retired };
	const char *name = lbl_node_string(lbl_node_get(l->rule, "name"));

	if (lbl_node_type(l->rule) != LBL_OBJECT) {
		complain(l, l->rule, "a rule must be an object, not %s",
			 lbl_type_name(lbl_node_type(l->rule)));
		return;
	}
	check_members(l, l->rule, known);
	read_name(l, &r);
	read_label(l, &r);
	read_figures(l, &r);
	read_field(l, &r);
	read_condition(l, &r);
	set->rules = lbl_grow(set->rules, &set->cap_rules, set->n_rules + 1, sizeof *set->rules);
	set->rules[set->n_rules++] = r;
	if (name)
		lbl_intern_put(set->names, lbl_span_of(name));
	lbl_intern_put(set->annotators, lbl_buf_span(&r.annotator));
}

static void read_status(struct load *l)
{
	static const char *const known[] = { "draft", "active", "retired" };
	const struct lbl_node *n = lbl_node_get(l->root, "status");
	const char *status = get_text(l, l->root, "status");
	size_t i = 0;

	if (!status)
		return;
	while (i < 3 && strcmp(status, known[i]))
		i++;
	if (i == 3)
		complain(l, n, "status must be draft, active or retired, not \"%.32s\"", status);
	l->retired = i == 2;
}

static void read_root(struct load *l)
{
	static const char *const known[] = { "name", "version", "status", "rules", NULL };
	const struct lbl_node *rules = lbl_node_get(l->root, "rules");

	if (lbl_node_type(l->root) != LBL_OBJECT) {
		complain(l, l->root, "a file of rules must be an object, not %s",
			 lbl_type_name(lbl_node_type(l->root)));
		return;
	}
	check_members(l, l->root, known);
	get_text(l, l->root, "name");
	if (!get_version(l, l->root, &l->version))
		lbl_buf_puts(&l->version, VERSION);
	read_status(l);
	if (lbl_node_type(rules) != LBL_ARRAY)
		complain(l, rules ? rules : l->root, "rules must be an array, not %s",
			 rules ? lbl_type_name(lbl_node_type(rules)) : "missing");
	for (l->number = 1; l->number <= lbl_node_count(rules); l->number++) {
		l->rule = lbl_node_at(rules, l->number - 1);
		read_rule(l);
	}
}

size_t lbl_ruleset_add(struct lbl_ruleset *set, const char *file, lbl_ruleset_fault *fault,
		       void *arg)
{
	struct load l = { .set = set, .file = file, .fault = fault, .arg = arg };
	struct lbl_error err = { 0 };
	struct lbl_doc *doc = lbl_doc_load(file, &err);

	if (!doc) {
		fault(arg, &err);
		return 1;
	}
	set->docs = lbl_grow(set->docs, &set->cap_docs, set->n_docs + 1, sizeof *set->docs);
	set->docs[set->n_docs++] = doc;
	l.doc = doc;
	l.root = lbl_doc_root(doc);
	read_root(&l);
	lbl_buf_clear(&l.version);
	return l.faults;
}
