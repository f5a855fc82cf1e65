/*
 * Documents: JSON read whole, as a tree that knows where in the text each value stands.
 *
 * The scanner says whether the text is JSON, and where not: the same words as
 * for records. jansson then decodes strings and numbers, and refuses what only
 * a tree can: duplicate members, \u0000, numbers past 64 bits or a double. Its
 * tree and the text are walked side by side once, so that a node has its value
 * and its raw text. What a document means is for its readers to say.
 */
#include "json/document.h"

#include <jansson.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "io/input.h"
#include "json/document_fault.h"
#include "json/emit.h"

#define READ_BYTES ((size_t)64 << 10)
#define SEARCH_MAX 8 /* members up to which a look-up compares one by one */

struct lbl_node {
	json_t *json;                /* borrowed from the document's tree */
	struct lbl_span raw;         /* in the document's text */
	const struct lbl_node *kids; /* n elements or member values, in the order of the text */
	const char **names;          /* of members, likewise; NULL: no object */
	uint32_t *order;             /* places of names in byte order; NULL up to SEARCH_MAX */
	size_t n;
};

/* How much of each array the tree takes, or has taken while it is laid out. */
struct sizes {
	size_t nodes, names, orders;
};

struct lbl_doc {
	struct lbl_buf text;
	json_t *json;
	struct lbl_node *nodes; /* nodes[0] is the root */
	const char **names;
	uint32_t *orders;
	struct sizes used;
};

static json_t *child_of(json_t *json, size_t i, void **iter)
{
	if (json_is_array(json))
		return json_array_get(json, i);
	*iter = i == 0 ? json_object_iter(json) : json_object_iter_next(json, *iter);
	return json_object_iter_value(*iter);
}

static size_t children(const json_t *json)
{
	return json_is_array(json) ? json_array_size(json) : json_object_size(json);
}

static void count(json_t *json, struct sizes *total)
{
	size_t n = children(json);
	total->nodes += n;
	total->names += json_is_object(json) ? n : 0;
	total->orders += json_is_object(json) && n > SEARCH_MAX ? n : 0;
	void *iter = NULL;
	for (size_t i = 0; i < n; i++)
		count(child_of(json, i, &iter), total);
}

/* A stable merge of two halves: qsort has no room for the names. */
static void sort_names(const char **names, uint32_t *order, uint32_t *room, size_t n)
{
	if (n < 2)
		return;
	size_t half = n / 2;
	sort_names(names, order, room, half);
	sort_names(names, order + half, room, n - half);
	memcpy(room, order, n * sizeof(*room));
	for (size_t i = 0, a = 0, b = half; i < n; i++) {
		bool left = b == n || (a < half && strcmp(names[room[a]], names[room[b]]) < 0);
		order[i] = left ? room[a++] : room[b++];
	}
}

static void order_names(struct lbl_doc *d, struct lbl_node *node)
{
	if (!node->names || node->n <= SEARCH_MAX)
		return;
	node->order = d->orders + d->used.orders;
	d->used.orders += node->n;
	for (size_t i = 0; i < node->n; i++)
		node->order[i] = (uint32_t)i;
	uint32_t *room = lbl_alloc(node->n * sizeof(*room));
	sort_names(node->names, node->order, room, node->n);
	free(room);
}

