/* The progress line; see cli/progress.h. */
#include "cli/progress.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/time.h"

enum mode { MODE_AUTO, MODE_ALWAYS, MODE_NEVER };

#define SECOND_NS 1000000000ULL
#define PAUSE_NS (SECOND_NS / 5) /* between two showings */

struct lbl_progress {
	const char *program;
	uint64_t start_ns, next_ns;
	bool shown;
};

struct lbl_progress *lbl_progress_new(const char *program, int mode)
{
	struct lbl_progress *p;

	if (mode == MODE_NEVER || (mode == MODE_AUTO && !isatty(STDERR_FILENO)))
		return NULL;
	p = lbl_alloc_zero(1, sizeof *p);
	p->program = program;
	p->start_ns = lbl_time_steady_ns();
	p->next_ns = p->start_ns + (mode == MODE_AUTO ? SECOND_NS : 0);
	return p;
}

static void show_left(double seconds, uint64_t bytes, uint64_t total)
{
	if (!total || !bytes || bytes > total)
		return;
	fprintf(stderr, ", %.0f %%, %.0f s left", 100.0 * (double)bytes / (double)total,
		seconds * (double)(total - bytes) / (double)bytes);
}

void lbl_progress_show(struct lbl_progress *p, uint64_t bytes, uint64_t total_bytes,
		       uint64_t records)
{
	uint64_t now = lbl_time_steady_ns();
	double seconds = (double)(now - p->start_ns) / (double)SECOND_NS;
	double mb = (double)bytes / 1e6;

	if (now < p->next_ns)
		return;
	p->next_ns = now + PAUSE_NS;
	p->shown = true;
	fprintf(stderr, "\r\033[K%s: %.1f MB, %llu records, %.0f MB/s", p->program, mb,
		(unsigned long long)records, seconds > 0 ? mb / seconds : 0.0);
	show_left(seconds, bytes, total_bytes);
	fflush(stderr);
}

void lbl_progress_end(struct lbl_progress *p)
{
	if (p && p->shown)
		fputs("\r\033[K", stderr);
	free(p);
}
