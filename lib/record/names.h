/*
 * Names that all workers share, annotators or classes: dense ids of what raw JSON values
 * mean. A worker's view of them asks for each but once.
 */
#ifndef LBL_RECORD_NAMES_H
#define LBL_RECORD_NAMES_H

#include <pthread.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/intern.h"
#include "base/list.h"
#include "base/recall.h"
#include "record/label.h"

#define LBL_NAME_NONE UINT32_MAX /* an abstention */

struct lbl_names {
	pthread_mutex_t *lock;    /* guards the table; borrowed, as all below */
	struct lbl_intern *table; /* of all workers */
	enum lbl_shape shape;     /* of labels; LBL_SHAPE_NONE: these are annotators */
	const struct lbl_list *abstain; /* texts that are none; may be NULL */
	uint32_t limit;           /* more names than that end the program, as memory that ends */
};

/* A worker's view. */
struct lbl_names_view {
	struct lbl_names all;
	struct lbl_intern *local;
	uint32_t *global; /* by local id */
	size_t n, cap;
	struct lbl_buf hold;
	struct lbl_recall recall; /* by raw value */
};

void lbl_names_view_init(struct lbl_names_view *v, const struct lbl_names *all);
void lbl_names_view_clear(struct lbl_names_view *v);

/* lbl_names_read -- as lbl_names_id, for a value that is not recalled. */
int lbl_names_read(struct lbl_names_view *v, struct lbl_span raw, uint32_t *id,
		   struct lbl_error *err);

/*
 * lbl_names_id -- the id of the name that a raw value is, or LBL_NAME_NONE.
 *
 * Returns 0, or -1 with LBL_E_INPUT as lbl_ident_need or lbl_label_need.
 */
static inline int lbl_names_id(struct lbl_names_view *v, struct lbl_span raw, uint32_t *id,
			       struct lbl_error *err)
{
	struct lbl_recall_key key = lbl_recall_key(raw);

	return lbl_recall_find(&v->recall, &key, id) ? 0 : lbl_names_read(v, raw, id, err);
}

#endif
