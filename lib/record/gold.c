/*
 * Gold labels: one pass over a file of label records into two interning tables,
 * items to classes. What is done with them is for the programs that compare.
 */
#include "record/gold.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/intern.h"
#include "base/mem.h"
#include "json/path.h"
#include "json/stream.h"
#include "record/kind.h"
#include "record/label.h"
#include "record/shards.h"

enum { PATH_ID, PATH_ITEM, PATH_ANNOTATOR, PATH_LABEL, PATHS };

/* An item's class, and where it was said. */
struct entry {
	uint32_t label;
	uint64_t line;
};

struct lbl_gold {
	const char *name;
	struct lbl_intern *items, *labels;
	struct entry *entries; /* by item */
	size_t cap;
	struct lbl_gold_counts counts;
	struct lbl_buf item_text, label_text; /* reused from line to line */
};

void lbl_gold_free(struct lbl_gold *g)
{
	if (!g)
		return;
	lbl_intern_free(g->items);
	lbl_intern_free(g->labels);
	lbl_buf_clear(&g->item_text);
	lbl_buf_clear(&g->label_text);
	free(g->entries);
	free(g);
}

static int differ(const struct lbl_gold *g, uint32_t item, struct lbl_span here, uint64_t line,
		  struct lbl_error *err)
{
	struct lbl_span name = lbl_intern_text(g->items, item);
	struct lbl_span there = lbl_intern_text(g->labels, g->entries[item].label);

	return lbl_error_at(
		err, LBL_E_INPUT, g->name, line, 0,
		"gold label of item \"%.*s\" is \"%.*s\" here, and \"%.*s\" on line %llu",
		(int)(name.len > 100 ? 100 : name.len), name.ptr,
		(int)(here.len > 100 ? 100 : here.len), here.ptr,
		(int)(there.len > 100 ? 100 : there.len), there.ptr,
		(unsigned long long)g->entries[item].line);
}

static int add(struct lbl_gold *g, struct lbl_span item, struct lbl_span label, uint64_t line,
	       struct lbl_error *err)
{
	uint32_t known = lbl_intern_count(g->items);
	uint32_t id = lbl_intern_put(g->items, item);
	uint32_t class = lbl_intern_put(g->labels, label);

	if (id < known)
		return g->entries[id].label == class ? 0 : differ(g, id, label, line, err);
	g->entries = lbl_grow(g->entries, &g->cap, (size_t)id + 1, sizeof *g->entries);
	g->entries[id] = (struct entry){ class, line };
	return 0;
}

static int gold_line(void *worker, const struct lbl_line *line, struct lbl_yield *yield,
		     struct lbl_error *err)
{
	struct lbl_gold *g = worker;
	const struct lbl_span *v = line->values;
	enum lbl_kind kind = lbl_kind_of(v[PATH_ID], v[PATH_ITEM], v[PATH_ANNOTATOR]);
	struct lbl_span item, label;

	(void)yield;
	if (kind == LBL_KIND_NONE)
		return lbl_error_set(err, LBL_E_INPUT, "%s", lbl_kind_fault());
	if (kind != LBL_KIND_LABEL) {
		g->counts.skipped++;
		return 0;
	}
	g->item_text.len = g->label_text.len = 0;
	if (lbl_ident_need(v[PATH_ITEM], "item", &g->item_text, &item, err) ||
	    lbl_class_need(v[PATH_LABEL], &g->label_text, &label, err))
		return -1;
	if (!label.ptr) {
		g->counts.empty++;
		return 0;
	}
	return add(g, item, label, line->number, err);
}

struct lbl_gold *lbl_gold_load(const char *name, const char *item_path, const char *label_path,
			       struct lbl_error *err)
{
	const char *const names[PATHS] = { [PATH_ID] = "id",
					   [PATH_ITEM] = item_path ? item_path : "item",
					   [PATH_ANNOTATOR] = "annotator",
					   [PATH_LABEL] = label_path ? label_path : "label" };
	struct lbl_paths *paths = lbl_paths_new(names, PATHS, err);
	if (!paths)
		return NULL;
	struct lbl_gold *g = lbl_alloc_zero(1, sizeof *g);
	g->name = name;
	g->items = lbl_intern_new();
	g->labels = lbl_intern_new();
	int rc = lbl_stream_file(name, paths, g, gold_line, err);
	g->counts.labels = lbl_intern_count(g->items);
	lbl_paths_free(paths);
	if (rc == 0)
		return g;
	lbl_gold_free(g);
	return NULL;
}

uint32_t lbl_gold_find(const struct lbl_gold *g, struct lbl_span item)
{
	uint32_t id = lbl_intern_find(g->items, item);

	return id == LBL_INTERN_NONE ? id : g->entries[id].label;
}

uint32_t lbl_gold_classes(const struct lbl_gold *g)
{
	return lbl_intern_count(g->labels);
}

struct lbl_span lbl_gold_class(const struct lbl_gold *g, uint32_t class)
{
	return lbl_intern_text(g->labels, class);
}

void lbl_gold_counts(const struct lbl_gold *g, struct lbl_gold_counts *out)
{
	*out = g->counts;
}

struct lbl_hash128 lbl_gold_digest(const struct lbl_gold *g)
{
	struct lbl_shard sum = { 0 };
	struct lbl_buf pair = { 0 };

	for (uint32_t id = 0; id < lbl_intern_count(g->items); id++) {
		struct lbl_span item = lbl_intern_text(g->items, id);
		struct lbl_span label = lbl_intern_text(g->labels, g->entries[id].label);

		pair.len = 0;
		/* The length first, so that no two pairs run together to the same bytes. */
		lbl_buf_printf(&pair, "%llu:", (unsigned long long)item.len);
		lbl_buf_put(&pair, item.ptr, item.len);
		lbl_buf_put(&pair, label.ptr, label.len);
		lbl_shard_take(&sum, lbl_buf_span(&pair));
	}
	lbl_buf_clear(&pair);
	return sum.digest;
}
