/* Small drawings within a line of text: inline SVG that takes its colours from the page. */
#ifndef LBL_REPORT_SVG_H
#define LBL_REPORT_SVG_H

#include "base/buf.h"

/* The numbers stand beside the drawings, so that these are hidden from readers of screens. */

/* lbl_svg_bar -- a bar of `share` in [0, 1] of the width; nothing for NAN. */
void lbl_svg_bar(struct lbl_buf *out, double share);

/* lbl_svg_interval -- a line from low to high with a mark at value, all in [0, 1]. */
void lbl_svg_interval(struct lbl_buf *out, double value, double low, double high);

#endif
