/* Figures for people; see report/units.h. JSON has the exact ones. */
#include "report/units.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/time.h"

#define GROUP_SPACE "\xE2\x80\xAF" /* U+202F */

/* A larger unit and the smaller one beside it; `most` is the first duration that is too long. */
static const struct {
	double most_s;
	uint64_t unit_s, part_s;
	char unit, part;
} spans[] = {
	{ 3600, 60, 1, 'm', 's' },
	{ 86400, 3600, 60, 'h', 'm' },
	{ INFINITY, 86400, 3600, 'd', 'h' },
};

void lbl_duration_text(double ms, char out[LBL_UNITS_MAX])
{
	size_t i = 0;

	if (isnan(ms)) {
		strcpy(out, "-");
	} else if (ms < 999.5) {
		snprintf(out, LBL_UNITS_MAX, "%.0f ms", ms);
	} else if (ms < 59950) {
		snprintf(out, LBL_UNITS_MAX, "%.1f s", ms / 1000);
	} else {
		uint64_t s = (uint64_t)(ms / 1000 + 0.5);

		while ((double)s >= spans[i].most_s)
			i++;
		snprintf(out, LBL_UNITS_MAX, "%" PRIu64 "%c %02" PRIu64 "%c", s / spans[i].unit_s,
			 spans[i].unit, s % spans[i].unit_s / spans[i].part_s, spans[i].part);
	}
}

void lbl_minute_text(int64_t ms, char out[LBL_UNITS_MAX])
{
	char text[LBL_TIME_MAX];

	lbl_time_format(ms, text);
	snprintf(out, LBL_UNITS_MAX, "%.10s %.5s", text, text + 11);
}

void lbl_percent_text(double share, char out[LBL_UNITS_MAX])
{
	if (isnan(share))
		strcpy(out, "-");
	else
		snprintf(out, LBL_UNITS_MAX, "%.1f %%", 100 * share);
}

void lbl_count_text(uint64_t n, char out[LBL_UNITS_MAX])
{
	char digits[LBL_UNITS_MAX];
	int len = snprintf(digits, sizeof digits, "%" PRIu64, n);
	char *to = out;

	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0) {
			memcpy(to, GROUP_SPACE, 3);
			to += 3;
		}
		*to++ = digits[i];
	}
	*to = 0;
}
