/*
 * agreement_slicing: counts annotations slice by slice. Numbers of slices are by appearance, so
 * they depend on threads; nothing that comes out does, since state/agreement_slices knows a
 * slice by its value.
 */
#include "state/agreement_slicing.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "record/label.h"
#include "state/agreement_part.h"
#include "state/agreement_slices.h"

struct tally {
	uint64_t annotations, abstained;
};

/* Tallies by number of a slice. */
struct tallies {
	struct tally *v;
	size_t n, cap;
};

/* A field, of all workers. */
struct field {
	struct lbl_judgments *judgments;
	struct lbl_intern *values; /* keys of slices, by their numbers */
	struct lbl_intern *noted; /* annotators of a slice: its number's bytes and the name */
	struct tallies tallies;
};

struct lbl_slicing {
	const struct lbl_agreement_options *options;
	pthread_mutex_t lock; /* guards values */
	struct field *fields;
	size_t n;
};

/* A worker's view of a field. */
struct view {
	struct lbl_judgments_feed *judgments;
	struct lbl_intern *values;
	uint32_t *slices; /* the numbers that all share, by this one's */
	size_t n, cap;
	struct lbl_buf key; /* of the annotation at hand */
	struct lbl_intern *noted;
	struct tallies tallies;
};

struct lbl_slicing_feed {
	struct lbl_slicing *of;
	struct view *views;
	struct lbl_buf hold, who;
};

struct lbl_slicing *lbl_slicing_new(const struct lbl_agreement_options *o, uint64_t memory_bytes)
{
	struct lbl_slicing *s;

	if (!o->by.n)
		return NULL;
	s = lbl_alloc_zero(1, sizeof *s);
	s->options = o;
	s->n = o->by.n;
	s->fields = lbl_alloc_zero(s->n, sizeof *s->fields);
	pthread_mutex_init(&s->lock, NULL);
	for (size_t i = 0; i < s->n; i++) {
		struct field *f = &s->fields[i];

		f->judgments = lbl_judgments_new(o->duplicates, &o->abstain,
						 lbl_agreement_options_shape(o));
		lbl_judgments_limit(f->judgments, memory_bytes);
		f->values = lbl_intern_new();
		f->noted = lbl_intern_new();
	}
	return s;
}

void lbl_slicing_free(struct lbl_slicing *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->n; i++) {
		lbl_judgments_free(s->fields[i].judgments);
		lbl_intern_free(s->fields[i].values);
		lbl_intern_free(s->fields[i].noted);
		free(s->fields[i].tallies.v);
	}
	pthread_mutex_destroy(&s->lock);
	free(s->fields);
	free(s);
}

struct lbl_slicing_feed *lbl_slicing_feed_new(struct lbl_slicing *s)
{
	struct lbl_slicing_feed *f;

	if (!s)
		return NULL;
	f = lbl_alloc_zero(1, sizeof *f);
	f->of = s;
	f->views = lbl_alloc_zero(s->n, sizeof *f->views);
	for (size_t i = 0; i < s->n; i++) {
		f->views[i].judgments = lbl_judgments_feed_new(s->fields[i].judgments);
		f->views[i].values = lbl_intern_new();
		f->views[i].noted = lbl_intern_new();
	}
	return f;
}

static struct tally *tally_of(struct tallies *t, uint32_t slice)
{
	size_t n = t->n;

	if (slice >= n) {
		t->n = (size_t)slice + 1;
		t->v = lbl_grow(t->v, &t->cap, t->n, sizeof *t->v);
		memset(t->v + n, 0, (t->n - n) * sizeof *t->v);
	}
	return &t->v[slice];
}

/* Adds what a worker has seen, and frees it. */
static void close_view(struct field *f, struct view *v)
{
	lbl_judgments_feed_free(v->judgments);
	for (size_t i = 0; i < v->tallies.n; i++) {
		struct tally *to = tally_of(&f->tallies, (uint32_t)i);

		to->annotations += v->tallies.v[i].annotations;
		to->abstained += v->tallies.v[i].abstained;
	}
	for (uint32_t i = 0; i < lbl_intern_count(v->noted); i++)
		lbl_intern_put(f->noted, lbl_intern_text(v->noted, i));
	lbl_intern_free(v->values);
	lbl_intern_free(v->noted);
	lbl_buf_clear(&v->key);
	free(v->slices);
	free(v->tallies.v);
}

