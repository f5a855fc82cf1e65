/* The places of the record that a mapping makes; see lbl_mapping_layout in ingest/mapping.h. */
#include <stdlib.h>
#include <string.h>

#include "ingest/mapping.h"

/* What is being laid out; `err` is filled and rc is -1 after the first clash. */
struct layout {
	const struct lbl_mapping *mapping;
	const size_t *slots;
	struct lbl_place *root;
	struct lbl_error *err;
	int rc;
};

static void add_named(struct layout *l, const char *outer, const char *inner, size_t slot)
{
	struct lbl_list steps = { 0 };

	lbl_list_add(&steps, outer, strlen(outer));
	if (inner)
		lbl_list_add(&steps, inner, strlen(inner));
	if (!l->rc)
		l->rc = lbl_place_add(l->root, &steps, slot, false, l->err);
	lbl_list_clear(&steps);
}

static bool in_meta(const struct lbl_target *t)
{
	return strcmp(t->to.v[0], "meta") == 0;
}

static void add_target(struct layout *l, size_t i)
{
	const struct lbl_target *t = &l->mapping->targets[i];
	struct lbl_error why;

	if (l->rc || t->stays || l->slots[i] == LBL_PLACE_NONE)
		return;
	if (lbl_place_add(l->root, &t->to, l->slots[i], false, &why))
		l->rc = lbl_error_set(l->err, LBL_E_USAGE, "%s: %s", t->option, why.message);
}

static void add_targets(struct layout *l, size_t from, bool meta)
{
	for (size_t i = from; i < l->mapping->n; i++)
		if (in_meta(&l->mapping->targets[i]) == meta)
			add_target(l, i);
}

/* Provenance, but for what the user has mapped there. */
static void add_provenance(struct layout *l)
{
	static const struct {
		const char *name;
		size_t slot;
	} rows[] = { { "source", LBL_SLOT_SOURCE },
		     { "line", LBL_SLOT_LINE },
		     { "ingested_at", LBL_SLOT_STAMP } };
	const struct lbl_mapping *m = l->mapping;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		bool mapped = false;

		for (size_t k = 0; k < m->n; k++)
			mapped |= in_meta(&m->targets[k]) && m->targets[k].to.n > 1 &&
				  strcmp(m->targets[k].to.v[1], rows[i].name) == 0;
		if (!mapped)
			add_named(l, "meta", rows[i].name, rows[i].slot);
	}
}

/* The columns under their names, or the object that holds them. */
static void add_body(struct layout *l, const char *outer, const char *inner,
		     const struct lbl_mapping_columns *columns)
{
	struct lbl_list steps = { 0 };

	lbl_list_add(&steps, outer, strlen(outer));
	if (inner)
		lbl_list_add(&steps, inner, strlen(inner));
	if (!columns && !l->rc)
		l->rc = lbl_place_add(l->root, &steps, LBL_SLOT_BODY, true, l->err);
	for (size_t i = 0; columns && i < columns->names->n && !l->rc; i++) {
		char *name = columns->names->v[i];
		size_t n = steps.n;

		if (columns->taken && columns->taken[i])
			continue;
		lbl_list_add(&steps, name, strlen(name));
		l->rc = lbl_place_add(l->root, &steps, LBL_SLOT_FIXED + i, false, l->err);
		free(steps.v[--steps.n]);
		steps.n = n;
	}
	lbl_list_clear(&steps);
}

/* The id comes first, made here or by the first target. */
static void add_item(struct layout *l, const struct lbl_mapping_columns *columns, bool content)
{
	bool own_id = l->mapping->own_id;

	if (!own_id)
		add_target(l, 0);
	else if (!content)
		add_named(l, "id", NULL, LBL_SLOT_ID);
	add_body(l, "data", NULL, columns);
	add_targets(l, own_id ? 0 : 1, false);
}

struct lbl_place *lbl_mapping_layout(const struct lbl_mapping *m, const size_t *slots,
				     const struct lbl_mapping_columns *columns, bool content,
				     struct lbl_error *err)
{
	struct layout l = { m, slots, lbl_place_root(), err, 0 };

	if (m->words.annotations)
		add_targets(&l, 0, false);
	else
		add_item(&l, columns, content);
	if (!content) {
		add_provenance(&l);
		add_targets(&l, 0, true);
	}
	if (!content && m->words.annotations)
		add_body(&l, "meta", "extra", columns);
	if (!l.rc && content)
		lbl_place_sort(l.root);
	if (!l.rc)
		return l.root;
	lbl_place_free(l.root);
	return NULL;
}
