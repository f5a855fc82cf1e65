/* Ranges of code points for report/width.c alone. */
#ifndef LBL_REPORT_WIDTH_RANGES_H
#define LBL_REPORT_WIDTH_RANGES_H

#include <stddef.h>
#include <stdint.h>

/* Both ends belong to the range; ranges ascend and do not touch. */
struct lbl_width_range {
	uint32_t first, last;
};

extern const struct lbl_width_range lbl_width_zero[], lbl_width_wide[];
extern const size_t lbl_width_zero_n, lbl_width_wide_n;

#endif
