/* Bars and intervals as inline SVG; see report/svg.h. Colours are html_style.c's. */
#include "report/svg.h"

#include <math.h>

void lbl_svg_bar(struct lbl_buf *out, double share)
{
	if (isnan(share))
		return;
	lbl_buf_printf(out,
		       "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" "
		       "aria-hidden=\"true\"><rect width=\"%.1f\" height=\"8\"/></svg>",
		       100 * share);
}

void lbl_svg_interval(struct lbl_buf *out, double value, double low, double high)
{
	if (isnan(value))
		return;
	lbl_buf_printf(out,
		       "<svg class=\"ci\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" "
		       "aria-hidden=\"true\"><rect x=\"%.1f\" y=\"3\" width=\"%.1f\" height=\"2\"/>"
		       "<rect x=\"%.1f\" width=\"2\" height=\"8\"/></svg>",
		       100 * low, 100 * (high - low), 98 * value);
}
