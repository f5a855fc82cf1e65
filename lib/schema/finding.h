/* Findings: what is wrong with a record, as the schema sees it, and how that is written. */
#ifndef LBL_SCHEMA_FINDING_H
#define LBL_SCHEMA_FINDING_H

#include <stdarg.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"

enum lbl_severity { LBL_WARNING, LBL_ERROR };

/* All borrowed for the call that hands it over. */
struct lbl_finding {
	const char *source;
	uint64_t line, byte;     /* 1-based; byte: column of the value, 0: not known */
	struct lbl_span record;  /* JSON text of the record's id; ptr NULL: none */
	struct lbl_span pointer; /* JSON Pointer into the record, decoded */
	const char *rule;        /* "json.maximum", "label.unknown", …; static */
	enum lbl_severity severity;
	struct lbl_span expected, actual; /* JSON text; ptr NULL: null */
	struct lbl_span message;
	const char *schema; /* "NAME@VERSION" */
};

/*
 * lbl_finding_text -- appends "PREFIX SOURCE:LINE:BYTE: SEVERITY: POINTER: MESSAGE [RULE]" and an
 * LF; control characters as \u00XX, so that it stays one line.
 */
void lbl_finding_text(struct lbl_buf *out, const char *prefix, const struct lbl_finding *f);

/* lbl_finding_put_line -- appends text, control characters as \u00XX. */
void lbl_finding_put_line(struct lbl_buf *out, struct lbl_span text);

/* lbl_message_put -- appends a formatted message, whole, however long. */
void lbl_message_put(struct lbl_buf *out, const char *fmt, va_list args)
    __attribute__((format(printf, 2, 0)));

/* lbl_finding_json -- appends the finding as one JSON object, no LF. */
void lbl_finding_json(struct lbl_buf *out, const struct lbl_finding *f);

#endif
