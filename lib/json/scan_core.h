/*
 * The grammar, once for all kinds of the scanner. A kind defines, then includes this:
 *
 *   stops         an integer for the bytes of a step, BITS a byte, the first byte lowest
 *   STEP          bytes that are looked at together; at most LBL_SCAN_PAD
 *   find_ends     at p: '"', '\\', controls and bytes above 0x7F
 *   find_stops    the same without bytes above 0x7F, which go to *high
 *   first_stop    the place of the first one
 *   key_is_at     do a key's bytes stand at p? Keys without LBL_SCAN_NEVER in their mask
 *   VECTORS       not in the plain kind, which goes without utf8_faults
 *   utf8_faults   bytes at fault in the step at p; `inner`: text of STEP bytes stands before it
 *   LINE          the name of the kind's function
 *
 * Every step reads forward to a byte that cannot be passed by: the LF, at last,
 * ends each run, so no bounds are checked. Functions return the place behind
 * what they read, or NULL with the fault noted.
 */
#include <string.h>

#include "json/scan_state.h"
#include "json/text.h"

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

/* A string with all that it may hold; faults are told here alone. p behind the opening quote. */
static __attribute__((noinline)) const char *careful_string(struct lbl_scan *s, const char *p)
{
	const char *run = p; /* text between escapes is checked as a whole */
	size_t bad;

	for (;;) {
		stops high, m = find_stops(p, &high);

		if (!m) {
			p += STEP;
			continue;
		}
		p += first_stop(m);
		if (!lbl_text_valid(run, (size_t)(p - run), &bad))
			return lbl_scan_expected(s, run + bad, "invalid UTF-8");
		if (*p == '"')
			return p + 1;
		p = lbl_scan_odd(s, p);
		if (!p)
			return NULL;
		run = p;
	}
}

#ifdef VECTORS

static inline stops from_place(stops m, size_t n)
{
	return n < STEP ? m >> n * BITS << n * BITS : 0;
}

/* Behind the escape at p, or NULL. */
static inline const char *escape(struct lbl_scan *s, const char *p)
{
	static const bool letters[256] = { ['"'] = 1, ['\\'] = 1, ['/'] = 1, ['b'] = 1,
					   ['f'] = 1, ['n'] = 1,  ['r'] = 1, ['t'] = 1 };

	return letters[(unsigned char)p[1]] ? p + 2 : lbl_scan_odd(s, p);
}

/* A string that is not done with in one step. Where anything is amiss, careful_string tells. */
static __attribute__((noinline)) const char *long_string(struct lbl_scan *s, const char *start)
{
	stops high, high_before = 0;

	for (const char *p = start, *next;; p = next > p + STEP ? next : p + STEP) {
		stops m = find_stops(p, &high), faults = 0;

		if (high | high_before)
			faults = utf8_faults(p, p > start);
		for (next = p; m; m = from_place(m, (size_t)(next - p))) {
			const char *stop = p + first_stop(m);

			if (*stop == '"' && LIKELY(!(faults & (m ^ (m - 1)))))
				return stop + 1;
			next = *stop == '\\' ? escape(s, stop) : NULL;
			if (UNLIKELY(!next))
				return careful_string(s, start);
		}
		if (UNLIKELY(faults))
			return careful_string(s, start);
		high_before = high;
	}
}

#else
#define long_string careful_string
#endif

/* p behind the opening quote. */
static inline const char *string(struct lbl_scan *s, const char *p)
{
	stops m = find_ends(p);

	if (LIKELY(m && p[first_stop(m)] == '"'))
		return p + first_stop(m) + 1;
	return long_string(s, p);
}

/*
 * The string of k's value. Where its length has long been the same, that is taken on trust
 * and proved beside: what follows need not wait for the bytes to be looked at.
 */
