/*
 * A tree of the terms' bytes, walked down wherever a word may begin. Terms stand as
 * whole words, so no walk starts inside one, and most end after a byte or two.
 * Rows of moves are short, since bytes that are in no term share a column.
 */
#include "rules/terms.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "rules/fold.h"
#include "rules/words.h"

#define HIT     (UINT32_C(1) << 31) /* in a move: terms end where it leads */
#define NO_TERM UINT32_MAX
#define CHUNK   512 /* bytes of text that are looked over for beginnings at a time */

struct term {
	struct lbl_span text; /* as it was added */
	uint32_t owner;
	uint32_t next;                /* another term of the same folded bytes, or NO_TERM */
	size_t start, len;            /* in folded */
	bool inner_first, inner_last; /* its ends are of the kind that words go on with */
};

struct lbl_terms {
	struct lbl_folder folder;
	struct lbl_words *words;
	struct lbl_matcher *matcher; /* for the ends of terms */
	struct term *terms;
	size_t n_terms, cap_terms;
	struct lbl_buf folded; /* of all terms */

	bool inner[256];     /* ASCII that goes on with a word */
	bool first[256];     /* bytes that terms begin with */
	uint8_t column[256]; /* of a byte; 0: in no term */
	uint32_t columns;
	uint32_t *moves; /* nodes * columns: the node that a byte leads to, 0: none */
	size_t nodes, cap_moves;
	uint32_t *ends; /* a node: the last added term that ends there, or NO_TERM */
};

static bool is_inner(const struct lbl_terms *t, struct lbl_matcher *m, const char *p)
{
	return lbl_words_kind(t->words, m, p) & LBL_WORD_INNER;
}

struct lbl_terms *lbl_terms_new(void)
{
	struct lbl_terms *t = lbl_alloc_zero(1, sizeof *t);

	lbl_folder_init(&t->folder);
	t->words = lbl_words_new();
	t->matcher = lbl_matcher_new(LBL_MATCH_LIMIT);
	for (char c = 1; c > 0; c++)
		t->inner[(unsigned char)c] = is_inner(t, t->matcher, &c);
	return t;
}

void lbl_terms_free(struct lbl_terms *t)
{
	if (!t)
		return;
	lbl_words_free(t->words);
	lbl_matcher_free(t->matcher);
	free(t->terms);
	lbl_buf_clear(&t->folded);
	free(t->moves);
	free(t->ends);
	free(t);
}

/* The folded text, without the blanks around it; empty when an end is blank. */
static struct lbl_span fold_term(struct lbl_terms *t, struct lbl_span text, struct lbl_buf *hold)
{
	struct lbl_buf guarded = { 0 };
	struct lbl_span folded;

	lbl_buf_putc(&guarded, '.'); /* keeps blanks at the ends from joining those around */
	lbl_buf_put(&guarded, text.ptr, text.len);
	lbl_buf_putc(&guarded, '.');
	lbl_fold(&t->folder, lbl_buf_span(&guarded), hold);
	lbl_buf_clear(&guarded);
	folded = (struct lbl_span){ hold->data + 2, hold->len - 4 };
	if (folded.len && (folded.ptr[0] == ' ' || folded.ptr[folded.len - 1] == ' '))
		folded.len = 0;
	return folded;
}

int lbl_terms_add(struct lbl_terms *t, struct lbl_span text, uint32_t owner, struct lbl_error *err)
{
	struct lbl_buf hold = { 0 };
	struct lbl_span folded = fold_term(t, text, &hold);
	const char *last;
	int rc = 0;

	if (!folded.len) {
		rc = lbl_error_set(err, LBL_E_INPUT,
				   "a term must not be empty, nor begin or end with a blank");
		goto out;
	}
	last = lbl_words_before(folded.ptr + folded.len);
	t->terms = lbl_grow(t->terms, &t->cap_terms, t->n_terms + 1, sizeof *t->terms);
	t->terms[t->n_terms++] = (struct term){ .text = text,
						.owner = owner,
						.next = NO_TERM,
						.start = t->folded.len,
						.len = folded.len,
						.inner_first = is_inner(t, t->matcher, folded.ptr),
						.inner_last = is_inner(t, t->matcher, last) };
	t->first[(unsigned char)*folded.ptr] = true;
	lbl_buf_put(&t->folded, folded.ptr, folded.len);
out:
	lbl_buf_clear(&hold);
	return rc;
}

static void assign_columns(struct lbl_terms *t)
{
	t->columns = 1;
	for (size_t i = 0; i < t->folded.len; i++) {
		uint8_t *column = &t->column[(unsigned char)t->folded.data[i]];

		if (!*column)
			*column = (uint8_t)t->columns++;
	}
}

static uint32_t add_node(struct lbl_terms *t)
{
	size_t size = t->columns;

	t->moves = lbl_grow(t->moves, &t->cap_moves, (t->nodes + 1) * size, sizeof *t->moves);
	memset(t->moves + t->nodes * size, 0, size * sizeof *t->moves);
	return (uint32_t)t->nodes++;
}