/* jansson keeps members in the order of the text, so tree and text are walked side by side. */
static void lay_out(struct lbl_doc *d, struct lbl_node *node, json_t *json, struct lbl_span raw)
{
	*node = (struct lbl_node){ .json = json, .raw = raw, .n = children(json) };
	struct lbl_node *kids = d->nodes + d->used.nodes;
	d->used.nodes += node->n;
	node->kids = kids;
	if (json_is_object(json)) {
		node->names = d->names + d->used.names;
		d->used.names += node->n;
	}
	struct lbl_walk walk;
	struct lbl_span value;
	void *iter = NULL;
	lbl_walk_init(&walk, raw);
	for (size_t i = 0; i < node->n && lbl_walk_next(&walk, NULL, &value); i++) {
		json_t *child = child_of(json, i, &iter);
		if (node->names)
			node->names[i] = json_object_iter_key(iter);
		lay_out(d, &kids[i], child, value);
	}
	order_names(d, node);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The text without the blank space around it. */
static struct lbl_span trimmed(struct lbl_span text)
{
	while (text.len && is_blank(text.ptr[0]))
		text = (struct lbl_span){ text.ptr + 1, text.len - 1 };
	while (text.len && is_blank(text.ptr[text.len - 1]))
		text.len--;
	return text;
}

static void use_our_memory(void)
{
	json_set_alloc_funcs(lbl_alloc, free);
}

/* Takes the text over, also on failure. */
static struct lbl_doc *parse(struct lbl_buf text, const char *source, struct lbl_error *err)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, use_our_memory);

	struct lbl_span all = lbl_buf_span(&text);
	json_error_t why;
	json_t *json = NULL;
	if (lbl_fault_syntax(all, source, err) < 0)
		goto fail;
	json = json_loadb(all.ptr, all.len, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &why);
	if (!json) {
		lbl_fault_tree(all, &why, source, err);
		goto fail;
	}
	struct lbl_doc *d = lbl_alloc_zero(1, sizeof(*d));
	d->text = text;
	d->json = json;
	d->used.nodes = 1;
	struct sizes total = d->used;
	count(json, &total);
	d->nodes = lbl_alloc(total.nodes * sizeof(*d->nodes));
	d->names = lbl_alloc(total.names * sizeof(*d->names));
	d->orders = lbl_alloc(total.orders * sizeof(*d->orders));
	lay_out(d, d->nodes, json, trimmed(all));
	return d;
fail:
	lbl_buf_clear(&text);
	return NULL;
}

struct lbl_doc *lbl_doc_parse(struct lbl_span text, const char *source, struct lbl_error *err)
{
	struct lbl_buf copy = { 0 };
	lbl_buf_put(&copy, text.ptr, text.len);
	return parse(copy, source, err);
}

struct lbl_doc *lbl_doc_load(const char *name, struct lbl_error *err)
{
	const char *source = strcmp(name, "-") == 0 ? "<stdin>" : name;
	char *names[1] = { lbl_strdup(name) };
	struct lbl_input *in = lbl_input_new(names, 1);
	struct lbl_buf text = { 0 };
	ssize_t got = lbl_input_next(in, err);
	while (got > 0) {
		got = lbl_input_read(in, lbl_buf_reserve(&text, READ_BYTES), READ_BYTES, err);
		text.len += got > 0 ? (size_t)got : 0;
	}
	err->source = got < 0 && err->source ? source : NULL; /* the input's own goes with it */
	lbl_input_free(in);
	free(names[0]);
	if (got < 0) {
		lbl_buf_clear(&text);
		return NULL;
	}
	return parse(text, source, err);
}

void lbl_doc_free(struct lbl_doc *d)
{
	if (!d)
		return;
	json_decref(d->json);
	free(d->nodes);
	free(d->names);
	free(d->orders);
	lbl_buf_clear(&d->text);
	free(d);
}

const struct lbl_node *lbl_doc_root(const struct lbl_doc *d)
{
	return d->nodes;
}

/* One token of a JSON Pointer, unescaped (RFC 6901, section 4), appended to out. */
static const char *pointer_token(const char *pointer, struct lbl_buf *out)
{
	const char *p = pointer;
	for (; *p && *p != '/'; p++) {
		if (p[0] == '~' && (p[1] == '0' || p[1] == '1'))
			lbl_buf_putc(out, *++p == '0' ? '~' : '/');
		else
			lbl_buf_putc(out, *p);
	}
	return p;
}

static const struct lbl_node *child_named(const struct lbl_node *n, const char *token)
{
	if (!json_is_array(n->json))
		return lbl_node_get(n, token);
	char *end;
	unsigned long long i = strtoull(token, &end, 10);
	bool digits = *token >= '0' && *token <= '9' && *end == '\0';
	return digits && i < n->n ? &n->kids[i] : NULL;
}

void lbl_doc_place(const struct lbl_doc *d, const char *pointer, uint64_t *line, uint64_t *byte)
{
	const struct lbl_node *here = d->nodes;
	struct lbl_buf token = { 0 };
	while (*pointer == '/') {
		token.len = 0;
		pointer = pointer_token(pointer + 1, &token);
		const struct lbl_node *next = child_named(here, lbl_buf_cstr(&token));
		if (!next)
			break;
		here = next;
	}
	lbl_buf_clear(&token);
	lbl_node_place(d, here, line, byte);
}

void lbl_node_place(const struct lbl_doc *d, const struct lbl_node *n, uint64_t *line,
		    uint64_t *byte)
{
	lbl_fault_place(lbl_buf_span(&d->text), (size_t)(n->raw.ptr - d->text.data), line, byte);
}

