/* agreement_answers: a fold of its own, since most runs draw no items. stat/answers holds them. */
#include "state/agreement_answers.h"

#include <stdlib.h>

#include "base/mem.h"

/* A worker's part. */
struct part {
	struct lbl_answers answers;
	struct lbl_vote_by *ratings; /* scratch for one item */
	size_t cap;
};

static void *open_part(void *ctx)
{
	(void)ctx;
	return lbl_alloc_zero(1, sizeof(struct part));
}

static void take_item(void *worker, struct lbl_span key, uint64_t hash,
		      const struct lbl_rating *ratings, size_t n)
{
	struct part *p = worker;

	(void)key;
	(void)hash;
	if (!n)
		return;
	p->ratings = lbl_grow(p->ratings, &p->cap, n, sizeof *p->ratings);
	for (size_t i = 0; i < n; i++)
		p->ratings[i] = (struct lbl_vote_by){ ratings[i].annotator, ratings[i].label };
	lbl_answers_add(&p->answers, p->ratings, n);
}

static void close_part(void *ctx, void *worker)
{
	struct part *p = worker;

	lbl_answers_move(&((struct lbl_agreement *)ctx)->answers, &p->answers);
	free(p->ratings);
	free(p);
}

int lbl_agreement_keep_answers(struct lbl_agreement *a, const struct lbl_judgments *j,
			       unsigned threads, struct lbl_error *err)
{
	struct lbl_judgments_fold fold = {
		.ctx = a, .open = open_part, .item = take_item, .close = close_part
	};

	return lbl_judgments_each(j, threads, &fold, err);
}
