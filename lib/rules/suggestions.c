/* Writing suggestions; see rules/suggestions.h. */
#include "rules/suggestions.h"

#include <stdbool.h>

#include "base/intern.h"
#include "json/text.h"
#include "json/walk.h"
#include "record/edit.h"

void lbl_suggestions_clear(struct lbl_suggestions *s)
{
	lbl_buf_clear(&s->array);
	lbl_buf_clear(&s->element);
	lbl_buf_clear(&s->hold);
	lbl_buf_clear(&s->voted);
}

/* The first so many characters. */
static size_t cut(struct lbl_span text, size_t max_cp)
{
	size_t i = 0;

	for (; i < text.len; i++)
		if (((unsigned char)text.ptr[i] & 0xC0) != 0x80 && !max_cp--)
			break;
	return i;
}

static struct lbl_span note_of(struct lbl_suggestions *s, const struct lbl_rule *rule,
			       struct lbl_span matched)
{
	size_t shown = cut(matched, LBL_SUGGESTIONS_NOTE_CP);

	if (rule->note)
		return lbl_span_of(rule->note);
	s->hold.len = 0;
	lbl_buf_puts(&s->hold, "matched '");
	lbl_buf_put(&s->hold, matched.ptr, shown);
	lbl_buf_puts(&s->hold, shown < matched.len ? "\xE2\x80\xA6'" : "'"); /* an ellipsis */
	return lbl_buf_span(&s->hold);
}

/* The vote as an element, in s->element. */
static struct lbl_span element_of(struct lbl_suggestions *s, const struct lbl_ruleset *set,
				  const struct lbl_vote *vote)
{
	const struct lbl_rule *rule = &set->rules[vote->rule];
	struct lbl_span note = note_of(s, rule, vote->matched);

	s->element.len = 0;
	lbl_buf_put(&s->element, rule->head.data, rule->head.len);
	lbl_text_quote(&s->element, note.ptr, note.len);
	lbl_buf_putc(&s->element, '}');
	return lbl_buf_span(&s->element);
}

/* The rule of the set whose annotator made this element, or LBL_INTERN_NONE. */
static uint32_t author(struct lbl_suggestions *s, const struct lbl_ruleset *set,
		       struct lbl_span element)
{
	struct lbl_span name;

	if (lbl_type_of(element) != LBL_OBJECT)
		return LBL_INTERN_NONE;
	name = lbl_walk_find(element, "annotator");
	if (lbl_type_of(name) != LBL_STRING)
		return LBL_INTERN_NONE;
	s->hold.len = 0;
	return lbl_intern_find(set->annotators, lbl_text_decode(name, &s->hold));
}

static void put_element(struct lbl_buf *array, struct lbl_span element)
{
	lbl_buf_putc(array, array->len ? ',' : '[');
	lbl_buf_put(array, element.ptr, element.len);
}

/* The place among the votes of one that this rule cast and that is in no array yet, or n. */
static size_t find_vote(const struct lbl_suggestions *s, const struct lbl_vote *votes, size_t n,
			uint32_t rule)
{
	size_t i = 0;

	while (i < n && (votes[i].rule != rule || s->voted.data[i]))
		i++;
	return i;
}

/* The old elements, the set's own renewed; *changed: some differ or went. */
static void put_old(struct lbl_suggestions *s, const struct lbl_ruleset *set, struct lbl_span old,
		    const struct lbl_vote *votes, size_t n, bool *changed)
{
	struct lbl_walk w;
	struct lbl_span element;
	bool own = false;

	for (lbl_walk_init(&w, old); lbl_walk_next(&w, NULL, &element);) {
		uint32_t rule = author(s, set, element);
		size_t i;

		if (rule == LBL_INTERN_NONE || set->rules[rule].retired) {
			put_element(&s->array, element);
			continue;
		}
		own = true;
		i = find_vote(s, votes, n, rule);
		*changed |= i == n;
		if (i == n)
			continue;
		s->voted.data[i] = 1;
		*changed |= !lbl_span_eq(element, element_of(s, set, &votes[i]));
		put_element(&s->array, lbl_buf_span(&s->element));
	}
	if (own || !s->array.len)
		return;
	s->array.len = 0; /* nothing here is the set's: the blanks between stay too */
	lbl_buf_put(&s->array, old.ptr, old.len - 1);
}

int lbl_suggestions_write(struct lbl_suggestions *s, const struct lbl_ruleset *set,
			  const struct lbl_line *line, struct lbl_span old,
			  const struct lbl_vote *votes, size_t n, struct lbl_buf *out,
			  struct lbl_error *err)
{
	enum lbl_type type = lbl_type_of(old);
	bool changed = false;

	if (type != LBL_ABSENT && type != LBL_NULL && type != LBL_ARRAY)
		return lbl_error_set(err, LBL_E_INPUT, "suggestions must be an array, not %s",
				     lbl_type_name(type));
	s->array.len = 0;
	s->voted.len = 0;
	memset(lbl_buf_reserve(&s->voted, n + 1), 0, n + 1);
	if (type == LBL_ARRAY)
		put_old(s, set, old, votes, n, &changed);
	for (size_t i = 0; i < n; i++) {
		if (s->voted.data[i])
			continue;
		put_element(&s->array, element_of(s, set, &votes[i]));
		changed = true;
	}
	if (!changed) {
		lbl_edit_pass(out, line);
		return 0;
	}
	lbl_buf_puts(&s->array, s->array.len ? "]" : "[]");
	lbl_edit_set(out, line, old, "suggestions", lbl_buf_span(&s->array));
	return 0;
}
