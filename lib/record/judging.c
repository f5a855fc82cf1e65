/* Annotators and labels to numbers; see record/judging.h. record/names does it for one of them. */
#include "record/judging.h"

void lbl_judging_names_init(struct lbl_judging_names *all, const struct lbl_list *abstain,
			    enum lbl_shape shape)
{
	*all = (struct lbl_judging_names){ .abstain = abstain, .shape = shape };
	all->annotators.table = lbl_intern_new();
	all->labels.table = lbl_intern_new();
	pthread_mutex_init(&all->lock, NULL);
}

void lbl_judging_names_clear(struct lbl_judging_names *all)
{
	lbl_ranked_clear(&all->annotators);
	lbl_ranked_clear(&all->labels);
	pthread_mutex_destroy(&all->lock);
}

void lbl_judging_init(struct lbl_judging *j, struct lbl_judging_names *all)
{
	struct lbl_names annotators = { .lock = &all->lock,
					.table = all->annotators.table,
					.shape = LBL_SHAPE_NONE,
					.limit = LBL_NAME_NONE };
	struct lbl_names labels = { .lock = &all->lock,
				    .table = all->labels.table,
				    .shape = all->shape,
				    .abstain = all->abstain,
				    .limit = LBL_ABSTAINED };

	*j = (struct lbl_judging){ .hold_item = { 0 } };
	lbl_names_view_init(&j->annotators, &annotators);
	lbl_names_view_init(&j->labels, &labels);
}

void lbl_judging_clear(struct lbl_judging *j)
{
	lbl_names_view_clear(&j->annotators);
	lbl_names_view_clear(&j->labels);
	lbl_buf_clear(&j->hold_item);
	lbl_buf_clear(&j->hold_annotator);
	lbl_list_clear(&j->copies);
}

int lbl_judging_item(struct lbl_judging *j, struct lbl_span raw, struct lbl_span *text,
		     struct lbl_error *err)
{
	j->hold_item.len = 0;
	return lbl_ident_need(raw, "item", &j->hold_item, text, err);
}

/* The label before the annotator: one whose label is no good is not to be known from this row. */
int lbl_judging_read(struct lbl_judging *j, struct lbl_span annotator, struct lbl_span label,
		     struct lbl_rating *out, struct lbl_error *err)
{
	struct lbl_span text;
	uint32_t id;

	if (lbl_names_id(&j->labels, label, &id, err)) {
		j->hold_annotator.len = 0;
		lbl_ident_need(annotator, "annotator", &j->hold_annotator, &text, err);
		return -1;
	}
	out->label = id & LBL_ABSTAINED;
	if (lbl_names_id(&j->annotators, annotator, &id, err))
		return -1;
	out->annotator = id;
	return 0;
}

struct lbl_span lbl_judging_keep(struct lbl_judging *j, struct lbl_span text, struct lbl_span raw)
{
	if (text.ptr >= raw.ptr && text.ptr <= raw.ptr + raw.len)
		return text;
	lbl_list_add(&j->copies, text.ptr, text.len);
	return (struct lbl_span){ j->copies.v[j->copies.n - 1], text.len };
}

void lbl_judging_forget(struct lbl_judging *j)
{
	lbl_list_clear(&j->copies);
}
