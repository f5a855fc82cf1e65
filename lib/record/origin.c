/* Origins of judgments; see record/origin.h. */
#include "record/origin.h"

#include "json/text.h"
#include "json/walk.h"

static const char *const names[LBL_ORIGINS] = {
	[LBL_ORIGIN_HUMAN] = "human",
	[LBL_ORIGIN_RULE] = "rule",
	[LBL_ORIGIN_MODEL] = "model",
	[LBL_ORIGIN_OTHER] = "other",
};

enum lbl_origin lbl_origin_of(struct lbl_span raw)
{
	enum lbl_type type = lbl_type_of(raw);

	if (type == LBL_ABSENT || type == LBL_NULL)
		return LBL_ORIGIN_HUMAN;
	if (type == LBL_STRING)
		for (int o = 0; o < LBL_ORIGIN_OTHER; o++)
			if (lbl_text_is(raw, names[o]))
				return (enum lbl_origin)o;
	return LBL_ORIGIN_OTHER;
}

const char *lbl_origin_name(enum lbl_origin o)
{
	return names[o];
}

enum lbl_origin lbl_origin_named(const char *name)
{
	int o = 0;

	while (o < LBL_ORIGINS && strcmp(names[o], name))
		o++;
	return (enum lbl_origin)o;
}
