/* Complete items; see record/completer.h. When one is complete is record/sorted's. */
#include "record/completer.h"

#include <stdlib.h>

#include "base/mem.h"
#include "record/judging.h"

void lbl_completer_clear(struct lbl_completer *c)
{
	lbl_settler_clear(&c->settler);
	free(c->label_seen);
	c->label_seen = NULL;
	c->n_seen = 0;
}

const bool *lbl_completer_seen(struct lbl_completer *c, size_t n_labels)
{
	size_t before = c->n_seen;

	if (n_labels > before) {
		c->label_seen = lbl_grow(c->label_seen, &c->n_seen, n_labels, sizeof(bool));
		memset(c->label_seen + before, 0, (c->n_seen - before) * sizeof(bool));
	}
	return c->label_seen;
}

static void see_label(struct lbl_completer *c, size_t label)
{
	if (label >= c->n_seen)
		lbl_completer_seen(c, label + 1);
	c->label_seen[label] = true;
}

void lbl_completer_item(struct lbl_completer *c, struct lbl_span key, struct lbl_rating *rows,
			size_t n, const struct lbl_judgments_fold *fold, void *state)
{
	size_t given = 0, kept;

	for (size_t i = 0; i < n; i++)
		if (rows[i].label != LBL_ABSTAINED)
			rows[given++] = rows[i];
	kept = lbl_settle(&c->settler, key, rows, given);
	for (size_t i = 0; i < kept; i++)
		see_label(c, rows[i].label);
	c->counts.annotations += n;
	c->counts.abstained += n - given;
	c->counts.items++;
	c->counts.kept += kept;
	fold->item(state, key, lbl_hash64(key.ptr, key.len, 0), rows, kept);
}

void lbl_completer_merge(struct lbl_completer *to, const struct lbl_completer *from)
{
	lbl_settler_merge(&to->settler, &from->settler);
	to->counts.annotations += from->counts.annotations;
	to->counts.abstained += from->counts.abstained;
	to->counts.items += from->counts.items;
	to->counts.kept += from->counts.kept;
	for (size_t i = 0; i < from->n_seen; i++)
		if (from->label_seen[i])
			see_label(to, i);
}
