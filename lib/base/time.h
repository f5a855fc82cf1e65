/* Times: RFC 3339 in and out, milliseconds since 1970-01-01T00:00:00Z within. */
#ifndef LBL_BASE_TIME_H
#define LBL_BASE_TIME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/span.h"

#define LBL_TIME_MAX 32 /* bytes of a formatted time, with a NUL */

/* lbl_time_parse -- RFC 3339 date-time (offset required; leap second 60 read as 59.999). */
bool lbl_time_parse(struct lbl_span text, int64_t *ms);

/* lbl_time_format -- "2026-03-04T05:06:07Z", with ".089" only when there are milliseconds. */
void lbl_time_format(int64_t ms, char out[LBL_TIME_MAX]);

/* lbl_time_now -- the clock, or SOURCE_DATE_EPOCH (seconds) where set; -1: that is no number. */
int lbl_time_now(int64_t *ms, struct lbl_error *err);

/* lbl_time_steady_ns -- nanoseconds of a clock that never jumps, for measuring. */
uint64_t lbl_time_steady_ns(void);

#endif
