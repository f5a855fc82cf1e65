/* A crew: tasks by number, done by several threads, each with a state of its own. */
#ifndef LBL_BASE_CREW_H
#define LBL_BASE_CREW_H

#include <stddef.h>

/*
 * lbl_crew_run -- calls task once for each number below n_tasks, in any order; returns when all
 * are done.
 *
 *   states  n_states >= 1 of them, one a thread; the first is the caller's own thread, and where
 *           no thread can be started, it does all the work; borrowed
 */
void lbl_crew_run(void (*task)(void *state, size_t number), size_t n_tasks, void *const *states,
		  unsigned n_states);

#endif
