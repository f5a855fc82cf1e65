/*
 * lines: numbers go to threads by runs; when as many runs as fit one round are made, they are
 * written one after the other. What a line says is the caller's.
 */
#include "report/lines.h"

#include <stdlib.h>

#include "base/crew.h"
#include "base/mem.h"

#define RUN_LINES   256
#define RUNS_A_HEAD 8 /* of a thread, in a round: none waits long for the slowest */

/* The lines of one run. */
struct run {
	struct lbl_buf out[LBL_LINES_OUTPUTS];
};

struct round {
	const struct lbl_lines *lines;
	struct run *runs;
	size_t first, n; /* numbers */
};

struct worker {
	struct round *round;
	void *state;
};

static void make_run(void *worker, size_t number)
{
	struct worker *w = worker;
	const struct round *r = w->round;
	size_t i = r->first + number * RUN_LINES, end = i + RUN_LINES;

	for (end = end < r->first + r->n ? end : r->first + r->n; i < end; i++)
		r->lines->line(w->state, i, r->runs[number].out);
}

static int write_run(struct run *run, struct lbl_output *const out[LBL_LINES_OUTPUTS],
		     struct lbl_error *err)
{
	int rc = 0;

	for (size_t k = 0; k < LBL_LINES_OUTPUTS; k++) {
		if (!rc && out[k] && run->out[k].len)
			rc = lbl_output_write(out[k], run->out[k].data, run->out[k].len, err);
		run->out[k].len = 0;
	}
	return rc;
}

int lbl_lines_write(const struct lbl_lines *l, size_t n, unsigned threads,
		    struct lbl_output *const out[LBL_LINES_OUTPUTS], struct lbl_error *err)
{
	size_t n_threads = threads ? threads : 1, n_runs = n_threads * RUNS_A_HEAD;
	struct round round = { .lines = l, .runs = lbl_alloc_zero(n_runs, sizeof *round.runs) };
	struct worker *workers = lbl_alloc_zero(n_threads, sizeof *workers);
	void **states = lbl_alloc_zero(n_threads, sizeof *states);
	int rc = 0;

	for (size_t i = 0; i < n_threads; i++) {
		workers[i] = (struct worker){ &round, l->open(l->ctx) };
		states[i] = &workers[i];
	}
	for (; !rc && round.first < n; round.first += round.n) {
		size_t left = n - round.first, runs;

		round.n = left < n_runs * RUN_LINES ? left : n_runs * RUN_LINES;
		runs = (round.n + RUN_LINES - 1) / RUN_LINES;
		lbl_crew_run(make_run, runs, states, (unsigned)n_threads);
		for (size_t i = 0; !rc && i < runs; i++)
			rc = write_run(&round.runs[i], out, err);
	}
	for (size_t i = 0; i < n_threads; i++)
		l->close(l->ctx, workers[i].state);
	for (size_t i = 0; i < n_runs; i++)
		for (size_t k = 0; k < LBL_LINES_OUTPUTS; k++)
			lbl_buf_clear(&round.runs[i].out[k]);
	free(round.runs);
	free(workers);
	free(states);
	return rc;
}
