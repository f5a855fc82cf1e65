/* Lines in order, whatever the number of threads. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../suite.h"
#include "base/mem.h"
#include "report/lines.h"

struct counter {
	size_t lines, states;
};

static void *open_state(void *ctx)
{
	size_t *n = lbl_alloc_zero(1, sizeof *n);

	((struct counter *)ctx)->states++;
	return n;
}

/* Every third goes to the second output. */
static void make_line(void *worker, size_t number, struct lbl_buf out[LBL_LINES_OUTPUTS])
{
	++*(size_t *)worker;
	lbl_buf_printf(&out[number % 3 == 0], "%zu\n", number);
}

static void close_state(void *ctx, void *worker)
{
	((struct counter *)ctx)->lines += *(size_t *)worker;
	free(worker);
}

static void check_file(const char *name, size_t n, bool thirds)
{
	FILE *f = fopen(name, "r");
	size_t want = thirds ? 0 : 1, got;

	ck_assert_ptr_nonnull(f);
	while (fscanf(f, "%zu", &got) == 1) {
		ck_assert_uint_eq(got, want);
		want += thirds ? 3 : want % 3 == 1 ? 1 : 2;
	}
	ck_assert_uint_ge(want, n);
	fclose(f);
	unlink(name);
}

static void write_all(size_t n, unsigned threads)
{
	char names[2][64];
	struct lbl_output *out[2];
	struct lbl_error err = { 0 };
	struct counter counter = { 0 };
	const struct lbl_lines lines = { &counter, open_state, make_line, close_state };

	for (int i = 0; i < 2; i++) {
		snprintf(names[i], sizeof names[i], "/tmp/test_lines.%ld.%d", (long)getpid(), i);
		out[i] = lbl_output_open(names[i], &err);
		ck_assert_ptr_nonnull(out[i]);
	}
	ck_assert_int_eq(lbl_lines_write(&lines, n, threads, out, &err), 0);
	for (int i = 0; i < 2; i++)
		ck_assert_int_eq(lbl_output_close(out[i], &err), 0);
	check_file(names[0], n, false);
	check_file(names[1], n, true);
	ck_assert(counter.lines == n && counter.states == (threads ? threads : 1));
}

START_TEST(in_order)
{
	static const size_t sizes[] = { 0, 1, 255, 256, 257, 4096, 10001 };

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		for (unsigned threads = 0; threads < 4; threads++)
			write_all(sizes[i], threads);
}
END_TEST

/* A full disk: the first failure ends it. */
START_TEST(failing)
{
	struct lbl_error err = { 0 };
	struct counter counter = { 0 };
	struct lbl_output *full = lbl_output_open("/dev/full", &err), *out[2] = { full, full };
	const struct lbl_lines lines = { &counter, open_state, make_line, close_state };

	ck_assert_ptr_nonnull(full);
	ck_assert_int_eq(lbl_lines_write(&lines, 1000000, 2, out, &err), -1);
	ck_assert_int_eq(err.code, LBL_E_IO);
	ck_assert_uint_lt(counter.lines, 1000000);
	lbl_output_abandon(full);
}
END_TEST

SUITE("report/lines", in_order, failing)
