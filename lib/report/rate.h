/* A rate as JSON has it: {"value","n","ci":[low,high]}. */
#ifndef LBL_REPORT_RATE_H
#define LBL_REPORT_RATE_H

#include <stdint.h>

#include "json/emit.h"

/*
 * lbl_rate_emit -- the member `name`: k of n, with Wilson's interval at 95 %.
 *
 *   reason  why value and ci are null, where n is 0; NULL: that is not told
 */
void lbl_rate_emit(struct lbl_emit *e, const char *name, uint64_t k, uint64_t n,
		   const char *reason);

#endif
