/* Opening and closing a run's outputs as one; see cli/outputs.h. */
#include "cli/outputs.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/stats.h"

static bool is_dash(const char *name)
{
	return strcmp(name, "-") == 0;
}

static bool is_file(const char *name, const struct stat *file)
{
	struct stat st;
	int bad = is_dash(name) ? fstat(STDIN_FILENO, &st) : stat(name, &st);

	return !bad && st.st_dev == file->st_dev && st.st_ino == file->st_ino;
}

/* The name among these that is this file, or NULL. */
static const char *find_file(const struct lbl_list *names, const struct stat *file)
{
	for (size_t i = 0; i < names->n; i++)
		if (is_file(names->v[i], file))
			return is_dash(names->v[i]) ? "<stdin>" : names->v[i];
	return NULL;
}

static const char *find_operand(const struct lbl_run *run, const struct stat *file)
{
	if (!run->files.n)
		return is_file("-", file) ? "<stdin>" : NULL;
	return find_file(&run->files, file);
}

/* Reading what is being appended would never end; what is replaced would be lost. */
static int refuse_stdout(const struct lbl_run *run, struct lbl_error *err)
{
	struct stat out;
	const char *name;

	if (fstat(STDOUT_FILENO, &out) || !S_ISREG(out.st_mode))
		return 0;
	name = find_operand(run, &out);
	if (!name)
		name = find_file(&run->reads, &out);
	if (!name)
		return 0;
	return lbl_error_set(err, LBL_E_USAGE, "%s is input and standard output at once", name);
}

static int refuse_read(const struct lbl_run *run, const char *option, const char *name,
		       bool operands, struct lbl_error *err)
{
	struct stat st;

	if (stat(name, &st) || !S_ISREG(st.st_mode))
		return 0;
	if (find_file(&run->reads, &st) || (operands && find_operand(run, &st)))
		return lbl_error_set(err, LBL_E_USAGE, "--%s: %s is read by this run", option,
				     name);
	return 0;
}

/* What a side output may not be. */
static int check_side(const struct lbl_run *run, const char *option, const char *name,
		      struct lbl_error *err)
{
	struct stat out, st;

	if (!*name || is_dash(name))
		return lbl_error_set(err, LBL_E_USAGE, "--%s takes a file, not '%s'", option, name);
	if (!fstat(STDOUT_FILENO, &out) && S_ISREG(out.st_mode) && is_file(name, &out))
		return lbl_error_set(err, LBL_E_USAGE, "--%s: %s is standard output already",
				     option, name);
	if (run->common.output && !stat(run->common.output, &st) && S_ISREG(st.st_mode) &&
	    is_file(name, &st))
		return lbl_error_set(err, LBL_E_USAGE,
				     "%s is to be written twice: one would be lost", name);
	return refuse_read(run, option, name, true, err);
}

struct lbl_output *lbl_run_side(struct lbl_run *run, const char *option, const char *name,
				struct lbl_error *err)
{
	struct lbl_output *out;

	if (check_side(run, option, name, err))
		return NULL;
	out = lbl_output_open(name, err);
	if (out)
		run->sides[run->n_sides++] = out;
	return out;
}

int lbl_outputs_open(struct lbl_run *run, struct lbl_error *err)
{
	const struct lbl_common *c = &run->common;
	bool to_stdout = !c->output || is_dash(c->output);

	if (c->output && !*c->output)
		return lbl_error_set(err, LBL_E_USAGE, "--output takes a file, not ''");
	if (to_stdout ? refuse_stdout(run, err)
		      : refuse_read(run, "output", c->output, false, err))
		return -1;
	run->out = lbl_output_open(c->output, err);
	if (!run->out)
		return -1;
	if (c->stats && (check_side(run, "stats", c->stats, err) || lbl_stats_open(run, err)))
		return -1;
	if (!c->reject)
		return 0;
	run->reject = lbl_run_side(run, "reject", c->reject, err);
	return run->reject ? 0 : -1;
}

/* All that can fail for want of room does so here, while nothing has taken its place yet. */
static int settle(struct lbl_run *run, struct lbl_error *err)
{
	for (size_t i = 0; i < run->n_sides; i++)
		if (lbl_output_settle(run->sides[i], err))
			return -1;
	return run->out ? lbl_output_settle(run->out, err) : 0;
}

static int close_all(struct lbl_run *run, int status)
{
	struct lbl_error err = { 0 };

	for (size_t i = 0; i <= run->n_sides; i++) {
		struct lbl_output *out = i < run->n_sides ? run->sides[i] : run->out;

		if (status == LBL_EXIT_TROUBLE) {
			lbl_output_abandon(out);
		} else if (lbl_output_close(out, &err)) {
			lbl_run_error(run, &err);
			status = LBL_EXIT_TROUBLE;
		}
	}
	run->n_sides = 0;
	run->out = run->reject = NULL;
	return status;
}

int lbl_outputs_close(struct lbl_run *run, int status)
{
	struct lbl_error err = { 0 };

	if (status != LBL_EXIT_TROUBLE && settle(run, &err)) {
		lbl_run_error(run, &err);
		status = LBL_EXIT_TROUBLE;
	}
	if (lbl_stats_append(run, status, &err)) {
		lbl_run_error(run, &err);
		status = LBL_EXIT_TROUBLE;
	}
	return close_all(run, status);
}
