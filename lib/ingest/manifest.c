/* Manifests; see ingest/manifest.h. The members are described in lbl-ingest(1). */
#include "ingest/manifest.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/time.h"
#include "json/emit.h"
#include "json/text.h"

int lbl_manifest_begin(struct lbl_manifest *m, size_t n_inputs, struct lbl_error *err)
{
	m->inputs = lbl_alloc_zero(n_inputs, sizeof *m->inputs);
	m->n_inputs = n_inputs;
	for (size_t i = 0; i < n_inputs; i++) {
		m->inputs[i].digest = lbl_digest_new(err);
		if (!m->inputs[i].digest)
			return -1;
	}
	return 0;
}

void lbl_manifest_clear(struct lbl_manifest *m)
{
	for (size_t i = 0; i < m->n_inputs; i++)
		lbl_digest_free(m->inputs[i].digest);
	free(m->inputs);
	m->inputs = NULL;
	m->n_inputs = 0;
}

void lbl_manifest_tap(void *arg, size_t source_index, const void *bytes, size_t n)
{
	struct lbl_manifest_input *input = arg;

	(void)source_index;
	input->size_bytes += n;
	lbl_digest_add(input->digest, bytes, n);
}

/* Names and arguments are bytes of the system's; JSON is UTF-8. */
static void emit_bytes(struct lbl_emit *e, const char *text)
{
	struct lbl_buf b = { 0 };
	size_t n = strlen(text), bad;

	while (!lbl_text_valid(text, n, &bad)) {
		lbl_buf_put(&b, text, bad);
		lbl_buf_puts(&b, "\xef\xbf\xbd");
		text += bad + 1;
		n -= bad + 1;
	}
	lbl_buf_put(&b, text, n);
	lbl_emit_string(e, lbl_buf_cstr(&b));
	lbl_buf_clear(&b);
}

static void emit_time(struct lbl_emit *e, const char *name, int64_t ms)
{
	char text[LBL_TIME_MAX];

	lbl_time_format(ms, text);
	lbl_emit_key(e, name);
	lbl_emit_string(e, text);
}

static void emit_input(struct lbl_emit *e, const struct lbl_manifest_input *input)
{
	char hex[LBL_DIGEST_HEX + 1];

	lbl_digest_hex(input->digest, hex);
	lbl_emit_object(e);
	lbl_emit_key(e, "name");
	emit_bytes(e, input->name);
	lbl_emit_count(e, "size", input->size_bytes);
	lbl_emit_key(e, "sha256");
	lbl_emit_string(e, hex);
	lbl_emit_count(e, "records", input->records);
	lbl_emit_count(e, "rejected", input->rejected);
	lbl_emit_object_end(e);
}

void lbl_manifest_write(const struct lbl_manifest *m, struct lbl_buf *out)
{
	struct lbl_emit e = { .out = out };

	lbl_emit_object(&e);
	lbl_emit_key(&e, "program");
	lbl_emit_string(&e, m->program);
	lbl_emit_key(&e, "version");
	lbl_emit_string(&e, m->version);
	lbl_emit_key(&e, "arguments");
	lbl_emit_array(&e);
	for (size_t i = 0; i < m->n_arguments; i++)
		emit_bytes(&e, m->arguments[i]);
	lbl_emit_array_end(&e);
	emit_time(&e, "start", m->start_ms);
	emit_time(&e, "end", m->end_ms);
	lbl_emit_key(&e, "inputs");
	lbl_emit_array(&e);
	for (size_t i = 0; i < m->n_inputs; i++)
		emit_input(&e, &m->inputs[i]);
	lbl_emit_array_end(&e);
	lbl_emit_count(&e, "records_out", m->records_out);
	lbl_emit_count(&e, "rejected", m->rejected);
	lbl_emit_count(&e, "duplicates", m->duplicates);
	lbl_emit_object_end(&e);
	lbl_buf_putc(out, '\n');
}
