/*
 * The grammar, once for all kinds of the scanner. A kind defines, then includes this:
 *
 *   stops         an integer: a bit or more for each byte of a step that may end a run in a string
 *   STEP          bytes that find_stops looks at; at most LBL_SCAN_PAD
 *   find_stops    stops of '"', '\\' and controls at p; notes high bytes in s->high
 *   first_stop    the place of the first one
 *   key_is_at     do a key's bytes stand at p?
 *   utf8_is_valid the text from `from` to `to`, strictly
 *   LINE          the name of the kind's function
 *
 * Every step reads forward to a byte that cannot be passed by: the LF, at last,
 * ends each run, so no bounds are checked. Functions return the place behind
 * what they read, or NULL with the fault noted.
 */
#include <string.h>

#include "json/scan_state.h"

#define LIKELY(x)   __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

static const char *object(struct lbl_scan *s, const char *p, const struct lbl_path_node *t,
			  struct lbl_scan_link *place);
static const char *array(struct lbl_scan *s, const char *p, const struct lbl_path_node *t,
			 struct lbl_scan_link *inner);

static inline const char *skip_blank(const char *p)
{
	while (*p == ' ' || *p == '\t' || *p == '\r')
		p++;
	return p;
}

/* p behind the opening quote. */
static inline const char *string(struct lbl_scan *s, const char *p)
{
	for (;;) {
		stops m = find_stops(s, p);

		if (UNLIKELY(!m)) {
			p += STEP;
			continue;
		}
		p += first_stop(m);
		if (LIKELY(*p == '"'))
			return p + 1;
		p = lbl_scan_odd(s, p);
		if (!p)
			return NULL;
	}
}

static inline const char *digits(struct lbl_scan *s, const char *p)
{
	if ((unsigned char)(*p - '0') > 9)
		return lbl_scan_expected(s, p, "expected a digit");
	while ((unsigned char)(*p - '0') <= 9)
		p++;
	return p;
}

static inline const char *number(struct lbl_scan *s, const char *p)
{
	p += *p == '-';
	if (*p == '0')
		p++;
	else if (!(p = digits(s, p)))
		return NULL;
	if (*p == '.' && !(p = digits(s, p + 1)))
		return NULL;
	if ((*p | 0x20) == 'e') {
		p++;
		p += *p == '-' || *p == '+';
		p = digits(s, p);
	}
	return p;
}

static inline const char *word(struct lbl_scan *s, const char *p)
{
	if (memcmp(p, "true", 4) == 0 || memcmp(p, "null", 4) == 0)
		return p + 4;
	if (memcmp(p, "false", 5) == 0)
		return p + 5;
	return lbl_scan_expected(s, p, "expected a value");
}

static const char *open_container(struct lbl_scan *s, const char *p,
				  const struct lbl_path_node *t, struct lbl_scan_link *inner)
{
	if (s->left == 0)
		return lbl_scan_too_deep(s, p);
	s->left--;
	p = *p == '{' ? object(s, p + 1, t, inner) : array(s, p + 1, t, inner);
	s->left++;
	return p;
}

/* p at the value's first byte. */
static inline const char *value(struct lbl_scan *s, const char *p, const struct lbl_path_node *t,
				struct lbl_scan_link *inner)
{
	if (*p == '"')
		return string(s, p + 1);
	if (*p == '{' || *p == '[')
		return open_container(s, p, t, inner);
	if (*p == '-' || (unsigned char)(*p - '0') <= 9)
		return number(s, p);
	return word(s, p);
}

/* In full grammar, from the end of a value or the opening brace to the next value, or past the
 * object's end. Leaves that place in s->p; returns the key, NULL at the end and at a fault. */
static __attribute__((noinline)) struct lbl_scan_key *
unforeseen(struct lbl_scan *s, const char *p, const struct lbl_path_node *t,
	   struct lbl_scan_link *place, struct lbl_scan_link *link)
{
	const char *gap = p, *name, *name_end;

