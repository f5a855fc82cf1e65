/* Edits by splicing: what is not ours is copied as bytes; see record/edit.h. */
#include "record/edit.h"

#include "json/walk.h"

static void put_until(struct lbl_buf *out, const char *from, const char *to)
{
	lbl_buf_put(out, from, (size_t)(to - from));
}

static const char *line_end(const struct lbl_line *line)
{
	return line->text.ptr + line->text.len;
}

void lbl_edit_pass(struct lbl_buf *out, const struct lbl_line *line)
{
	char *to = lbl_buf_reserve(out, line->text.len + 1);

	memcpy(to, line->text.ptr, line->text.len);
	to[line->text.len] = '\n';
	out->len += line->text.len + 1;
}

/* Everything up to the closing brace, and `"name":` behind it. */
static void open_member(struct lbl_buf *out, const struct lbl_line *line, const char *name)
{
	put_until(out, line->text.ptr, line->close);
	if (!line->empty)
		lbl_buf_putc(out, ',');
	lbl_buf_putc(out, '"');
	lbl_buf_puts(out, name);
	lbl_buf_put(out, "\":", 2);
}

static void finish(struct lbl_buf *out, const struct lbl_line *line, const char *from)
{
	put_until(out, from, line_end(line));
	lbl_buf_putc(out, '\n');
}

void lbl_edit_set(struct lbl_buf *out, const struct lbl_line *line, struct lbl_span old,
		  const char *name, struct lbl_span json)
{
	if (old.ptr)
		put_until(out, line->text.ptr, old.ptr);
	else
		open_member(out, line, name);
	lbl_buf_put(out, json.ptr, json.len);
	finish(out, line, old.ptr ? old.ptr + old.len : line->close);
}

static bool is_empty_array(struct lbl_span array)
{
	struct lbl_walk w;
	struct lbl_span element;

	lbl_walk_init(&w, array);
	return !lbl_walk_next(&w, NULL, &element);
}

void lbl_edit_append(struct lbl_buf *out, const struct lbl_line *line, struct lbl_span array,
		     const char *name, struct lbl_span element)
{
	bool extend = lbl_type_of(array) == LBL_ARRAY;
	const char *close = extend ? array.ptr + array.len - 1 : NULL;

	if (extend) {
		put_until(out, line->text.ptr, close);
		if (!is_empty_array(array))
			lbl_buf_putc(out, ',');
		lbl_buf_put(out, element.ptr, element.len);
		finish(out, line, close);
		return;
	}
	if (array.ptr)
		put_until(out, line->text.ptr, array.ptr);
	else
		open_member(out, line, name);
	lbl_buf_putc(out, '[');
	lbl_buf_put(out, element.ptr, element.len);
	lbl_buf_putc(out, ']');
	finish(out, line, array.ptr ? array.ptr + array.len : line->close);
}