void lbl_slicing_feed_free(struct lbl_slicing_feed *f)
{
	if (!f)
		return;
	for (size_t i = 0; i < f->of->n; i++)
		close_view(&f->of->fields[i], &f->views[i]);
	lbl_buf_clear(&f->hold);
	lbl_buf_clear(&f->who);
	free(f->views);
	free(f);
}

int lbl_slicing_check(struct lbl_slicing_feed *f, const struct lbl_span *values,
		      struct lbl_error *err)
{
	for (size_t i = 0; f && i < f->of->n; i++)
		if (lbl_slice_key(values[i], f->of->options->by.v[i], &f->views[i].key, err))
			return -1;
	return 0;
}

/* The number that all workers share of the value at hand. */
static uint32_t number_of(struct lbl_slicing *s, struct field *f, struct view *v)
{
	struct lbl_span key = lbl_buf_span(&v->key);
	uint32_t local = lbl_intern_put(v->values, key);

	if (local == v->n) {
		v->slices = lbl_grow(v->slices, &v->cap, v->n + 1, sizeof *v->slices);
		pthread_mutex_lock(&s->lock);
		v->slices[v->n++] = lbl_intern_put(f->values, key);
		pthread_mutex_unlock(&s->lock);
	}
	return v->slices[local];
}

/* An annotator of a slice that may have no rating that counts in it. */
static int note(struct lbl_slicing_feed *f, struct view *v, uint32_t slice,
		struct lbl_span annotator, struct lbl_error *err)
{
	struct lbl_span name;

	f->hold.len = f->who.len = 0;
	if (lbl_ident_need(annotator, "annotator", &f->hold, &name, err))
		return -1;
	lbl_buf_put(&f->who, &slice, sizeof slice);
	lbl_buf_put(&f->who, name.ptr, name.len);
	lbl_intern_put(v->noted, lbl_buf_span(&f->who));
	return 0;
}

int lbl_slicing_take(struct lbl_slicing_feed *f, struct lbl_span item, struct lbl_span annotator,
		     struct lbl_span label, struct lbl_error *err)
{
	bool marks = f && lbl_shape_is_marks(f->of->options->shape); /* whose authors are noted */

	for (size_t i = 0; f && i < f->of->n; i++) {
		struct view *v = &f->views[i];
		uint32_t slice = number_of(f->of, &f->of->fields[i], v);
		struct tally *t = tally_of(&v->tallies, slice);

		lbl_judgments_group(v->judgments, slice);
		if (lbl_judgments_add(v->judgments, item, annotator, label, 0, err))
			return -1;
		t->annotations++;
		if (!marks && !lbl_judgments_abstained(v->judgments))
			continue;
		t->abstained += lbl_judgments_abstained(v->judgments);
		if (note(f, v, slice, annotator, err))
			return -1;
	}
	return 0;
}

int lbl_slicing_block_end(struct lbl_slicing_feed *f, uint64_t seq, struct lbl_error *err)
{
	int rc = 0;

	for (size_t i = 0; f && i < f->of->n; i++) /* after a fault too: others wait for turns */
		rc |= lbl_judgments_block_end(f->views[i].judgments, seq, err);
	return rc ? -1 : 0;
}

/* The fold over a field's items. */
struct fold {
	const struct field *field;
	const struct lbl_agreement *names; /* of the field's store */
	struct lbl_agreement **slices; /* by number; they count by `names` until the end */
};

struct worker {
	const struct fold *fold;
	size_t n;
	struct lbl_agreement_part **parts; /* by number of the slice; NULL: no item yet */
	struct lbl_agreement_counts *counts; /* likewise: items, and kept ratings as annotations */
};

static void *open_worker(void *ctx)
{
	const struct fold *fold = ctx;
	struct worker *w = lbl_alloc_zero(1, sizeof *w);

	w->fold = fold;
	w->n = lbl_intern_count(fold->field->values);
	w->parts = lbl_alloc_zero(w->n, sizeof *w->parts);
	w->counts = lbl_alloc_zero(w->n, sizeof *w->counts);
	return w;
}

static struct lbl_agreement_part *new_part(const struct fold *fold, uint32_t slice)
{
	return lbl_agreement_part_new(fold->names, fold->field->judgments,
				      fold->field->tallies.v[slice].annotations);
}

static void take_item(void *worker, struct lbl_span key, uint64_t hash,
		      const struct lbl_rating *ratings, size_t n)
{
	struct worker *w = worker;
	uint32_t slice;

	(void)hash;
	memcpy(&slice, key.ptr, LBL_GROUP_BYTES);
	if (!w->parts[slice])
		w->parts[slice] = new_part(w->fold, slice);
	w->counts[slice].items++;
	w->counts[slice].annotations += n;
	lbl_agreement_part_take(w->parts[slice], ratings, n);
}