	s->p = NULL;
	p = skip_blank(p);
	if (*p == '}') {
		s->p = p + 1;
		return NULL;
	}
	if (link != place) {
		if (*p != ',') {
			lbl_scan_expected(s, p, "expected ',' or '}' after a member");
			return NULL;
		}
		p = skip_blank(p + 1);
	}
	name = p;
	if (*p != '"') {
		lbl_scan_expected(s, p, link == place ? "expected a member name or '}'" :
							"expected a member name");
		return NULL;
	}
	name_end = string(s, p + 1);
	if (!name_end)
		return NULL;
	p = skip_blank(name_end);
	if (*p != ':') {
		lbl_scan_expected(s, p, "expected ':' after a member name");
		return NULL;
	}
	s->p = skip_blank(p + 1);
	return lbl_scan_learn(s, (struct lbl_span){ name, (size_t)(name_end - name) },
			      (struct lbl_span){ gap, (size_t)(s->p - gap) }, t, place, link);
}

/* The key at p if the link foresees it, else NULL. */
static inline struct lbl_scan_key *foreseen(struct lbl_scan_link *link, const char *p)
{
	struct lbl_scan_key *k = link->to[0];

	if (LIKELY(key_is_at(k, p)))
		return k;
	k = link->to[1];
	return key_is_at(k, p) ? k : NULL;
}

/* p behind the opening brace. */
static const char *object(struct lbl_scan *s, const char *p, const struct lbl_path_node *t,
			  struct lbl_scan_link *place)
{
	struct lbl_scan_link *link = place;

	s->clock++;
	while (*p != '}') {
		struct lbl_scan_key *k = foreseen(link, p);
		const char *start;
		size_t slot;

		if (LIKELY(k != NULL)) {
			p += k->len;
			if (*p != '"')
				p = skip_blank(p);
		} else {
			k = unforeseen(s, p, t, place, link);
			p = s->p;
			if (!k)
				return p;
		}
		if (UNLIKELY(k->child != NULL) && k->child->n_children)
			lbl_scan_forget(s, k->child);
		link = &k->next;
		slot = k->slot;
		start = p;
		p = value(s, p, k->child, k->inner);
		if (UNLIKELY(!p))
			return NULL;
		s->values[slot] = (struct lbl_span){ start, (size_t)(p - start) };
	}
	return p + 1;
}

/* The step that element i is; *at moves over t's children, whose indices ascend. */
static inline const struct lbl_path_node *element(const struct lbl_path_node *t, size_t *at,
						  size_t i)
{
	while (*at < t->n_children && (t->children[*at]->index == SIZE_MAX ||
				       t->children[*at]->index < i))
		++*at;
	return *at < t->n_children && t->children[*at]->index == i ? t->children[*at] : NULL;
}

/* p behind the opening bracket. */
static const char *array(struct lbl_scan *s, const char *p, const struct lbl_path_node *t,
			 struct lbl_scan_link *inner)
{
	size_t at = 0;

	if (t)
		inner = &s->first[t->id].element;
	p = skip_blank(p);
	if (*p == ']')
		return p + 1;
	for (size_t i = 0;; i++) {
		const struct lbl_path_node *child = t ? element(t, &at, i) : NULL;
		const char *start = p;

		p = value(s, p, child, child ? &s->first[child->id].object : inner);
		if (UNLIKELY(!p))
			return NULL;
		if (child)
			s->values[child->slot] = (struct lbl_span){ start, (size_t)(p - start) };
		if (*p != ',' && *p != ']')
			p = skip_blank(p);
		if (*p == ']')
			return p + 1;
		if (*p != ',')
			return lbl_scan_expected(s, p, "expected ',' or ']' after an element");
		p = skip_blank(p + 1);
	}
}

static int LINE(struct lbl_scan *s, const char *line, struct lbl_scanned *got)
{
	const struct lbl_path_node *root = s->paths->root;
	const char *open = skip_blank(line), *end, *lf;

	memset(s->values, 0, s->paths->n_paths * sizeof(*s->values));
	s->high = 0;
	s->left = s->max_depth;
	end = value(s, open, root, &s->first[root->id].object);
	if (UNLIKELY(!end))
		return lbl_scan_failed(s, line, got);
	s->values[root->slot] = (struct lbl_span){ open, (size_t)(end - open) };
	lf = skip_blank(end);
	if (UNLIKELY(*lf != '\n')) {
		lbl_scan_expected(s, lf, "unexpected text after the value");
		return lbl_scan_failed(s, line, got);
	}
	if (s->high && UNLIKELY(!utf8_is_valid(line, lf))) {
		lbl_scan_expected(s, lf, "invalid UTF-8");
		return lbl_scan_failed(s, line, got);
	}
	return lbl_scan_done(s, open, end, lf, got);
}