/* Walks the term's bytes down from the root, making nodes; returns the last. */
static uint32_t add_path(struct lbl_terms *t, const struct term *term)
{
	uint32_t at = 0;

	for (size_t i = term->start; i < term->start + term->len; i++) {
		size_t move = (size_t)at * t->columns + t->column[(unsigned char)t->folded.data[i]];
		uint32_t to = t->moves[move];

		if (!to) {
			to = add_node(t);
			t->moves[move] = to;
		}
		at = to;
	}
	return at;
}

static void add_paths(struct lbl_terms *t)
{
	add_node(t);
	t->ends = lbl_alloc((t->folded.len + 1) * sizeof *t->ends);
	for (size_t i = 0; i <= t->folded.len; i++)
		t->ends[i] = NO_TERM;
	for (uint32_t i = 0; i < t->n_terms; i++) {
		uint32_t last = add_path(t, &t->terms[i]);

		t->terms[i].next = t->ends[last];
		t->ends[last] = i;
	}
}

/* Numbers of nodes become places of their rows, with HIT: what the search wants. */
static void seal_moves(struct lbl_terms *t)
{
	for (size_t i = 0; i < t->nodes * t->columns; i++) {
		uint32_t to = t->moves[i];

		t->moves[i] = to * t->columns | (t->ends[to] != NO_TERM ? HIT : 0);
	}
}

int lbl_terms_build(struct lbl_terms *t, struct lbl_error *err)
{
	assign_columns(t);
	if (t->n_terms >= NO_TERM || t->folded.len >= HIT / t->columns)
		return lbl_error_set(err, LBL_E_LIMIT, "too many terms on one field: %zu",
				     t->n_terms);
	add_paths(t);
	seal_moves(t);
	return 0;
}

/* The text that is searched, and who wants to know. */
struct search {
	const struct lbl_terms *t;
	struct lbl_matcher *m;
	const char *text;
	void (*hit)(void *ctx, const struct lbl_terms_hit *found);
	void *ctx;
};

/* The terms of a node, which end before `end`: do words begin and end there? */
static void try_terms(const struct search *s, uint32_t node, size_t start, size_t end)
{
	const struct lbl_terms *t = s->t;
	const struct term *term = &t->terms[t->ends[node]];
	unsigned behind = lbl_words_kind(t->words, s->m, s->text + end);
	struct lbl_terms_hit found = { .start = start, .len = end - start };

	/* Terms of one node are the same text but for case and blanks, and so are their ends. */
	if (behind & LBL_WORD_MARK || (term->inner_last && behind & LBL_WORD_INNER) ||
	    (term->inner_first && is_inner(t, s->m, lbl_words_before(s->text + start))))
		return;
	for (; term; term = term->next == NO_TERM ? NULL : &t->terms[term->next]) {
		found.owner = term->owner;
		found.term = term->text;
		s->hit(s->ctx, &found);
	}
}

static void walk_down(const struct search *s, uint32_t move, size_t start)
{
	const struct lbl_terms *t = s->t;

	/* The NUL behind the text is in no term: it ends every walk. */
	for (size_t i = start + 1; move; i++) {
		if (move & HIT)
			try_terms(s, (move & ~HIT) / t->columns, start, i);
		move = t->moves[(move & ~HIT) + t->column[(unsigned char)s->text[i]]];
	}
}

/*
 * The places in [from, to) where a term may begin: its first byte, and no word going on.
 * Without a branch: where words begin is what a processor cannot guess.
 */
static size_t find_starts(const struct lbl_terms *t, const unsigned char *text, size_t from,
			  size_t to, uint16_t starts[CHUNK])
{
	size_t n = 0;

	for (size_t i = from; i < to; i++) {
		starts[n] = (uint16_t)(i - from);
		n += t->first[text[i]] & !(t->inner[text[i]] & t->inner[text[i - 1]]);
	}
	return n;
}

void lbl_terms_find(const struct lbl_terms *t, struct lbl_matcher *m, struct lbl_span text,
		    struct lbl_buf *hold, void (*hit)(void *ctx, const struct lbl_terms_hit *found),
		    void *ctx)
{
	struct search s = { t, m, NULL, hit, ctx };
	uint16_t starts[CHUNK];
	const unsigned char *p;
	size_t end;

	lbl_fold(&t->folder, text, hold);
	s.text = hold->data;
	p = (const unsigned char *)s.text;
	end = hold->len - 1;
	for (size_t from = 1; from < end; from += CHUNK) {
		size_t n = find_starts(t, p, from, end - from < CHUNK ? end : from + CHUNK, starts);

		for (size_t i = 0; i < n; i++) {
			size_t at = from + starts[i];

			walk_down(&s, t->moves[t->column[p[at]]], at);
		}
	}
}
