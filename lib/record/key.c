/* Keys and strata; see record/key.h. */
#include "record/key.h"

#include "json/text.h"
#include "json/walk.h"
#include "record/label.h"

static bool is_there(struct lbl_span raw)
{
	enum lbl_type type = lbl_type_of(raw);

	return type != LBL_ABSENT && type != LBL_NULL;
}

struct lbl_span lbl_key_record(const struct lbl_line *line)
{
	return (struct lbl_span){ line->open, (size_t)(line->close - line->open) + 1 };
}

struct lbl_span lbl_key_text(const struct lbl_line *line, struct lbl_span raw, struct lbl_buf *hold)
{
	if (!is_there(raw))
		return lbl_key_record(line);
	if (lbl_type_of(raw) != LBL_STRING)
		return raw;
	hold->len = 0;
	return lbl_text_decode(raw, hold);
}

struct lbl_span lbl_key_stratum(struct lbl_span raw, struct lbl_buf *hold, struct lbl_buf *name)
{
	name->len = 0;
	if (is_there(raw)) {
		hold->len = 0;
		if (lbl_shape_of(raw) == LBL_SHAPE_CLASS)
			raw = lbl_class_text(raw, hold);
		lbl_buf_putc(name, '=');
		lbl_buf_put(name, raw.ptr, raw.len);
	}
	return lbl_buf_span(name);
}
