/*
 * What the loaders of a schema keep in it: memory, texts, pointers and their
 * slots among the paths of a record; see schema/parts.h.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "schema/parts.h"

void *lbl_schema_keep(struct lbl_schema *s, size_t n_bytes)
{
	s->owned = lbl_grow(s->owned, &s->cap_owned, s->n_owned + 1, sizeof(*s->owned));
	s->owned[s->n_owned] = lbl_alloc_zero(n_bytes + 1, 1);
	return s->owned[s->n_owned++];
}

struct lbl_span lbl_schema_keep_json(struct lbl_schema *s, const struct lbl_node *node)
{
	struct lbl_buf text = { 0 };
	lbl_node_write(node, &text);
	char *kept = lbl_schema_keep(s, text.len);
	memcpy(kept, text.data, text.len);
	struct lbl_span span = { kept, text.len };
	lbl_buf_clear(&text);
	return span;
}

static const char *keep_text(struct lbl_schema *s, struct lbl_buf *text)
{
	char *kept = lbl_schema_keep(s, text->len);
	if (text->len)
		memcpy(kept, text->data, text->len);
	lbl_buf_clear(text);
	return kept;
}

int lbl_schema_slot(struct lbl_schema *s, const char *pointer)
{
	if (s->n_slots == LBL_PATHS_MAX)
		return -1;
	s->pointers[s->n_slots] = pointer;
	return (int)s->n_slots++;
}

static void put_token(struct lbl_buf *out, const char *name, size_t n)
{
	lbl_buf_putc(out, '/');
	for (size_t i = 0; i < n; i++) {
		if (name[i] == '~' || name[i] == '/')
			lbl_buf_puts(out, name[i] == '~' ? "~0" : "~1");
		else
			lbl_buf_putc(out, name[i]);
	}
}

const char *lbl_schema_pointer(struct lbl_schema *s, const char *prefix, const char *name)
{
	struct lbl_buf text = { 0 };
	lbl_buf_puts(&text, prefix);
	put_token(&text, name, strlen(name));
	return keep_text(s, &text);
}

const char *lbl_schema_path(struct lbl_loader *l, const struct lbl_node *path)
{
	const char *p = lbl_node_string(path);
	struct lbl_error err = { 0 };
	struct lbl_paths *paths = lbl_paths_new(&p, 1, &err);
	lbl_paths_free(paths);
	if (!paths) {
		lbl_faults_add(l->faults, l->doc, path, "schema.path", "%s", err.message);
		return NULL;
	}
	struct lbl_buf text = { 0 };
	if (*p == '/') {
		lbl_buf_puts(&text, p);
		return keep_text(l->schema, &text);
	}
	for (p += *p == '.'; *p;) {
		size_t n = strcspn(p, ".");
		put_token(&text, p, n);
		p += n + (p[n] == '.');
	}
	return keep_text(l->schema, &text);
}
