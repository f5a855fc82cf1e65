/* Progress on stderr: bytes, records, rate and time left, in place, now and then. */
#ifndef LBL_CLI_PROGRESS_H
#define LBL_CLI_PROGRESS_H

#include <stdint.h>

#define LBL_PROGRESS_ARG "auto|always|never"

struct lbl_progress; /* NULL where none shall be shown */

/* lbl_progress_new -- mode: index into LBL_PROGRESS_ARG; auto: a terminal, after a second. */
struct lbl_progress *lbl_progress_new(const char *program, int mode);
void lbl_progress_show(struct lbl_progress *p, uint64_t bytes, uint64_t total_bytes,
		       uint64_t records);
/* lbl_progress_end -- clears the line and frees; p may be NULL. */
void lbl_progress_end(struct lbl_progress *p);

#endif
