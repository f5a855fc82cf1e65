/*
 * skills: one pass over a file of what is known of annotators. What it is used for is the
 * programs' to say.
 */
#include "record/skills.h"

#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "json/path.h"
#include "json/stream.h"
#include "json/text.h"
#include "json/walk.h"
#include "record/kind.h"
#include "record/label.h"

enum { PATH_ANNOTATOR, PATH_SKILL, PATH_CONFUSION, PATHS };

/* An annotator's answers are those of `answers` from `first` on. */
struct entry {
	double skill;
	size_t first, n;
	uint64_t line;
};

struct lbl_skills {
	struct lbl_intern *annotators, *classes;
	struct entry *entries;
	struct lbl_known_answer *answers;
	struct lbl_known_annotator *known; /* by annotator, when all are read */
	size_t cap_entries, n_answers, cap_answers;
	struct lbl_buf hold; /* reused from line to line */
};

void lbl_skills_free(struct lbl_skills *s)
{
	if (!s)
		return;
	lbl_intern_free(s->annotators);
	lbl_intern_free(s->classes);
	lbl_buf_clear(&s->hold);
	free(s->entries);
	free(s->answers);
	free(s->known);
	free(s);
}

static int read_skill(struct lbl_span raw, double *out, struct lbl_error *err)
{
	*out = NAN;
	if (!lbl_kind_has(raw))
		return 0;
	if (lbl_type_of(raw) == LBL_NUMBER)
		*out = lbl_num_parse(raw);
	return isfinite(*out) ? 0 : lbl_error_in(err, raw, "skill must be a number");
}

static uint32_t number_class(struct lbl_skills *s, struct lbl_span key)
{
	s->hold.len = 0;
	return lbl_intern_put(s->classes, lbl_text_decode(key, &s->hold));
}

static int read_answers(struct lbl_skills *s, uint32_t class, struct lbl_span row,
			struct lbl_error *err)
{
	struct lbl_walk walk;
	struct lbl_span key, value;

	if (lbl_type_of(row) != LBL_OBJECT)
		return lbl_error_in(err, row, "confusion must be an object of objects of counts");
	lbl_walk_init(&walk, row);
	while (lbl_walk_next(&walk, &key, &value)) {
		double count = lbl_type_of(value) == LBL_NUMBER ? lbl_num_parse(value) : NAN;

		if (!(count >= 0) || !isfinite(count))
			return lbl_error_in(err, value,
					    "a count of confusion must be a number of 0 or more");
		s->answers = lbl_grow(s->answers, &s->cap_answers, s->n_answers + 1,
				      sizeof *s->answers);
		s->answers[s->n_answers++] =
			(struct lbl_known_answer){ class, number_class(s, key), count };
	}
	return 0;
}

static int read_confusion(struct lbl_skills *s, struct lbl_span raw, struct lbl_error *err)
{
	struct lbl_walk walk;
	struct lbl_span key, row;

	if (!lbl_kind_has(raw))
		return 0;
	if (lbl_type_of(raw) != LBL_OBJECT)
		return lbl_error_in(err, raw, "confusion must be an object of objects of counts");
	lbl_walk_init(&walk, raw);
	while (lbl_walk_next(&walk, &key, &row))
		if (read_answers(s, number_class(s, key), row, err))
			return -1;
	return 0;
}

static int read_line(void *worker, const struct lbl_line *line, struct lbl_yield *yield,
		     struct lbl_error *err)
{
	struct lbl_skills *s = worker;
	const struct lbl_span *v = line->values;
	uint32_t known = lbl_intern_count(s->annotators), id;
	struct entry entry = { .first = s->n_answers, .line = line->number };
	struct lbl_span name;

	(void)yield;
	s->hold.len = 0;
	if (!lbl_kind_has(v[PATH_ANNOTATOR]))
		return lbl_error_set(err, LBL_E_INPUT, "no annotator");
	if (lbl_ident_need(v[PATH_ANNOTATOR], "annotator", &s->hold, &name, err))
		return -1;
	id = lbl_intern_put(s->annotators, name);
	if (id < known) {
		return lbl_error_in(err, v[PATH_ANNOTATOR], "annotator is on line %llu already",
				    (unsigned long long)s->entries[id].line);
	}
	if (read_skill(v[PATH_SKILL], &entry.skill, err) ||
	    read_confusion(s, v[PATH_CONFUSION], err))
		return -1;
	entry.n = s->n_answers - entry.first;
	s->entries = lbl_grow(s->entries, &s->cap_entries, (size_t)id + 1, sizeof *s->entries);
	s->entries[id] = entry;
	return 0;
}

/* Texts and answers stay where they are from now on. */
static void conclude(struct lbl_skills *s)
{
	size_t n = lbl_intern_count(s->annotators);

	s->known = lbl_alloc_zero(n, sizeof *s->known);
	for (size_t i = 0; i < n; i++)
		s->known[i] = (struct lbl_known_annotator){
			.name = lbl_intern_text(s->annotators, (uint32_t)i),
			.skill = s->entries[i].skill,
			.answers = s->answers + s->entries[i].first,
			.n_answers = s->entries[i].n,
			.line = s->entries[i].line
		};
}

struct lbl_skills *lbl_skills_load(const char *name, struct lbl_error *err)
{
	static const char *const names[PATHS] = { "annotator", "skill", "confusion" };
	struct lbl_paths *paths = lbl_paths_new(names, PATHS, err);
	struct lbl_skills *s = lbl_alloc_zero(1, sizeof *s);
	int rc;

	s->annotators = lbl_intern_new();
	s->classes = lbl_intern_new();
	rc = lbl_stream_file(name, paths, s, read_line, err);
	lbl_paths_free(paths);
	if (rc) {
		lbl_skills_free(s);
		return NULL;
	}
	conclude(s);
	return s;
}

const struct lbl_known_annotator *lbl_skills_find(const struct lbl_skills *s,
						  struct lbl_span annotator)
{
	uint32_t id = lbl_intern_find(s->annotators, annotator);

	return id == LBL_INTERN_NONE ? NULL : &s->known[id];
}

size_t lbl_skills_count(const struct lbl_skills *s)
{
	return lbl_intern_count(s->annotators);
}

const struct lbl_known_annotator *lbl_skills_one(const struct lbl_skills *s, size_t number)
{
	return &s->known[number];
}

uint32_t lbl_skills_classes(const struct lbl_skills *s)
{
	return lbl_intern_count(s->classes);
}

struct lbl_span lbl_skills_class(const struct lbl_skills *s, uint32_t number)
{
	return lbl_intern_text(s->classes, number);
}
