/* Threads that take tasks from a counter; see base/crew.h. */
#include "base/crew.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/mem.h"

struct crew {
	void (*task)(void *state, size_t number);
	size_t n_tasks;
	atomic_size_t next;
};

struct member {
	struct crew *crew;
	void *state;
	pthread_t thread;
};

static void *run_member(void *arg)
{
	struct member *m = arg;
	size_t i;

	while ((i = atomic_fetch_add(&m->crew->next, 1)) < m->crew->n_tasks)
		m->crew->task(m->state, i);
	return NULL;
}

void lbl_crew_run(void (*task)(void *state, size_t number), size_t n_tasks, void *const *states,
		  unsigned n_states)
{
	struct crew crew = { .task = task, .n_tasks = n_tasks };
	struct member *m = lbl_alloc_zero(n_states, sizeof *m);
	unsigned started = 1;

	for (unsigned i = 0; i < n_states; i++)
		m[i] = (struct member){ .crew = &crew, .state = states[i] };
	while (started < n_states &&
	       !pthread_create(&m[started].thread, NULL, run_member, &m[started]))
		started++;
	run_member(&m[0]);
	for (unsigned i = 1; i < started; i++)
		pthread_join(m[i].thread, NULL);
	free(m);
}
