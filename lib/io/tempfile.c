/* Whole-or-nothing files; see io/tempfile.h. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "io/tempfile.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

#define LIVE_MAX 16   /* files under way at once in one program: output, rejects, manifest, … */
#define TRIES 100     /* names tried before a folder counts as unusable */
#define NAME_KEPT 200 /* bytes of the name that the temporary one keeps: 255 are possible */
#define LINKS_MAX 40  /* symbolic links followed, as Linux does */

struct lbl_tempfile {
	char *name; /* the place it shall take */
	char *temp;
	int fd;
	dev_t dev; /* of its folder */
	ino_t ino;
};

/* What a signal has to remove: the handler may read them at any moment. */
static struct lbl_tempfile *volatile live[LIVE_MAX];
static pthread_mutex_t live_lock = PTHREAD_MUTEX_INITIALIZER;

static void remove_live(void)
{
	for (size_t i = 0; i < LIVE_MAX; i++)
		if (live[i])
			unlink(live[i]->temp);
}

/*
 * The disposition changes when the files are gone: a signal that comes twice may reach another
 * thread meanwhile, which then does the same instead of ending the program too early.
 */
static void end_by(int signal_number)
{
	remove_live();
	signal(signal_number, SIG_DFL);
	raise(signal_number);
}

void lbl_tempfile_die(int signal_number)
{
	end_by(signal_number);
}

/* The signals that end a program and that it may catch. */
static const int ends[] = { SIGHUP, SIGINT, SIGTERM, SIGPIPE, SIGXFSZ };
#define N_ENDS (sizeof ends / sizeof *ends)

static void catch_ends(void)
{
	static bool caught;
	struct sigaction old, act = { .sa_handler = end_by };

	if (caught)
		return;
	caught = true;
	lbl_mem_last_act(remove_live);
	for (size_t i = 0; i < N_ENDS; i++)
		if (!sigaction(ends[i], NULL, &old) && old.sa_handler == SIG_DFL)
			sigaction(ends[i], &act, NULL);
}

static size_t folder_len(const char *name)
{
	const char *slash = strrchr(name, '/');

	return slash ? (size_t)(slash - name) + 1 : 0;
}

/* The folder that a name is in, as a path; free(3). */
static char *folder_of(const char *name)
{
	size_t dir = folder_len(name);

	return dir ? lbl_strndup(name, dir) : lbl_strdup(".");
}

static bool same_place(const struct lbl_tempfile *a, const struct lbl_tempfile *b)
{
	return a->dev == b->dev && a->ino == b->ino &&
	       strcmp(a->name + folder_len(a->name), b->name + folder_len(b->name)) == 0;
}

/* False where another file is under way to the same place. */
static bool enlist(struct lbl_tempfile *t)
{
	size_t at = LIVE_MAX;
	bool taken = false;

	pthread_mutex_lock(&live_lock);
	catch_ends();
	for (size_t i = LIVE_MAX; i-- > 0;) {
		if (!live[i])
			at = i;
		else if (same_place(live[i], t))
			taken = true;
	}
	if (at < LIVE_MAX)
		live[at] = t;
	pthread_mutex_unlock(&live_lock);
	return !taken;
}

static void delist(const struct lbl_tempfile *t)
{
	pthread_mutex_lock(&live_lock);
	for (size_t i = 0; i < LIVE_MAX; i++)
		if (live[i] == t)
			live[i] = NULL;
	pthread_mutex_unlock(&live_lock);
}

/* Where a symbolic link leads, in the folder that it is in; NULL: it is none. free(3). */
static char *follow(const char *name)
{
	char target[PATH_MAX];
	ssize_t n = readlink(name, target, sizeof target);
	struct lbl_buf b = { 0 };

	if (n <= 0 || (size_t)n == sizeof target)
		return NULL;
	if (target[0] != '/')
		lbl_buf_put(&b, name, folder_len(name));
	lbl_buf_put(&b, target, (size_t)n);
	lbl_buf_cstr(&b);
	return b.data;
}

/* The name past symbolic links; the last of them may lead to a file that is not there yet. */
static char *resolve(const char *name)
{
	char *place = realpath(name, NULL), *next;

	if (place)
		return place;
	place = lbl_strdup(name);
	for (int i = 0; i < LINKS_MAX && (next = follow(place)) != NULL; i++) {
		free(place);
		place = next;
	}
	return place;
}

