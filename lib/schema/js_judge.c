/*
 * Judging values by JSON Schema keywords, in their raw text: a row's judge gets a
 * value of a type that the row applies to. Members of objects are js_members.c's.
 */
#include <stdio.h>

#include "base/decimal.h"
#include "json/text.h"
#include "schema/equal.h"
#include "schema/judge.h"
#include "schema/suggest.h"

/* The most bytes that one code point takes in a string: two escapes of six. */
#define BYTES_CP 12

static struct lbl_verdict verdict(const struct lbl_js_check *check, struct lbl_span actual)
{
	return (struct lbl_verdict){ check->keyword->rule, LBL_ERROR, check->json, actual };
}

/* A finding about a number or a value that is quoted as it stands. */
static void refuse(struct lbl_validator *v, const struct lbl_js_check *check,
		   const struct lbl_at *at, struct lbl_span value, const char *must)
{
	struct lbl_verdict why = verdict(check, value);
	lbl_report(v, at, value, &why, "%s must be %s %.*s", lbl_excerpt(v, value), must,
		   (int)check->json.len, check->json.ptr);
}

/* The keyword's value as words: string or integer. */
static const char *type_words(struct lbl_validator *v, struct lbl_span json)
{
	v->excerpt.len = 0;
	for (size_t i = 0; i < json.len; i++) {
		if (json.ptr[i] == ',')
			lbl_buf_puts(&v->excerpt, " or ");
		else if (json.ptr[i] != '[' && json.ptr[i] != ']' && json.ptr[i] != '"')
			lbl_buf_putc(&v->excerpt, json.ptr[i]);
	}
	return lbl_buf_cstr(&v->excerpt);
}

void lbl_js_judge_type(struct lbl_validator *v, const struct lbl_js_check *check,
		       const struct lbl_at *at, struct lbl_span value)
{
	enum lbl_type type = lbl_type_of(value);
	if (check->count & 1u << type)
		return;
	if (type == LBL_NUMBER && check->count & LBL_JS_INTEGER && lbl_decimal_integer(value))
		return;
	char quoted[16];
	int n = snprintf(quoted, sizeof(quoted), "\"%s\"", lbl_type_name(type));
	struct lbl_verdict why = verdict(check, (struct lbl_span){ quoted, (size_t)n });
	lbl_report(v, at, value, &why, "type must be %s, not %s", type_words(v, check->json),
		   lbl_type_name(type));
}

void lbl_js_judge_enum(struct lbl_validator *v, const struct lbl_js_check *check,
		       const struct lbl_at *at, struct lbl_span value)
{
	for (size_t i = 0; i < check->n; i++)
		if (lbl_json_equal(value, check->list[i]))
			return;
	struct lbl_suggest near = { 0 };
	if (lbl_type_of(value) == LBL_STRING)
		near.word = lbl_text_decode(value, &v->hold);
	for (size_t i = 0; near.word.ptr && i < check->n; i++)
		if (check->words[i])
			lbl_suggest_try(&near, lbl_span_of(check->words[i]));
	struct lbl_verdict why = verdict(check, value);
	char hint[LBL_SUGGEST_HINT];
	lbl_report(v, at, value, &why, "%s is none of the %zu values allowed%s",
		   lbl_excerpt(v, value), check->n, lbl_suggest_hint(&near, hint));
}

void lbl_js_judge_const(struct lbl_validator *v, const struct lbl_js_check *check,
			const struct lbl_at *at, struct lbl_span value)
{
	if (!lbl_json_equal(value, check->json))
		refuse(v, check, at, value, "exactly");
}

void lbl_js_judge_minimum(struct lbl_validator *v, const struct lbl_js_check *check,
			  const struct lbl_at *at, struct lbl_span value)
{
	if (lbl_limit_compare(value, &check->limit) < 0)
		refuse(v, check, at, value, "at least");
}

void lbl_js_judge_maximum(struct lbl_validator *v, const struct lbl_js_check *check,
			  const struct lbl_at *at, struct lbl_span value)
{
	if (lbl_limit_compare(value, &check->limit) > 0)
		refuse(v, check, at, value, "at most");
}

