/*
 * Files that appear whole or not at all: written beside their place, renamed
 * when complete. What a signal ends is removed on the way out.
 */
#ifndef LBL_IO_TEMPFILE_H
#define LBL_IO_TEMPFILE_H

#include "base/error.h"

struct lbl_tempfile;

/*
 * lbl_tempfile_open -- starts a file that shall become `name`.
 *
 *   fd  open for writing; closed by sync and abandon
 *
 * A symbolic link is followed, an old file's mode is kept. NULL with err on failure:
 * LBL_E_USAGE where another file of this program is under way to the same place.
 */
struct lbl_tempfile *lbl_tempfile_open(const char *name, int *fd, struct lbl_error *err);

/* lbl_tempfile_sync -- its bytes are on disk and it is closed: before commit. 0 or -1. */
int lbl_tempfile_sync(struct lbl_tempfile *t, struct lbl_error *err);

/* lbl_tempfile_commit -- renames, syncs the folder; frees. 0, or -1: nothing is left. */
int lbl_tempfile_commit(struct lbl_tempfile *t, struct lbl_error *err);

/* lbl_tempfile_abandon -- closes and removes; frees. */
void lbl_tempfile_abandon(struct lbl_tempfile *t);

/*
 * lbl_tempfile_nameless -- a descriptor (close(2)) of a new, empty file to write and read, in the
 * folder that TMPDIR names, else in /tmp. Its name is gone already, so that the file goes with
 * the program, however that ends. -1 with LBL_E_IO on failure.
 */
int lbl_tempfile_nameless(struct lbl_error *err);

/* lbl_tempfile_die -- removes what is under way, then ends the program as the signal does. */
void lbl_tempfile_die(int signal_number);

#endif
