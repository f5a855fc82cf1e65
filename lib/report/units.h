/* Figures in words for people: durations and times, short. */
#ifndef LBL_REPORT_UNITS_H
#define LBL_REPORT_UNITS_H

#include <stdint.h>

#define LBL_UNITS_MAX 48 /* bytes of a formatted figure, with a NUL */

/* lbl_duration_text -- "850 ms", "5.4 s", "12m 05s", "3h 02m", "2d 04h"; "-" for NAN. */
void lbl_duration_text(double ms, char out[LBL_UNITS_MAX]);

/* lbl_minute_text -- "2026-03-04 05:06", UTC. */
void lbl_minute_text(int64_t ms, char out[LBL_UNITS_MAX]);

/* lbl_percent_text -- "45.0 %"; "-" for NAN. */
void lbl_percent_text(double share, char out[LBL_UNITS_MAX]);

/* lbl_count_text -- 1234567 with narrow no-break spaces between groups of three digits. */
void lbl_count_text(uint64_t n, char out[LBL_UNITS_MAX]);

#endif
