/* Plans for objects; see ingest/from_object.h. Once a run, before and after the lines. */
#include "ingest/object_plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const char *const fixed_paths[LBL_OBJECT_FIXED] = { "/id", "/item", "/annotator", "/label",
							   "/data" };

/* A member name as a JSON Pointer; new. */
static char *pointer_to(const char *name)
{
	struct lbl_buf b = { 0 };

	lbl_buf_putc(&b, '/');
	for (; *name; name++) {
		if (*name == '~' || *name == '/')
			lbl_buf_puts(&b, *name == '~' ? "~0" : "~1");
		else
			lbl_buf_putc(&b, *name);
	}
	lbl_buf_cstr(&b);
	return b.data;
}

static void look_at_target(const struct lbl_mapping *m, const struct lbl_target *t,
			   struct lbl_object_target *o)
{
	struct lbl_list from = { 0 };
	size_t last = t->to.n - 1;
	bool in_data = !m->words.annotations && t->to.n > 1 && strcmp(t->to.v[0], "data") == 0;

	if (lbl_mapping_split(t->from, strlen(t->from), &from) && from.n == 1)
		o->column = lbl_strdup(from.v[0]);
	o->stays =
		o->column && t->to.n == (in_data ? 2 : 1) && strcmp(o->column, t->to.v[last]) == 0;
	if (in_data && !o->stays)
		o->rival = lbl_strdup(t->to.v[1]);
	lbl_list_clear(&from);
}

static int compile(struct lbl_object_plan *p, struct lbl_error *err)
{
	const struct lbl_mapping *m = p->mapping;
	struct lbl_list paths = { 0 };

	for (size_t i = 0; i < LBL_OBJECT_FIXED; i++)
		lbl_list_add(&paths, fixed_paths[i], strlen(fixed_paths[i]));
	for (size_t i = 0; i < m->n; i++)
		lbl_list_add(&paths, m->targets[i].from, strlen(m->targets[i].from));
	for (size_t i = 0; i < m->n; i++) {
		char *pointer = p->targets[i].rival ? pointer_to(p->targets[i].rival) : NULL;

		p->targets[i].rival_path = paths.n;
		if (pointer)
			lbl_list_add(&paths, pointer, strlen(pointer));
		free(pointer);
	}
	p->paths = lbl_paths_new((const char *const *)paths.v, paths.n, err);
	lbl_list_clear(&paths);
	return p->paths ? 0 : -1;
}

static int lay_out(struct lbl_object_plan *p, struct lbl_error *err)
{
	const struct lbl_mapping *m = p->mapping;
	size_t *slots = lbl_alloc_zero(m->n, sizeof *slots);

	for (size_t i = 0; i < m->n; i++)
		slots[i] = !m->words.annotations && p->targets[i].stays && m->targets[i].to.n == 2
				   ? LBL_PLACE_NONE
				   : LBL_SLOT_FIXED + i;
	p->record = lbl_mapping_layout(m, slots, NULL, false, err);
	if (p->record)
		p->content = lbl_mapping_layout(m, slots, NULL, true, err);
	free(slots);
	return p->content ? 0 : -1;
}

struct lbl_object_plan *lbl_object_plan_new(const struct lbl_mapping *mapping,
					    struct lbl_error *err)
{
	struct lbl_object_plan *p = lbl_alloc_zero(1, sizeof *p);

	p->mapping = mapping;
	p->targets = lbl_alloc_zero(mapping->n, sizeof *p->targets);
	p->seen = lbl_alloc_zero(mapping->n + mapping->words.numeric->n, sizeof *p->seen);
	for (size_t i = 0; i < mapping->n; i++)
		look_at_target(mapping, &mapping->targets[i], &p->targets[i]);
	if (!compile(p, err) && !lay_out(p, err))
		return p;
	lbl_object_plan_free(p);
	return NULL;
}

void lbl_object_plan_free(struct lbl_object_plan *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->mapping->n; i++) {
		free(p->targets[i].column);
		free(p->targets[i].rival);
	}
	free(p->targets);
	free(p->seen);
	lbl_paths_free(p->paths);
	lbl_place_free(p->record);
	lbl_place_free(p->content);
	free(p);
}

const struct lbl_paths *lbl_object_plan_paths(const struct lbl_object_plan *p)
{
	return p->paths;
}

int lbl_object_plan_unseen(const struct lbl_object_plan *p, struct lbl_error *err)
{
	const struct lbl_mapping *m = p->mapping;
	const struct lbl_list *numeric = m->words.numeric;

	for (size_t i = 0; i < m->n && p->made; i++)
		if (m->targets[i].option && !p->seen[i])
			return lbl_error_set(err, LBL_E_USAGE, "%s: no object had '%s'",
					     m->targets[i].option, m->targets[i].from);
	for (size_t i = 0; i < numeric->n && p->made; i++)
		if (!p->seen[m->n + i])
			return lbl_error_set(err, LBL_E_USAGE, "--numeric: no object had '%s'",
					     numeric->v[i]);
	return 0;
}
