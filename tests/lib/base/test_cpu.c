/* base/cpu: the count is what nproc(1) says. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>

#include "base/cpu.h"
#include "suite.h"

START_TEST(count_is_that_of_nproc)
{
	FILE *p = popen("nproc", "r");
	unsigned n = 0;

	ck_assert_ptr_nonnull(p);
	ck_assert_int_eq(fscanf(p, "%u", &n), 1);
	pclose(p);
	ck_assert_uint_eq(lbl_cpu_count(), n);
}
END_TEST

SUITE("base/cpu", count_is_that_of_nproc)