void lbl_js_judge_above(struct lbl_validator *v, const struct lbl_js_check *check,
			const struct lbl_at *at, struct lbl_span value)
{
	if (lbl_limit_compare(value, &check->limit) <= 0)
		refuse(v, check, at, value, "above");
}

void lbl_js_judge_below(struct lbl_validator *v, const struct lbl_js_check *check,
			const struct lbl_at *at, struct lbl_span value)
{
	if (lbl_limit_compare(value, &check->limit) >= 0)
		refuse(v, check, at, value, "below");
}

void lbl_js_judge_step(struct lbl_validator *v, const struct lbl_js_check *check,
		       const struct lbl_at *at, struct lbl_span value)
{
	if (!lbl_decimal_multiple(value, check->json))
		refuse(v, check, at, value, "a multiple of");
}

/* Is the escape \uXXXX the second of a pair, from DC00 to DFFF? */
static bool is_low_surrogate(const char *escape)
{
	char digit = (char)(escape[3] | 0x20);
	return (escape[2] == 'd' || escape[2] == 'D') && digit >= 'c' && digit <= 'f';
}

/* Code points of a raw string: bytes that start one, and escapes but the second of a pair. */
static uint64_t length_cp(struct lbl_span raw)
{
	uint64_t n = 0;
	const char *p = raw.ptr + 1, *end = raw.ptr + raw.len - 1;
	while (p < end) {
		if (*p != '\\') {
			n += (*p++ & 0xC0) != 0x80;
			continue;
		}
		bool unit = p[1] == 'u';
		n += !(unit && is_low_surrogate(p));
		p += unit ? 6 : 2;
	}
	return n;
}

/* A finding about a count of things. */
static void refuse_count(struct lbl_validator *v, const struct lbl_js_check *check,
			 const struct lbl_at *at, struct lbl_span value, uint64_t n,
			 const char *thing, const char *must)
{
	char text[24];
	int len = snprintf(text, sizeof(text), "%llu", (unsigned long long)n);
	struct lbl_verdict why = verdict(check, (struct lbl_span){ text, (size_t)len });
	lbl_report(v, at, value, &why, "%s %s%s, must be %s %.*s", text, thing,
		   n == 1 ? "" : "s", must, (int)check->json.len, check->json.ptr);
}

void lbl_js_judge_min_length(struct lbl_validator *v, const struct lbl_js_check *check,
			     const struct lbl_at *at, struct lbl_span value)
{
	size_t bytes = value.len - 2;
	if ((bytes + BYTES_CP - 1) / BYTES_CP >= check->count)
		return;
	uint64_t n = length_cp(value);
	if (n < check->count)
		refuse_count(v, check, at, value, n, "character", "at least");
}

void lbl_js_judge_max_length(struct lbl_validator *v, const struct lbl_js_check *check,
			     const struct lbl_at *at, struct lbl_span value)
{
	size_t bytes = value.len - 2;
	if (bytes <= check->count)
		return;
	uint64_t n = length_cp(value);
	if (n > check->count)
		refuse_count(v, check, at, value, n, "character", "at most");
}

static uint64_t elements(struct lbl_span array)
{
	struct lbl_walk w;
	struct lbl_span value;
	uint64_t n = 0;
	lbl_walk_init(&w, array);
	while (lbl_walk_next(&w, NULL, &value))
		n++;
	return n;
}

void lbl_js_judge_min_items(struct lbl_validator *v, const struct lbl_js_check *check,
			    const struct lbl_at *at, struct lbl_span value)
{
	uint64_t n = elements(value);
	if (n < check->count)
		refuse_count(v, check, at, value, n, "element", "at least");
}

void lbl_js_judge_max_items(struct lbl_validator *v, const struct lbl_js_check *check,
			    const struct lbl_at *at, struct lbl_span value)
{
	uint64_t n = elements(value);
	if (n > check->count)
		refuse_count(v, check, at, value, n, "element", "at most");
}

void lbl_js_judge_items(struct lbl_validator *v, const struct lbl_js_check *check,
			const struct lbl_at *at, struct lbl_span value)
{
	struct lbl_walk w;
	struct lbl_span element;
	struct lbl_at here = { .up = at };
	lbl_walk_init(&w, value);
	for (; lbl_walk_next(&w, NULL, &element); here.index++)
		lbl_js_judge(v, check->inner, &here, element);
}
