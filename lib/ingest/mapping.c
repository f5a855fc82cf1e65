/*
 * Mappings; see ingest/mapping.h. Turns the words of --map, --id and --text
 * into targets, and targets into a tree of places. Never sees a value.
 */
#include "ingest/mapping.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

/* Members of an annotation that a column of the same name becomes unasked: lbl-record(5). */
static const struct {
	const char *name;
	bool required, array;
} annotation_members[] = {
	{ "id", false, false },         { "item", true, false },
	{ "annotator", true, false },   { "label", true, false },
	{ "origin", false, false },     { "confidence", false, false },
	{ "created_at", false, false }, { "duration_ms", false, false },
	{ "stage", false, false },      { "rationale", false, false },
	{ "path", false, true },        { "shown", false, true },
	{ "schema", false, false },     { "reviews", false, false },
	{ "verdict", false, false },    { "error_type", false, false },
};
#define N_MEMBERS (sizeof annotation_members / sizeof annotation_members[0])

static struct lbl_target *target_add(struct lbl_mapping *m, const char *from)
{
	m->targets = lbl_grow(m->targets, &m->cap, m->n + 1, sizeof *m->targets);
	m->targets[m->n] = (struct lbl_target){ .from = lbl_strdup(from) };
	return &m->targets[m->n++];
}

static void add_step(struct lbl_list *to, const char *name)
{
	lbl_list_add(to, name, strlen(name));
}

/* A step of a JSON Pointer, its escapes undone; false: a '~' that escapes nothing. */
static bool add_pointer_step(struct lbl_list *to, const char *p, size_t n)
{
	struct lbl_buf step = { 0 };
	bool sound = true;

	for (size_t i = 0; i < n; i++) {
		char c = p[i];

		if (c == '~') {
			sound = sound && i + 1 < n && (p[i + 1] == '0' || p[i + 1] == '1');
			c = ++i < n && p[i] == '1' ? '/' : '~';
		}
		lbl_buf_putc(&step, c);
	}
	lbl_list_add(to, step.data ? step.data : "", step.len);
	lbl_buf_clear(&step);
	return sound;
}

bool lbl_mapping_split(const char *path, size_t n, struct lbl_list *to)
{
	char separator = n && path[0] == '/' ? '/' : '.';
	const char *p = path, *end = path + n;
	bool sound = n > 0;

	if (n && path[0] == separator)
		p++;
	while (sound) {
		const char *stop = memchr(p, separator, (size_t)(end - p));
		size_t len = (size_t)((stop ? stop : end) - p);

		if (separator == '/')
			sound = add_pointer_step(to, p, len);
		else if (len)
			lbl_list_add(to, p, len);
		else
			sound = false;
		if (!stop)
			break;
		p = stop + 1;
	}
	return sound;
}

static char *option_text(const char *option, const char *value)
{
	struct lbl_buf b = { 0 };

	lbl_buf_printf(&b, "%s %s", option, value);
	lbl_buf_cstr(&b);
	return b.data;
}

/* One --map NEW=OLD. */
static int add_map(struct lbl_mapping *m, const char *word, struct lbl_error *err)
{
	const char *equals = strchr(word, '=');
	struct lbl_target *t;

	if (!equals || equals == word || !equals[1])
		return lbl_error_set(err, LBL_E_USAGE, "--map %s: expected NEW=OLD", word);
	t = target_add(m, equals + 1);
	t->option = option_text("--map", word);
	if (!lbl_mapping_split(word, (size_t)(equals - word), &t->to))
		return lbl_error_set(err, LBL_E_USAGE, "--map %s: '%.*s' is no path", word,
				     (int)(equals - word), word);
	return 0;
}

static bool is_member(const struct lbl_target *t, const char *name)
{
	return t->to.n == 1 && strcmp(t->to.v[0], name) == 0;
}

static bool is_own_column(const struct lbl_target *t)
{
	return t->to.n == 2 && strcmp(t->to.v[0], "data") == 0 && strcmp(t->to.v[1], t->from) == 0;
}

static struct lbl_target *find_member(struct lbl_mapping *m, const char *name)
{
	for (size_t i = 0; i < m->n; i++)
		if (is_member(&m->targets[i], name))
			return &m->targets[i];
	return NULL;
}

static void add_id(struct lbl_mapping *m)
{
	struct lbl_target *t = target_add(m, m->words.id);

	t->option = option_text("--id", m->words.id);
	add_step(&t->to, "id");
}

static void add_text(struct lbl_mapping *m)
{
	struct lbl_target *t = target_add(m, m->words.text);

	t->option = option_text("--text", m->words.text);
	t->required = true;
	add_step(&t->to, "data");
	add_step(&t->to, "text");
}

/* Moves target i to place k, before those that stand there. */
static void move_target(struct lbl_mapping *m, size_t i, size_t k)
{
	struct lbl_target t = m->targets[i];

	memmove(m->targets + k + 1, m->targets + k, (i - k) * sizeof t);
	m->targets[k] = t;
}

/* The id comes first; without one, the hash of the content is the id. */
static void finish_items(struct lbl_mapping *m)
{
	struct lbl_target *id = find_member(m, "id");

	m->own_id = !id;
	if (id) {
		id->required = id->ident = true;
		move_target(m, (size_t)(id - m->targets), 0);
	}
	for (size_t i = 0; i < m->n; i++)
		m->targets[i].stays = is_own_column(&m->targets[i]);
}

/* The members of an annotation come first, in their order, each by a mapping or by name. */
static void finish_annotations(struct lbl_mapping *m)
{
	for (size_t k = 0; k < N_MEMBERS; k++) {
		const char *name = annotation_members[k].name;
		struct lbl_target *t = find_member(m, name);

		if (!t) {
			t = target_add(m, name);
			add_step(&t->to, name);
			t->array = annotation_members[k].array;
		}
		t->required = annotation_members[k].required;
		t->ident = k < 3;
		move_target(m, (size_t)(t - m->targets), k);
	}
}

static int understand(struct lbl_mapping *m, struct lbl_error *err)
{
	const struct lbl_mapping_words *w = &m->words;
	struct lbl_place *trial = lbl_place_root();
	int rc = 0;

	if (w->text && w->annotations)
		rc = lbl_error_set(err, LBL_E_USAGE, "--text is for items, not for annotations");
	if (w->id)
		add_id(m);
	if (w->text)
		add_text(m);
	for (size_t i = 0; i < w->map->n && !rc; i++)
		rc = add_map(m, w->map->v[i], err);
	for (size_t i = 0; i < m->n && !rc; i++) {
		struct lbl_error why;

		if (lbl_place_add(trial, &m->targets[i].to, 0, false, &why))
			rc = lbl_error_set(err, LBL_E_USAGE, "%s: %s", m->targets[i].option,
					   why.message);
	}
	lbl_place_free(trial);
	return rc;
}

struct lbl_mapping *lbl_mapping_new(const struct lbl_mapping_words *words, struct lbl_error *err)
{
	struct lbl_mapping *m = lbl_alloc_zero(1, sizeof *m);

	m->words = *words;
	if (understand(m, err)) {
		lbl_mapping_free(m);
		return NULL;
	}
	if (words->annotations)
		finish_annotations(m);
	else
		finish_items(m);
	return m;
}

void lbl_mapping_free(struct lbl_mapping *m)
{
	if (!m)
		return;
	for (size_t i = 0; i < m->n; i++) {
		lbl_list_clear(&m->targets[i].to);
		free(m->targets[i].from);
		free(m->targets[i].option);
	}
	free(m->targets);
	free(m);
}
