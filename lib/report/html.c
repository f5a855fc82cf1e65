/* Pages and their tables; see report/html.h. What stands on a page is the caller's. */
#include "report/html.h"

#include <string.h>

#include "report/width.h"

static const char *entity_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void lbl_html_text(struct lbl_buf *out, struct lbl_span text, size_t columns)
{
	struct lbl_buf shown = { 0 };

	lbl_show(&shown, text, columns);
	for (size_t i = 0; i < shown.len; i++) {
		const char *entity = entity_of(shown.data[i]);

		if (entity)
			lbl_buf_puts(out, entity);
		else
			lbl_buf_putc(out, shown.data[i]);
	}
	lbl_buf_clear(&shown);
}

void lbl_html_name(struct lbl_buf *out, struct lbl_span name)
{
	lbl_buf_puts(out, "<bdi>");
	lbl_html_text(out, name, LBL_HTML_NAME_COLUMNS);
	lbl_buf_puts(out, "</bdi>");
}

void lbl_html_page_open(struct lbl_buf *out, const char *title)
{
	lbl_buf_puts(out,
		     "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		     "<meta name=\"color-scheme\" content=\"light dark\">\n"
		     /* Whatever slipped in, nothing runs and nothing is fetched. */
		     "<meta http-equiv=\"Content-Security-Policy\" "
		     "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>");
	lbl_html_text(out, lbl_span_of(title), 200);
	lbl_buf_puts(out, "</title>\n<style>\n");
	lbl_buf_puts(out, lbl_html_style());
	lbl_buf_puts(out, "</style>\n</head>\n<body>\n<main>\n");
}

void lbl_html_page_close(struct lbl_buf *out)
{
	lbl_buf_puts(out, "</main>\n</body>\n</html>\n");
}

void lbl_html_table_open(struct lbl_html_table *t, struct lbl_buf *out, const char *caption,
			 const struct lbl_column *columns, size_t n_columns, size_t budget_bytes)
{
	*t = (struct lbl_html_table){ .out = out, .budget_bytes = budget_bytes };
	/* Wide tables scroll within their frame, by keyboard too. */
	lbl_buf_printf(out,
		       "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
		       "aria-label=\"%s\">\n<table>\n<caption>%s</caption>\n<thead><tr>",
		       caption, caption);
	for (size_t c = 0; c < n_columns; c++) {
		if (!*columns[c].head) /* a column of drawings says nothing of its own */
			lbl_buf_puts(out, "<td></td>");
		else
			lbl_buf_printf(out, "<th scope=\"col\"%s>%s</th>",
				       columns[c].align == LBL_RIGHT ? " class=\"n\"" : "",
				       columns[c].head);
	}
	lbl_buf_puts(out, "</tr></thead>\n<tbody>\n");
}

void lbl_html_row_name(struct lbl_html_table *t, struct lbl_span name)
{
	lbl_buf_puts(&t->row, "<th scope=\"row\">");
	lbl_html_name(&t->row, name);
	lbl_buf_puts(&t->row, "</th>");
}

void lbl_html_cell_word(struct lbl_html_table *t, const char *word)
{
	lbl_buf_printf(&t->row, "<td>%s</td>", word);
}

void lbl_html_cell_number(struct lbl_html_table *t, const char *text)
{
	lbl_buf_printf(&t->row, "<td class=\"n\">%s</td>", text);
}

bool lbl_html_row_end(struct lbl_html_table *t)
{
	bool fits = t->used_bytes + t->row.len <= t->budget_bytes;

	/* One row that does not fit closes the table: a gap in the middle would mislead. */
	t->used_bytes = fits ? t->used_bytes + t->row.len : t->budget_bytes;
	if (fits) {
		lbl_buf_puts(t->out, "<tr>");
		lbl_buf_put(t->out, t->row.data, t->row.len);
		lbl_buf_puts(t->out, "</tr>\n");
		t->shown++;
	}
	t->row.len = 0;
	return fits;
}

void lbl_html_table_close(struct lbl_html_table *t)
{
	lbl_buf_puts(t->out, "</tbody>\n</table>\n</div>\n");
	lbl_buf_clear(&t->row);
}
