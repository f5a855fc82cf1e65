/* --stats: one JSON line a run, appended in one write. */
#ifndef LBL_CLI_STATS_H
#define LBL_CLI_STATS_H

#include "base/error.h"
#include "cli/program.h"

/* lbl_stats_open -- opens the file that --stats names: early, so that it is known to be there. */
int lbl_stats_open(struct lbl_run *run, struct lbl_error *err);

/*
 * lbl_stats_append -- one line:
 * {"program","version","in","out","rejected","retried","status","seconds","start"}.
 * Nothing where no file is open; closes it.
 */
int lbl_stats_append(struct lbl_run *run, int status, struct lbl_error *err);

#endif
