/* What went wrong, and where: the one error record of the library. */
#ifndef LBL_BASE_ERROR_H
#define LBL_BASE_ERROR_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

enum lbl_code {
	LBL_E_NONE,
	LBL_E_USAGE, /* the caller's words are off: options, paths, thresholds */
	LBL_E_INPUT, /* the data is bad at a place */
	LBL_E_IO,    /* the system said no */
	LBL_E_LIMIT, /* a named limit was passed */
	LBL_E_EMPTY  /* nothing to compute from */
};

/*
 * struct lbl_error -- filled by a function that returns -1 or NULL.
 *
 *   source   name of the input, or NULL; borrowed, must outlive the record
 *   line     1-based, 0: not known
 *   byte     1-based column in bytes, 0: not known
 *   at       where in the text at hand the fault is, or NULL; borrowed, good while the caller
 *            holds that text: who knows line and byte turns it into them
 *   message  one line, no final LF; cut at the array's end
 */
struct lbl_error {
	enum lbl_code code;
	const char *source;
	uint64_t line;
	uint64_t byte;
	const char *at;
	char message[480];
};

/* lbl_error_reset -- no error, no place; cheaper than clearing the whole record. */
static inline void lbl_error_reset(struct lbl_error *err)
{
	err->code = LBL_E_NONE;
	err->source = NULL;
	err->line = err->byte = 0;
	err->at = NULL;
	err->message[0] = '\0';
}

/* lbl_error_set -- fills err without a place; returns -1, so that it can be returned. */
int lbl_error_set(struct lbl_error *err, enum lbl_code code, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* lbl_error_vset -- the same with a list of arguments. */
int lbl_error_vset(struct lbl_error *err, enum lbl_code code, const char *fmt, va_list ap)
    __attribute__((format(printf, 3, 0)));

/* lbl_error_at -- fills err with a place (0: not known); returns -1. */
int lbl_error_at(struct lbl_error *err, enum lbl_code code, const char *source, uint64_t line,
		 uint64_t byte, const char *fmt, ...) __attribute__((format(printf, 6, 7)));

/* lbl_error_in -- LBL_E_INPUT whose fault is at a value in the text at hand; returns -1. */
int lbl_error_in(struct lbl_error *err, struct lbl_span at, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* lbl_error_errno -- LBL_E_IO with "WHAT: " and the text of errno; returns -1. */
int lbl_error_errno(struct lbl_error *err, const char *source, const char *what);

#endif
