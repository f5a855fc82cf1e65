/* PCRE2 behind a plain face. What a match means is vote's. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "rules/pattern.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define STACK_MIN_BYTES ((size_t)32 << 10)
#define STACK_MAX_BYTES ((size_t)4 << 20) /* a search that needs more gives up */
#define MESSAGE_BYTES   256

struct lbl_pattern {
	pcre2_code *code;
};

struct lbl_matcher {
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
};

/* PCRE2's memory is ours: it never sees a failed allocation, and so never takes one for a fault. */
static void *take(size_t n, void *arg)
{
	(void)arg;
	return lbl_alloc(n);
}

static void give(void *ptr, void *arg)
{
	(void)arg;
	free(ptr);
}

static int read_flags(const char *flags, uint32_t *options, struct lbl_error *err)
{
	static const struct {
		char letter;
		uint32_t option;
	} known[] = {
		{ 'i', PCRE2_CASELESS },
		{ 'm', PCRE2_MULTILINE },
		{ 's', PCRE2_DOTALL },
		{ 'x', PCRE2_EXTENDED },
	};

	for (const char *f = flags; *f; f++) {
		size_t k = 0;

		while (k < sizeof known / sizeof *known && known[k].letter != *f)
			k++;
		if (k == sizeof known / sizeof *known || *options & known[k].option)
			return lbl_error_set(err, LBL_E_INPUT,
					     "flags are of i, m, s and x, each once, not \"%.32s\"",
					     flags);
		*options |= known[k].option;
	}
	return 0;
}

static pcre2_code *compile(const char *text, uint32_t options, struct lbl_error *err)
{
	pcre2_general_context *ours = pcre2_general_context_create(take, give, NULL);
	pcre2_compile_context *context = pcre2_compile_context_create(ours);
	PCRE2_UCHAR message[MESSAGE_BYTES];
	PCRE2_SIZE offset;
	int number;
	pcre2_code *code =
		pcre2_compile((PCRE2_SPTR)text, strlen(text), options, &number, &offset, context);

	if (!code) {
		pcre2_get_error_message(number, message, sizeof message);
		lbl_error_set(err, LBL_E_INPUT, "bad pattern at byte %zu: %s", offset + 1,
			      (const char *)message);
	}
	pcre2_compile_context_free(context);
	pcre2_general_context_free(ours);
	return code;
}

struct lbl_pattern *lbl_pattern_new(const char *text, const char *flags, struct lbl_error *err)
{
	uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C;
	struct lbl_pattern *p;
	pcre2_code *code;

	if (read_flags(flags, &options, err))
		return NULL;
	code = compile(text, options, err);
	if (!code)
		return NULL;
	pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); /* without it the search is slower, no other */
	p = lbl_alloc(sizeof *p);
	p->code = code;
	return p;
}

void lbl_pattern_free(struct lbl_pattern *p)
{
	if (p)
		pcre2_code_free(p->code);
	free(p);
}

struct lbl_matcher *lbl_matcher_new(uint32_t match_limit)
{
	struct lbl_matcher *m = lbl_alloc(sizeof *m);
	pcre2_general_context *ours = pcre2_general_context_create(take, give, NULL);

	m->data = pcre2_match_data_create(1, ours);
	m->context = pcre2_match_context_create(ours);
	m->stack = pcre2_jit_stack_create(STACK_MIN_BYTES, STACK_MAX_BYTES, ours);
	pcre2_set_match_limit(m->context, match_limit);
	if (m->stack) /* NULL where there is no JIT */
		pcre2_jit_stack_assign(m->context, NULL, m->stack);
	pcre2_general_context_free(ours);
	return m;
}

void lbl_matcher_free(struct lbl_matcher *m)
{
	if (!m)
		return;
	pcre2_match_data_free(m->data);
	pcre2_match_context_free(m->context);
	pcre2_jit_stack_free(m->stack);
	free(m);
}

int lbl_pattern_find(const struct lbl_pattern *p, struct lbl_matcher *m, struct lbl_span text,
		     struct lbl_span *match, struct lbl_error *err)
{
	const char *subject = text.ptr ? text.ptr : "";
	int rc = pcre2_match(p->code, (PCRE2_SPTR)subject, text.len, 0, PCRE2_NO_UTF_CHECK, m->data,
			     m->context);
	PCRE2_UCHAR message[MESSAGE_BYTES];
	const PCRE2_SIZE *at;

	if (rc == PCRE2_ERROR_NOMATCH)
		return 0;
	if (rc < 0) {
		pcre2_get_error_message(rc, message, sizeof message);
		return lbl_error_set(err, LBL_E_LIMIT, "the search gives up: %s",
				     (const char *)message);
	}
	at = pcre2_get_ovector_pointer(m->data);
	/* Before PCRE2 10.38, \K in a lookahead could start a match behind its end. */
	*match = (struct lbl_span){ subject + at[0], at[1] > at[0] ? at[1] - at[0] : 0 };
	return 1;
}
