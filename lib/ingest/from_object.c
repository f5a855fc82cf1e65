/*
 * Records from objects; see ingest/from_object.h. The members of an object are
 * its columns: an item takes the object whole as its data, an annotation takes
 * the members that are its own and keeps the rest in meta.extra. Values keep
 * their bytes; what is made of them is a matter of places.
 */
#include "ingest/from_object.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "json/text.h"
#include "json/walk.h"
#include "ingest/content.h"
#include "record/edit.h"
#include "record/label.h"
#include "ingest/object_plan.h"
#include "table/clip.h"

struct lbl_from_object {
	struct lbl_object_plan *plan;
	const struct lbl_mapping *mapping;
	bool hashes;
	struct lbl_content content;
	struct lbl_span *values; /* by slot */
	bool *seen;              /* as in the plan */
	uint64_t made;
	struct lbl_buf body, hold, form;
	struct lbl_provenance_text text;
};

struct lbl_from_object *lbl_from_object_new(struct lbl_object_plan *plan,
					    const struct lbl_provenance *where, bool hashes)
{
	struct lbl_from_object *f = lbl_alloc_zero(1, sizeof *f);
	const struct lbl_mapping *m = plan->mapping;

	f->plan = plan;
	f->mapping = m;
	f->hashes = hashes;
	f->values = lbl_alloc_zero(LBL_SLOT_FIXED + m->n, sizeof *f->values);
	f->seen = lbl_alloc_zero(m->n + m->words.numeric->n, sizeof *f->seen);
	lbl_provenance_begin(&f->text, where, f->values);
	return f;
}

void lbl_from_object_free(struct lbl_from_object *f)
{
	if (!f)
		return;
	for (size_t i = 0; i < f->mapping->n + f->mapping->words.numeric->n; i++)
		f->plan->seen[i] |= f->seen[i];
	f->plan->made += f->made;
	lbl_content_clear(&f->content);
	free(f->values);
	free(f->seen);
	lbl_buf_clear(&f->body);
	lbl_buf_clear(&f->hold);
	lbl_buf_clear(&f->form);
	lbl_provenance_clear(&f->text);
	free(f);
}

static struct lbl_span object_of(const struct lbl_line *line)
{
	return (struct lbl_span){ line->open, (size_t)(line->close - line->open) + 1 };
}

static struct lbl_span found(const struct lbl_line *line, size_t target)
{
	return line->values[LBL_OBJECT_FIXED + target];
}

/* Is the line what this program would make? An option that would move a member says no. */
static bool is_record(const struct lbl_from_object *f, const struct lbl_line *line)
{
	const struct lbl_span *v = line->values;
	bool item = v[LBL_OBJECT_ID].ptr && !v[LBL_OBJECT_ITEM].ptr &&
		    lbl_type_of(v[LBL_OBJECT_DATA]) == LBL_OBJECT;
	bool annotation =
		v[LBL_OBJECT_ITEM].ptr && v[LBL_OBJECT_ANNOTATOR].ptr && v[LBL_OBJECT_LABEL].ptr;

	for (size_t i = 0; i < f->mapping->n; i++)
		if (f->mapping->targets[i].option && !f->plan->targets[i].stays &&
		    found(line, i).ptr)
			return false;
	return item || annotation;
}

/* A record passes as it is, but not with ids that no program would take. */
static int check_record(struct lbl_from_object *f, const struct lbl_line *line,
			struct lbl_error *err)
{
	static const struct {
		size_t slot;
		const char *name;
	} ids[] = { { LBL_OBJECT_ID, "id" },
		    { LBL_OBJECT_ITEM, "item" },
		    { LBL_OBJECT_ANNOTATOR, "annotator" } };
	struct lbl_span text;

	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
		struct lbl_span value = line->values[ids[i].slot];

		bool spare = ids[i].slot == LBL_OBJECT_ID && line->values[LBL_OBJECT_ITEM].ptr;

		f->hold.len = 0;
		if (!value.ptr || (spare && lbl_type_of(value) == LBL_NULL))
			continue;
		if (lbl_ident_need(value, ids[i].name, &f->hold, &text, err))
			return -1;
	}
	return 0;
}

static int refuse_at(const struct lbl_line *line, struct lbl_span value, struct lbl_error *err)
{
	err->byte = (uint64_t)(value.ptr - line->text.ptr) + 1;
	return -1;
}

static int refuse_absent(const struct lbl_target *t, struct lbl_error *err)
{
	if (t->option)
		return lbl_error_set(err, LBL_E_INPUT, "%s: no member '%s'", t->option, t->from);
	return lbl_error_set(err, LBL_E_INPUT, "no member '%s' (name one by --map %s=MEMBER)",
			     t->from, t->from);
}

static int check_ident(struct lbl_from_object *f, const struct lbl_line *line,
		       const struct lbl_target *t, struct lbl_span value, struct lbl_error *err)
{
	struct lbl_span text;

	f->hold.len = 0;
	if (!t->required && lbl_type_of(value) == LBL_NULL)
		return 0;
	if (lbl_ident_need(value, t->from, &f->hold, &text, err))
		return refuse_at(line, value, err);
	if (text.len)
		return 0;
	lbl_error_set(err, LBL_E_INPUT, "%s is empty", t->from);
	return refuse_at(line, value, err);
}