static void put_token(const struct lbl_node *parent, size_t i, struct lbl_buf *out)
{
	lbl_buf_putc(out, '/');
	if (!parent->names) {
		lbl_buf_printf(out, "%zu", i);
		return;
	}
	for (const char *p = parent->names[i]; *p; p++) {
		if (*p == '~' || *p == '/')
			lbl_buf_puts(out, *p == '~' ? "~0" : "~1");
		else
			lbl_buf_putc(out, *p);
	}
}

void lbl_node_pointer(const struct lbl_doc *d, const struct lbl_node *n, struct lbl_buf *out)
{
	const struct lbl_node *here = d->nodes;
	while (here != n) {
		size_t i = 0; /* the last child that does not start behind n holds it */
		while (i + 1 < here->n && here->kids[i + 1].raw.ptr <= n->raw.ptr)
			i++;
		put_token(here, i, out);
		here = &here->kids[i];
	}
}

enum lbl_type lbl_node_type(const struct lbl_node *n)
{
	static const enum lbl_type types[] = {
		[JSON_OBJECT] = LBL_OBJECT, [JSON_ARRAY] = LBL_ARRAY,  [JSON_STRING] = LBL_STRING,
		[JSON_INTEGER] = LBL_NUMBER, [JSON_REAL] = LBL_NUMBER, [JSON_TRUE] = LBL_BOOL,
		[JSON_FALSE] = LBL_BOOL,     [JSON_NULL] = LBL_NULL,
	};
	return n ? types[json_typeof(n->json)] : LBL_ABSENT;
}

const struct lbl_node *lbl_node_get(const struct lbl_node *object, const char *name)
{
	if (!object || !object->names)
		return NULL;
	size_t low = 0, high = object->n;
	if (!object->order) {
		while (low < high && strcmp(object->names[low], name) != 0)
			low++;
		return low < high ? &object->kids[low] : NULL;
	}
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		uint32_t at = object->order[mid];
		int c = strcmp(object->names[at], name);
		if (c == 0)
			return &object->kids[at];
		low = c < 0 ? mid + 1 : low;
		high = c < 0 ? high : mid;
	}
	return NULL;
}

const struct lbl_node *lbl_node_at(const struct lbl_node *array, size_t i)
{
	return array && json_is_array(array->json) && i < array->n ? &array->kids[i] : NULL;
}

size_t lbl_node_count(const struct lbl_node *n)
{
	return n ? n->n : 0;
}

const char *lbl_node_string(const struct lbl_node *n)
{
	return n ? json_string_value(n->json) : NULL;
}

bool lbl_node_bool(const struct lbl_node *n, bool otherwise)
{
	return n && json_is_boolean(n->json) ? json_is_true(n->json) : otherwise;
}

bool lbl_node_number(const struct lbl_node *n, double *v)
{
	if (!n || !json_is_number(n->json))
		return false;
	*v = json_number_value(n->json);
	return true;
}

bool lbl_node_i64(const struct lbl_node *n, int64_t *v)
{
	if (!n || !json_is_integer(n->json))
		return false;
	*v = (int64_t)json_integer_value(n->json);
	return true;
}

bool lbl_node_member(const struct lbl_node *object, size_t i, const char **name,
		     const struct lbl_node **value)
{
	if (!object || !object->names || i >= object->n)
		return false;
	*name = object->names[i];
	*value = &object->kids[i];
	return true;
}

static void write_node(const struct lbl_node *n, struct lbl_emit *e)
{
	if (json_is_array(n->json)) {
		lbl_emit_array(e);
		for (size_t i = 0; i < n->n; i++)
			write_node(&n->kids[i], e);
		lbl_emit_array_end(e);
	} else if (json_is_object(n->json)) {
		lbl_emit_object(e);
		for (size_t i = 0; i < n->n; i++) {
			lbl_emit_key(e, n->names[i]);
			write_node(&n->kids[i], e);
		}
		lbl_emit_object_end(e);
	} else {
		lbl_emit_raw(e, n->raw); /* a number keeps its digits */
	}
}

void lbl_node_write(const struct lbl_node *n, struct lbl_buf *out)
{
	struct lbl_emit e = { .out = out };
	if (n)
		write_node(n, &e);
	else
		lbl_emit_null(&e);
}
