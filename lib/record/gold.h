/* Gold labels: items whose class is known. */
#ifndef LBL_RECORD_GOLD_H
#define LBL_RECORD_GOLD_H

#include <stdint.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/intern.h"
#include "base/span.h"

struct lbl_gold; /* reading it from several threads at once is safe */

struct lbl_gold_counts {
	uint64_t labels;  /* items with a gold label */
	uint64_t skipped; /* records that are no label: annotations, items */
	uint64_t empty;   /* labels of null: no gold */
};

/*
 * lbl_gold_load -- reads a file of label records, {"item","label"}.
 *
 *   name        a file, gzip too, or "-"; borrowed, must outlive the result
 *   item_path   json/path.h; NULL: "item"
 *   label_path  NULL: "label"
 *
 * A record with an `annotator` is an annotation and is skipped. The same label of an item
 * given twice counts once. A bad line is an error, whatever --on-error says of the input.
 *
 * Returns new (lbl_gold_free), or NULL with err: two labels of an item that differ, naming both
 * places; a label that is no class; anything that json/stream.h refuses.
 * Memory: about 50 bytes and the key an item.
 */
struct lbl_gold *lbl_gold_load(const char *name, const char *item_path, const char *label_path,
			       struct lbl_error *err);
void lbl_gold_free(struct lbl_gold *g);

/* lbl_gold_find -- number of an item's class, or LBL_INTERN_NONE. */
uint32_t lbl_gold_find(const struct lbl_gold *g, struct lbl_span item);

/* Classes are numbered from 0; the text is borrowed from g. */
uint32_t lbl_gold_classes(const struct lbl_gold *g);
struct lbl_span lbl_gold_class(const struct lbl_gold *g, uint32_t class);

void lbl_gold_counts(const struct lbl_gold *g, struct lbl_gold_counts *out);

/* lbl_gold_digest -- the same for the same items and classes, in any order and spelling. */
struct lbl_hash128 lbl_gold_digest(const struct lbl_gold *g);

#endif