static void close_worker(void *ctx, void *worker)
{
	struct fold *fold = ctx;
	struct worker *w = worker;

	for (size_t i = 0; i < w->n; i++) {
		if (!w->parts[i])
			continue;
		fold->slices[i]->counts.items += w->counts[i].items;
		fold->slices[i]->counts.annotations += w->counts[i].annotations;
		lbl_agreement_part_close(fold->slices[i], w->parts[i]);
	}
	free(w->parts);
	free(w->counts);
	free(w);
}

/* Duplicates are what is neither an abstention nor a rating that counts. */
static void settle_counts(struct lbl_agreement_counts *c, const struct tally *t)
{
	uint64_t kept = c->annotations;

	c->annotations = t->annotations;
	c->abstained = t->abstained;
	c->duplicates = t->annotations - t->abstained - kept;
}

/* By number of the slice, the annotators that are noted of it, as a list. */
struct notes {
	uint32_t *next;  /* by place in `noted`: the next of the slice, from 1; 0: none */
	uint32_t *first; /* by slice */
};

static struct notes list_notes(const struct field *f)
{
	uint32_t n = lbl_intern_count(f->noted);
	struct notes list = { lbl_alloc_zero(n, sizeof *list.next),
			      lbl_alloc_zero(lbl_intern_count(f->values), sizeof *list.first) };

	for (uint32_t i = 0; i < n; i++) {
		uint32_t slice;

		memcpy(&slice, lbl_intern_text(f->noted, i).ptr, sizeof slice);
		list.next[i] = list.first[slice];
		list.first[slice] = i + 1;
	}
	return list;
}

/* Gives each slice names of its own: those that occur in it. */
static void name_slices(const struct field *f, struct lbl_agreement *const *slices,
			const struct lbl_agreement *all)
{
	struct notes notes = list_notes(f);
	uint32_t n = lbl_intern_count(all->annotators);
	bool *seen = lbl_alloc_zero(n, sizeof *seen);

	for (uint32_t i = 0; i < lbl_intern_count(f->values); i++) {
		memset(seen, 0, n * sizeof *seen);
		for (uint32_t k = notes.first[i]; k; k = notes.next[k - 1]) {
			struct lbl_span who = lbl_intern_text(f->noted, k - 1);

			who.ptr += sizeof i;
			who.len -= sizeof i;
			seen[lbl_intern_find(all->annotators, who)] = true;
		}
		lbl_agreement_part_name(slices[i], all, seen);
		settle_counts(&slices[i]->counts, &f->tallies.v[i]);
	}
	free(notes.next);
	free(notes.first);
	free(seen);
}

static int gather_field(struct field *f, struct lbl_agreement *a, size_t place, unsigned threads,
			struct lbl_error *err)
{
	uint32_t n = lbl_intern_count(f->values);
	struct lbl_agreement all;
	struct fold ctx = { f, &all, lbl_alloc_zero(n, sizeof(struct lbl_agreement *)) };
	struct lbl_judgments_fold fold = {
		.ctx = &ctx, .open = open_worker, .item = take_item, .close = close_worker
	};
	int rc = 0;

	lbl_agreement_init(&all);
	lbl_agreement_options_copy(&all.options, &a->options);
	all.align = a->align;
	lbl_agreement_gather_names(&all, f->judgments);
	if (lbl_shape_is_marks(a->options.shape))
		rc = lbl_markings_unit(&all.markings, f->judgments, err);
	for (uint32_t i = 0; i < n; i++)
		lbl_slices_at(a, place, lbl_intern_text(f->values, i));
	for (uint32_t i = 0; i < n; i++) /* none is added any more, so they stay where they are */
		ctx.slices[i] = lbl_slices_at(a, place, lbl_intern_text(f->values, i));
	if (!rc)
		rc = lbl_judgments_each(f->judgments, threads, &fold, err);
	if (!rc)
		name_slices(f, ctx.slices, &all);
	lbl_agreement_clear(&all);
	free(ctx.slices);
	return rc;
}

int lbl_slicing_gather(struct lbl_slicing *s, struct lbl_agreement *a, unsigned threads,
		       struct lbl_error *err)
{
	lbl_slices_need(a);
	for (size_t i = 0; s && i < s->n; i++)
		if (lbl_judgments_finish(s->fields[i].judgments, threads, err) ||
		    gather_field(&s->fields[i], a, i, threads, err))
			return -1;
	return 0;
}