/* The values of all targets; those that shall not count are made absent. */
static int take_targets(struct lbl_from_object *f, const struct lbl_line *line,
			struct lbl_error *err)
{
	for (size_t i = 0; i < f->mapping->n; i++) {
		const struct lbl_target *t = &f->mapping->targets[i];
		const struct lbl_object_target *o = &f->plan->targets[i];
		struct lbl_span value = found(line, i);

		if (t->array && !t->option && value.ptr && lbl_type_of(value) != LBL_ARRAY)
			value.ptr = NULL;
		f->values[LBL_SLOT_FIXED + i] = value;
		if (!value.ptr && t->required)
			return refuse_absent(t, err);
		if (!value.ptr)
			continue;
		f->seen[i] = true;
		if (t->ident && check_ident(f, line, t, value, err))
			return -1;
		if (o->rival && line->values[o->rival_path].ptr) {
			lbl_error_set(err, LBL_E_INPUT, "%s: the object has a member '%s' already",
				      t->option, o->rival);
			return refuse_at(line, line->values[o->rival_path], err);
		}
	}
	return 0;
}

/* Index into --numeric, or its length. */
static size_t numeric_index(const struct lbl_list *numeric, struct lbl_span key)
{
	size_t i = 0;

	while (i < numeric->n && !lbl_text_is(key, numeric->v[i]))
		i++;
	return i;
}

/* A member of --numeric: a string that is a number becomes one, an empty one null. */
static int take_number(struct lbl_from_object *f, const struct lbl_line *line, struct lbl_span key,
		       struct lbl_span *value, struct lbl_error *err)
{
	enum lbl_type type = lbl_type_of(*value);
	struct lbl_span text = *value;

	if (type == LBL_NUMBER || type == LBL_NULL)
		return 0;
	if (type == LBL_STRING) {
		text = lbl_text_decode(*value, &f->hold);
		if (!text.len)
			text = lbl_span_of("null");
		else if (!lbl_num_is_json(text))
			type = LBL_ABSENT;
	}
	if (type == LBL_STRING) {
		*value = text;
		return 0;
	}
	key = lbl_clip(key);
	text = lbl_clip(*value);
	lbl_error_set(err, LBL_E_INPUT, "member %.*s: %.*s is not a JSON number", (int)key.len,
		      key.ptr, (int)text.len, text.ptr);
	return refuse_at(line, *value, err);
}

/* Is this member a target's, which then takes the value? Told by where the raw value lies. */
static bool is_taken(struct lbl_from_object *f, const struct lbl_line *line, struct lbl_span raw,
		     struct lbl_span value)
{
	bool taken = false;

	for (size_t i = 0; i < f->mapping->n; i++) {
		struct lbl_span *v = &f->values[LBL_SLOT_FIXED + i];

		if (!v->ptr || !f->plan->targets[i].column || found(line, i).ptr != raw.ptr)
			continue;
		*v = value;
		taken = true;
	}
	return taken;
}

static void put_member(struct lbl_buf *body, struct lbl_span key, struct lbl_span value)
{
	if (body->len > 1)
		lbl_buf_putc(body, ',');
	lbl_buf_put(body, key.ptr, key.len);
	lbl_buf_putc(body, ':');
	lbl_buf_put(body, value.ptr, value.len);
}

/* Member by member: numbers are made, an annotation's own are left out. */
static int rebuild_body(struct lbl_from_object *f, const struct lbl_line *line,
			struct lbl_error *err)
{
	const struct lbl_list *numeric = f->mapping->words.numeric;
	struct lbl_span key, raw;
	struct lbl_walk w;

	f->body.len = f->hold.len = 0;
	lbl_buf_reserve(&f->hold, line->text.len);
	lbl_buf_putc(&f->body, '{');
	lbl_walk_init(&w, object_of(line));
	while (lbl_walk_next(&w, &key, &raw)) {
		struct lbl_span value = raw;
		size_t k = numeric_index(numeric, key);

		if (k < numeric->n) {
			f->seen[f->mapping->n + k] = true;
			if (take_number(f, line, key, &value, err))
				return -1;
		}
		if (!is_taken(f, line, raw, value) || !f->mapping->words.annotations)
			put_member(&f->body, key, value);
	}
	lbl_buf_putc(&f->body, '}');
	return 0;
}

static int take_body(struct lbl_from_object *f, const struct lbl_line *line, struct lbl_error *err)
{
	struct lbl_span *body = &f->values[LBL_SLOT_BODY];

	*body = object_of(line);
	if (!f->mapping->words.annotations && !f->mapping->words.numeric->n)
		return 0;
	if (rebuild_body(f, line, err))
		return -1;
	*body = lbl_buf_span(&f->body);
	if (f->mapping->words.annotations && body->len == 2)
		body->ptr = NULL; /* nothing is left: no meta.extra */
	return 0;
}

static void take_hash(struct lbl_from_object *f, struct lbl_hash128 *hash)
{
	f->form.len = 0;
	lbl_place_write(f->plan->content, f->values, &f->form);
	*hash = lbl_content_hash(&f->content, lbl_buf_span(&f->form));
	if (f->mapping->own_id)
		lbl_provenance_id(&f->text, *hash, f->values);
}

int lbl_from_object_put(struct lbl_from_object *f, const struct lbl_line *line, struct lbl_buf *out,
			struct lbl_hash128 *hash, struct lbl_error *err)
{
	if (is_record(f, line)) {
		if (check_record(f, line, err))
			return -1;
		if (f->hashes)
			*hash = lbl_content_hash(&f->content, object_of(line));
		lbl_edit_pass(out, line);
		return 0;
	}
	if (take_targets(f, line, err) || take_body(f, line, err))
		return -1;
	f->made++;
	lbl_provenance_line(&f->text, line->number, f->values);
	if (f->hashes || f->mapping->own_id)
		take_hash(f, hash);
	lbl_place_write(f->plan->record, f->values, out);
	lbl_buf_putc(out, '\n');
	return 0;
}
