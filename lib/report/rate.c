/* Rates in JSON; see report/rate.h. */
#include "report/rate.h"

#include "stat/intervals.h"

void lbl_rate_emit(struct lbl_emit *e, const char *name, uint64_t k, uint64_t n,
		   const char *reason)
{
	struct lbl_rate rate;

	lbl_wilson(k, n, LBL_Z95, &rate);
	lbl_emit_key(e, name);
	lbl_emit_object(e);
	lbl_emit_key(e, "value");
	lbl_emit_num(e, rate.value);
	lbl_emit_count(e, "n", n);
	lbl_emit_key(e, "ci");
	if (n) {
		lbl_emit_array(e);
		lbl_emit_num(e, rate.low);
		lbl_emit_num(e, rate.high);
		lbl_emit_array_end(e);
	} else {
		lbl_emit_null(e);
	}
	if (!n && reason) {
		lbl_emit_key(e, "reason");
		lbl_emit_string(e, reason);
	}
	lbl_emit_object_end(e);
}