static int create_beside(struct lbl_tempfile *t)
{
	size_t dir = folder_len(t->name);
	struct lbl_buf b = { 0 };

	for (int i = 0; i < TRIES; i++) {
		b.len = 0;
		lbl_buf_put(&b, t->name, dir);
		lbl_buf_printf(&b, ".%.*s.%ld-%d.tmp", NAME_KEPT, t->name + dir, (long)getpid(),
			       i);
		t->fd = open(lbl_buf_cstr(&b), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (t->fd >= 0 || errno != EEXIST)
			break;
	}
	t->temp = b.data;
	return t->fd < 0 ? -1 : 0;
}

static void free_tempfile(struct lbl_tempfile *t)
{
	free(t->name);
	free(t->temp);
	free(t);
}

static void find_folder(struct lbl_tempfile *t)
{
	char *folder = folder_of(t->name);
	struct stat st;

	if (!stat(folder, &st)) {
		t->dev = st.st_dev;
		t->ino = st.st_ino;
	}
	free(folder);
}

/* The signals that end a program wait; before: what to set the mask to again. */
static void hold_signals(sigset_t *before)
{
	sigset_t hold;

	sigemptyset(&hold);
	for (size_t i = 0; i < N_ENDS; i++)
		sigaddset(&hold, ends[i]);
	pthread_sigmask(SIG_BLOCK, &hold, before);
}

/* Creates the file and enlists it: no signal comes between. */
static int start(struct lbl_tempfile *t, const char *name, struct lbl_error *err)
{
	sigset_t before;
	int rc = 0;

	hold_signals(&before);
	if (create_beside(t)) {
		rc = lbl_error_set(err, LBL_E_IO, "cannot write a file beside %s: %s", name,
				   strerror(errno));
	} else if (!enlist(t)) {
		unlink(t->temp);
		close(t->fd);
		rc = lbl_error_set(err, LBL_E_USAGE,
				   "%s is to be written twice: one would be lost", name);
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return rc;
}

struct lbl_tempfile *lbl_tempfile_open(const char *name, int *fd, struct lbl_error *err)
{
	struct lbl_tempfile *t = lbl_alloc_zero(1, sizeof *t);
	struct stat st;

	t->name = resolve(name);
	find_folder(t);
	if (start(t, name, err)) {
		free_tempfile(t);
		return NULL;
	}
	if (!stat(t->name, &st) && fchmod(t->fd, st.st_mode & 07777)) {
		lbl_error_set(err, LBL_E_IO, "cannot keep the mode of %s: %s", name,
			      strerror(errno));
		lbl_tempfile_abandon(t);
		return NULL;
	}
	*fd = t->fd;
	return t;
}

int lbl_tempfile_nameless(struct lbl_error *err)
{
	const char *given = getenv("TMPDIR"), *folder = given && *given ? given : "/tmp";
	struct lbl_buf name = { 0 };
	sigset_t before;
	int fd = -1;

	hold_signals(&before);
	for (int i = 0; i < TRIES; i++) {
		name.len = 0;
		lbl_buf_printf(&name, "%s/.lbl.%ld-%d.tmp", folder, (long)getpid(), i);
		fd = open(lbl_buf_cstr(&name), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
		if (fd >= 0 || errno != EEXIST)
			break;
	}
	if (fd < 0)
		lbl_error_set(err, LBL_E_IO, "cannot make a temporary file in %s: %s", folder,
			      strerror(errno));
	else if (unlink(lbl_buf_cstr(&name))) {
		lbl_error_set(err, LBL_E_IO, "%s: cannot take its name away: %s",
			      lbl_buf_cstr(&name), strerror(errno));
		close(fd);
		fd = -1;
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	lbl_buf_clear(&name);
	return fd;
}

/* Some file systems cannot sync; that is no failure to write. */
static int sync_fd(int fd)
{
	return fsync(fd) && errno != EINVAL && errno != ENOTSUP && errno != EROFS ? -1 : 0;
}

static void sync_folder(const char *name)
{
	char *path = folder_of(name);
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		fsync(fd); /* the file itself is safe: this only hastens its name */
		close(fd);
	}
	free(path);
}

static int cannot_write(const struct lbl_tempfile *t, struct lbl_error *err)
{
	return lbl_error_set(err, LBL_E_IO, "cannot write %s: %s", t->name, strerror(errno));
}

int lbl_tempfile_sync(struct lbl_tempfile *t, struct lbl_error *err)
{
	int fd = t->fd;
	int bad = sync_fd(fd);

	t->fd = -1;
	return close(fd) || bad ? cannot_write(t, err) : 0;
}

int lbl_tempfile_commit(struct lbl_tempfile *t, struct lbl_error *err)
{
	if (rename(t->temp, t->name)) {
		cannot_write(t, err);
		lbl_tempfile_abandon(t);
		return -1;
	}
	delist(t);
	sync_folder(t->name);
	free_tempfile(t);
	return 0;
}

void lbl_tempfile_abandon(struct lbl_tempfile *t)
{
	if (t->fd >= 0)
		close(t->fd);
	unlink(t->temp);
	delist(t);
	free_tempfile(t);
}
