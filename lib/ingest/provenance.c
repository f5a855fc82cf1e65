/* Values that ingest makes itself; see ingest/provenance.h. */
#include "ingest/provenance.h"

#include <string.h>

#include "json/text.h"

static void quote(struct lbl_buf *b, const char *text, struct lbl_span *value)
{
	if (!text)
		return;
	lbl_text_quote(b, text, strlen(text));
	*value = lbl_buf_span(b);
}

void lbl_provenance_begin(struct lbl_provenance_text *t, const struct lbl_provenance *where,
			  struct lbl_span *values)
{
	quote(&t->source, where->source, &values[LBL_SLOT_SOURCE]);
	quote(&t->stamp, where->stamp, &values[LBL_SLOT_STAMP]);
}

void lbl_provenance_clear(struct lbl_provenance_text *t)
{
	lbl_buf_clear(&t->source);
	lbl_buf_clear(&t->stamp);
}

void lbl_provenance_line(struct lbl_provenance_text *t, uint64_t line, struct lbl_span *values)
{
	char *end = t->line + sizeof t->line, *p = end;

	if (!t->source.len)
		return;
	do
		*--p = (char)('0' + line % 10);
	while (line /= 10);
	values[LBL_SLOT_LINE] = (struct lbl_span){ p, (size_t)(end - p) };
}

void lbl_provenance_id(struct lbl_provenance_text *t, struct lbl_hash128 hash,
		       struct lbl_span *values)
{
	lbl_hash128_hex(hash, t->id + 1);
	t->id[0] = t->id[LBL_HASH128_HEX + 1] = '"';
	values[LBL_SLOT_ID] = (struct lbl_span){ t->id, LBL_HASH128_HEX + 2 };
}
