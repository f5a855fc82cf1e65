/* How much of somebody's text a message shows. */
#ifndef LBL_TABLE_CLIP_H
#define LBL_TABLE_CLIP_H

#include "base/buf.h"
#include "base/span.h"
#include "json/text.h"

#define LBL_CLIP_BYTES 100

/* lbl_clip -- at most LBL_CLIP_BYTES of UTF-8 text, cut between characters. */
static inline struct lbl_span lbl_clip(struct lbl_span text)
{
	size_t n = LBL_CLIP_BYTES;

	if (text.len <= n)
		return text;
	while (n && ((unsigned char)text.ptr[n] & 0xC0) == 0x80)
		n--;
	return (struct lbl_span){ text.ptr, n };
}

/* lbl_clip_quote -- appends it as a JSON string, so that a message stays one line. */
static inline void lbl_clip_quote(struct lbl_buf *out, struct lbl_span text)
{
	text = lbl_clip(text);
	lbl_text_quote(out, text.ptr, text.len);
}

#endif
