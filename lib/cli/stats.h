/* --stats: one JSON line a run, appended in one write. */
#ifndef LBL_CLI_STATS_H
#define LBL_CLI_STATS_H

#include "base/error.h"
#include "cli/program.h"

/*
 * lbl_stats_append -- one line:
 * {"program","version","in","out","rejected","retried","status","seconds","start"}.
 */
int lbl_stats_append(const struct lbl_run *run, int status, struct lbl_error *err);

#endif
