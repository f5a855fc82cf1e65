/*
 * Slices: what has been counted of the annotations that share a value of a field, for each field
 * of options.by and each of its values. A monoid like the whole.
 *
 * Memory: by slices and what each of them counts; not by items.
 */
#ifndef LBL_STATE_AGREEMENT_SLICES_H
#define LBL_STATE_AGREEMENT_SLICES_H

#include "base/buf.h"
#include "state/agreement.h"

/* The slices of a field. v is of what lbl_agreement_add adds; of the options, it has the shape. */
struct lbl_slices {
	struct lbl_intern *values; /* keys of lbl_slice_key */
	struct lbl_agreement *v;   /* by their numbers */
	size_t cap;
};

/*
 * lbl_slice_key -- the key of a value: of its text as a class, or that of null, which comes after
 * all others in byte order.
 *
 *   field  as given, for the message
 *   key    its old content is dropped
 *
 * Returns 0, or -1 with LBL_E_INPUT at the value: an array or an object.
 */
int lbl_slice_key(struct lbl_span raw, const char *field, struct lbl_buf *key,
		  struct lbl_error *err);

/* lbl_slice_value -- the text that a key is of; ptr NULL: null. */
struct lbl_span lbl_slice_value(struct lbl_span key);

/* lbl_slices_need -- makes a's slices, empty, where options.by asks for some and there are none. */
void lbl_slices_need(struct lbl_agreement *a);

/* lbl_slices_free -- n of them; NULL is none. */
void lbl_slices_free(struct lbl_slices *s, size_t n);

/* lbl_slices_at -- the slice of a key among a field's, added when it is new; borrowed. */
struct lbl_agreement *lbl_slices_at(const struct lbl_agreement *a, size_t field,
				    struct lbl_span key);

/* lbl_slices_fit -- lbl_markings_fit of each slice that both have. */
int lbl_slices_fit(const struct lbl_agreement *a, const struct lbl_agreement *from,
		   struct lbl_error *err);

/* lbl_slices_merge -- adds those of another of the same options; lbl_slices_rank -- ranks each. */
void lbl_slices_merge(struct lbl_agreement *a, const struct lbl_agreement *from);
void lbl_slices_rank(struct lbl_agreement *a);

#endif