static inline const char *member_string(struct lbl_scan *s, const char *p, struct lbl_scan_key *k)
{
	stops m = find_ends(p), first = m & (0 - m);
	uint32_t n;

	if (first == (stops)k->steady_end) {
		if (LIKELY(p[k->n_string] == '"'))
			return p + k->n_string + 1;
		return long_string(s, p);
	}
	n = m ? first_stop(m) : STEP;
	k->streak = n == k->n_string ? k->streak + 1 : 0;
	k->n_string = n;
	k->steady_end = m && k->streak >= LBL_SCAN_STEADY ? first : LBL_SCAN_UNSTEADY;
	if (LIKELY(m && p[n] == '"'))
		return p + n + 1;
	return long_string(s, p);
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

static const char *open_container(struct lbl_scan *s, const char *p, const struct lbl_path_node *t,
				  struct lbl_scan_link *inner)
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

/*
 * In full grammar, from the end of a value or the opening brace to the next value.
 * *name: with its quotes; ptr NULL when the object ends, and the place is behind it.
 */
static const char *member(struct lbl_scan *s, const char *p, bool first, struct lbl_span *name)
{
	const char *end;

	*name = (struct lbl_span){ NULL, 0 };
	p = skip_blank(p);
	if (*p == '}')
		return p + 1;
	if (!first && *p != ',')
		return lbl_scan_expected(s, p, "expected ',' or '}' after a member");
	if (!first)
		p = skip_blank(p + 1);
	if (*p != '"')
		return lbl_scan_expected(
			s, p, first ? "expected a member name or '}'" : "expected a member name");
	end = string(s, p + 1);
	if (!end)
		return NULL;
	*name = (struct lbl_span){ p, (size_t)(end - p) };
	p = skip_blank(end);
	if (*p != ':')
		return lbl_scan_expected(s, p, "expected ':' after a member name");
	return skip_blank(p + 1);
}

/* The key at p that nothing foresaw; s->p and NULL as for other_key. */
static __attribute__((noinline)) struct lbl_scan_key *unforeseen(struct lbl_scan *s, const char *p,
								 const struct lbl_path_node *t,
								 struct lbl_scan_link *place,
								 struct lbl_scan_link *link)
{
	struct lbl_span name, gap;

	s->p = member(s, p, link == place, &name);
	if (!s->p || !name.ptr)
		return NULL;
	gap = (struct lbl_span){ p, (size_t)(s->p - p) };
	return lbl_scan_learn(s, name, gap, t, place, link);
}

/* Keys of more than 32 bytes are compared here alone. */
static inline bool long_key_is_at(const struct lbl_scan_key *k, const char *p)
{
	return UNLIKELY(k->len > 32) && memcmp(k->bytes, p, k->len) == 0;
}

/*
 * The key at p that is not the first one foreseen, or a long one; its value's place goes to
 * s->p. NULL at the object's end, with the place behind it, and at a fault, with NULL.
 */
static inline struct lbl_scan_key *other_key(struct lbl_scan *s, const char *p,
					     const struct lbl_path_node *t,
					     struct lbl_scan_link *place,
					     struct lbl_scan_link *link)
{
	struct lbl_scan_key *first = link->to[0], *k = link->to[1];

	if (key_is_at(k, p) || long_key_is_at(k, p)) {
		link->to[0] = k;
		link->to[1] = first;
	} else if (long_key_is_at(first, p)) {
		k = first;
	} else {
		return unforeseen(s, p, t, place, link);
	}
	s->p = p + k->len;
	return k;
}

/* A value that is no string, or not where it was expected. *start: moved over blank space. */
static inline const char *other_value(struct lbl_scan *s, const char **start,
				      struct lbl_scan_key *k)
{
	*start = skip_blank(*start);
	return value(s, *start, k->child, k->inner);
}

/* p behind the opening brace. */
static const char *object(struct lbl_scan *s, const char *p, const struct lbl_path_node *t,
			  struct lbl_scan_link *place)
{
	struct lbl_scan_link *link = place;

	s->clock++;
	for (;;) {
		struct lbl_scan_key *k = link->to[0];
		struct lbl_span *span;
		const char *start;

		if (LIKELY(key_is_at(k, p))) {
			p += k->len;
		} else {
			if (*p == '}')
				return p + 1;
			k = other_key(s, p, t, place, link);
			p = s->p;
			if (!k)
				return p;
		}
		link = &k->next;
		span = k->span;
		start = p;
		if (UNLIKELY(k->forget != NULL))
			lbl_scan_forget(s, k->forget);
		if (LIKELY(*p == '"'))
			p = member_string(s, p + 1, k);
		else
			p = other_value(s, &start, k);
		if (UNLIKELY(!p))
			return NULL;
		span->ptr = start;
		span->len = (size_t)(p - start);
	}
}

/* The step that element i is; *at moves over t's children, whose indices ascend. */
static inline const struct lbl_path_node *element(const struct lbl_path_node *t, size_t *at,
						  size_t i)
{
	while (*at < t->n_children &&
	       (t->children[*at]->index == SIZE_MAX || t->children[*at]->index < i))
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

/* {} or []: the value from open to its last byte. */
static inline bool is_empty(const char *open, const char *close)
{
	return open[1] != '"' && (*open == '{' || *open == '[') && skip_blank(open + 1) == close;
}

static int LINE(struct lbl_scan *s, const char *line, struct lbl_scanned *got)
{
	const struct lbl_path_node *root = s->paths->root;
	struct lbl_span *values = s->values;
	const char *open = skip_blank(line), *end, *lf;

	for (size_t i = 0; i < s->n_values; i++)
		values[i] = (struct lbl_span){ NULL, 0 };
	s->left = s->max_depth;
	if (LIKELY(*open == '{'))
		end = open_container(s, open, root, &s->first[0].object);
	else
		end = value(s, open, root, &s->first[0].object);
	if (UNLIKELY(!end))
		return lbl_scan_failed(s, line, got);
	lf = *end == '\n' ? end : skip_blank(end);
	if (UNLIKELY(*lf != '\n')) {
		lbl_scan_expected(s, lf, "unexpected text after the value");
		return lbl_scan_failed(s, line, got);
	}
	values[root->slot] = (struct lbl_span){ open, (size_t)(end - open) };
	if (UNLIKELY(s->paths->n_aliases))
		lbl_scan_alias(s);
	*got = (struct lbl_scanned){ .values = values,
				     .open = open,
				     .close = end - 1,
				     .end = lf,
				     .empty = is_empty(open, end - 1) };
	return 0;
}
