/*
 * Shared names, off the hot path: raw values that are not recalled are decoded and looked up in
 * the worker's own table, and in the shared one when they are new to the worker.
 */
#include "record/names.h"

#include <stdlib.h>

#include "base/mem.h"

void lbl_names_view_init(struct lbl_names_view *v, const struct lbl_names *all)
{
	v->all = *all;
	v->local = lbl_intern_new();
}

void lbl_names_view_clear(struct lbl_names_view *v)
{
	lbl_intern_free(v->local);
	free(v->global);
	lbl_buf_clear(&v->hold);
}

static uint32_t shared_id(const struct lbl_names *all, struct lbl_span text)
{
	uint32_t id;

	if (all->abstain && lbl_list_has(all->abstain, text.ptr, text.len))
		return LBL_NAME_NONE;
	pthread_mutex_lock(all->lock);
	id = lbl_intern_put(all->table, text);
	pthread_mutex_unlock(all->lock);
	if (id >= all->limit)
		lbl_mem_exhausted();
	return id;
}

static uint32_t id_of(struct lbl_names_view *v, struct lbl_span text)
{
	uint32_t local = lbl_intern_put(v->local, text);

	if (local == v->n) {
		v->global = lbl_grow(v->global, &v->cap, v->n + 1, sizeof *v->global);
		v->global[v->n++] = shared_id(&v->all, text);
	}
	return v->global[local];
}

int lbl_names_read(struct lbl_names_view *v, struct lbl_span raw, uint32_t *id,
		   struct lbl_error *err)
{
	struct lbl_recall_key key = lbl_recall_key(raw);
	struct lbl_span text;
	int rc;

	v->hold.len = 0;
	if (v->all.shape == LBL_SHAPE_NONE)
		rc = lbl_ident_need(raw, "annotator", &v->hold, &text, err);
	else
		rc = lbl_label_need(v->all.shape, raw, &v->hold, &text, err);
	if (rc)
		return -1;
	*id = text.ptr ? id_of(v, text) : LBL_NAME_NONE;
	lbl_recall_put(&v->recall, &key, *id);
	return 0;
}
