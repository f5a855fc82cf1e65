/* base/crew: each task is done once, whatever the number of threads. */
#include <stdint.h>

#include "base/crew.h"
#include "suite.h"

#define TASKS 1000

static unsigned char done[TASKS]; /* each task has its own byte, so nobody shares one */

static void mark(void *state, size_t number)
{
	done[number]++;
	++*(uint64_t *)state;
}

START_TEST(each_task_is_done_once)
{
	for (unsigned n = 1; n <= 5; n++) {
		uint64_t counts[5] = { 0 }, sum = 0;
		void *states[5];

		memset(done, 0, sizeof done);
		for (unsigned i = 0; i < n; i++)
			states[i] = &counts[i];
		lbl_crew_run(mark, TASKS, states, n);
		for (size_t i = 0; i < TASKS; i++)
			ck_assert_uint_eq(done[i], 1);
		for (unsigned i = 0; i < n; i++)
			sum += counts[i];
		ck_assert_uint_eq(sum, TASKS);
	}
}
END_TEST

START_TEST(no_task)
{
	uint64_t count = 0;
	void *state = &count;

	lbl_crew_run(mark, 0, &state, 1);
	ck_assert_uint_eq(count, 0);
}
END_TEST

SUITE("base/crew", each_task_is_done_once, no_task)
