/*
 * answer_text: texts as tokens (record/tokens), numbered item by item, and ROVER (stat/rover) over
 * the numbers.
 */
#include "state/consensus_answer.h"

#include <stdlib.h>

#include "base/mem.h"
#include "record/tokens.h"
#include "stat/edit_distance.h"
#include "stat/rover.h"
#include "json/emit.h"
#include "json/text.h"

/* A token at its place among all texts' tokens, while they get numbers. */
struct place {
	struct lbl_span token;
	size_t at;
};

struct listener {
	struct lbl_rover *rover;
	struct lbl_tokens tokens; /* of all texts, one behind the other */
	struct place *places;
	uint32_t *numbers;      /* by place among tokens */
	struct lbl_span *names; /* by number */
	struct lbl_rover_text *texts;
	uint32_t *said; /* what came out */
	struct lbl_edit_room room;
	size_t places_cap, numbers_cap, names_cap, texts_cap, said_cap;
};

static void *open_listener(const struct lbl_answer_settings *settings)
{
	struct listener *l = lbl_alloc_zero(1, sizeof *l);

	(void)settings;
	l->rover = lbl_rover_new();
	return l;
}

static void close_listener(void *listener)
{
	struct listener *l = listener;

	lbl_rover_free(l->rover);
	lbl_tokens_clear(&l->tokens);
	lbl_edit_room_clear(&l->room);
	free(l->places);
	free(l->numbers);
	free(l->names);
	free(l->texts);
	free(l->said);
	free(l);
}

static int by_token(const void *x, const void *y)
{
	return lbl_span_cmp(((const struct place *)x)->token, ((const struct place *)y)->token);
}

/* Equal tokens get one number. */
static void number(struct listener *l)
{
	size_t n = l->tokens.n;
	uint32_t names = 0;

	l->places = lbl_grow(l->places, &l->places_cap, n, sizeof *l->places);
	l->numbers = lbl_grow(l->numbers, &l->numbers_cap, n, sizeof *l->numbers);
	l->names = lbl_grow(l->names, &l->names_cap, n, sizeof *l->names);
	for (size_t i = 0; i < n; i++)
		l->places[i] = (struct place){ l->tokens.v[i], i };
	if (n > 1)
		qsort(l->places, n, sizeof *l->places, by_token);
	for (size_t i = 0; i < n; i++) {
		const struct place *p = &l->places[i];

		if (!i || !lbl_span_eq(p->token, p[-1].token))
			l->names[names++] = p->token;
		l->numbers[p->at] = names - 1;
	}
}

static void read_texts(struct listener *l, const struct lbl_heard *heard)
{
	const uint32_t *tokens;

	l->tokens.n = 0;
	l->texts = lbl_grow(l->texts, &l->texts_cap, heard->n, sizeof *l->texts);
	for (size_t i = 0; i < heard->n; i++)
		l->texts[i] =
			(struct lbl_rover_text){ .n = lbl_tokens_add(&l->tokens, heard->labels[i]),
						 .weight = heard->weights[i] };
	number(l);
	tokens = l->numbers;
	for (size_t i = 0; i < heard->n; i++) {
		l->texts[i].tokens = tokens;
		tokens += l->texts[i].n;
	}
}

/* The tokens that won; returns how many. */
static size_t write_answer(struct listener *l, const struct lbl_rover_result *r,
			   struct lbl_answer *out)
{
	struct lbl_emit parts = { .out = &out->parts };
	struct lbl_buf text = { 0 };
	size_t n = 0;

	out->label.len = out->parts.len = 0;
	out->tied = false;
	l->said = lbl_grow(l->said, &l->said_cap, r->n, sizeof *l->said);
	lbl_emit_array(&parts);
	for (size_t i = 0; i < r->n; i++) {
		const struct lbl_rover_slot *slot = &r->slots[i];

		out->tied |= slot->tied;
		if (slot->token == LBL_ROVER_NULL)
			continue;
		if (n)
			lbl_buf_putc(&text, ' ');
		lbl_buf_put(&text, l->names[slot->token].ptr, l->names[slot->token].len);
		lbl_emit_num(&parts, slot->share);
		l->said[n++] = slot->token;
	}
	lbl_emit_array_end(&parts);
	lbl_text_quote(&out->label, text.data ? text.data : "", text.len);
	lbl_buf_clear(&text);
	return n;
}

static void hear(void *listener, const struct lbl_heard *heard, struct lbl_answer *out)
{
	struct listener *l = listener;
	struct lbl_rover_result r;
	size_t n;

	read_texts(l, heard);
	lbl_rover_run(l->rover, l->texts, heard->n, &r);
	n = write_answer(l, &r, out);
	out->confidence = r.confidence;
	out->exact = r.exact;
	out->likeness =
		lbl_grow(out->likeness, &out->likeness_cap, heard->n, sizeof *out->likeness);
	for (size_t i = 0; i < heard->n; i++) {
		const struct lbl_rover_text *t = &l->texts[i];
		size_t longer = t->n > n ? t->n : n;
		size_t d = lbl_edit_distance(&l->room, t->tokens, t->n, l->said, n);

		out->likeness[i] =
			(struct lbl_likeness){ longer ? 1 - (double)d / (double)longer : 1,
					       d == 0 };
	}
}

const struct lbl_answer_kind lbl_answer_text = {
	"text", LBL_SHAPE_CLASS, "rover", "tokens", false, true, open_listener, hear, close_listener
};
