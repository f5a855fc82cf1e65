/*
 * The outputs of a run: the result, and what stands beside it (rejects, a
 * manifest, findings, the statistics file). They appear together or not at all,
 * and never where the run still reads.
 */
#ifndef LBL_CLI_OUTPUTS_H
#define LBL_CLI_OUTPUTS_H

#include "base/error.h"
#include "cli/program.h"

/*
 * lbl_outputs_open -- the result and what the common options name beside it.
 *
 * Returns 0, or -1 with err: LBL_E_USAGE where a name is read by this run or is standard
 * output already, else LBL_E_IO. The result alone may take the place of an operand.
 */
int lbl_outputs_open(struct lbl_run *run, struct lbl_error *err);

/*
 * lbl_outputs_close -- everything is flushed and synced, then the statistics line is
 * appended, then the files take their places; with a status of 2, or where any of that
 * fails, none of them does. Returns the status to end with.
 */
int lbl_outputs_close(struct lbl_run *run, int status);

#endif
