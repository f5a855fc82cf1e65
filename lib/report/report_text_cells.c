/* Headings and cells that both files of a report's text write; see report/report_text.h. */
#include <inttypes.h>
#include <math.h>

#include "report/report_text.h"
#include "report/units.h"

void lbl_text_head(struct lbl_buf *out, const char *heading)
{
	lbl_buf_printf(out, "\n%s\n\n", heading);
}

void lbl_text_table(struct lbl_table *t, struct lbl_buf *out)
{
	lbl_table_write(t, LBL_REPORT_WIDTH, out);
	lbl_table_clear(t);
}

void lbl_cell_number(struct lbl_table *t, double v, int decimals)
{
	if (isnan(v))
		lbl_table_cell(t, "-");
	else
		lbl_table_cell(t, "%.*f", decimals, v);
}

void lbl_cell_percent(struct lbl_table *t, double share)
{
	char text[LBL_UNITS_MAX];

	lbl_percent_text(share, text);
	lbl_table_cell(t, "%s", text);
}

void lbl_cell_count(struct lbl_table *t, uint64_t n, bool hidden)
{
	if (hidden)
		lbl_table_cell(t, "-");
	else
		lbl_table_cell(t, "%" PRIu64, n);
}
