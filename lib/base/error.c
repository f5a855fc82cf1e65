/* Fills error records; see base/error.h. Printing them is cli/program's job. */
#include "base/error.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* A message that was cut ends with a whole character of UTF-8. */
static void trim(char *message, size_t n)
{
	while (n && ((unsigned char)message[n - 1] & 0xC0) == 0x80)
		n--;
	if (n && (unsigned char)message[n - 1] >= 0xC0)
		n--;
	message[n] = '\0';
}

static __attribute__((format(printf, 3, 0))) void
fill(struct lbl_error *err, enum lbl_code code, const char *fmt, va_list ap)
{
	int n = vsnprintf(err->message, sizeof err->message, fmt, ap);

	err->code = code;
	if (n >= (int)sizeof err->message)
		trim(err->message, sizeof err->message - 1);
}

int lbl_error_vset(struct lbl_error *err, enum lbl_code code, const char *fmt, va_list ap)
{
	lbl_error_reset(err);
	fill(err, code, fmt, ap);
	return -1;
}

int lbl_error_set(struct lbl_error *err, enum lbl_code code, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	lbl_error_vset(err, code, fmt, ap);
	va_end(ap);
	return -1;
}

int lbl_error_at(struct lbl_error *err, enum lbl_code code, const char *source, uint64_t line,
		 uint64_t byte, const char *fmt, ...)
{
	va_list ap;

	err->source = source;
	err->line = line;
	err->byte = byte;
	err->at = NULL;
	va_start(ap, fmt);
	fill(err, code, fmt, ap);
	va_end(ap);
	return -1;
}

int lbl_error_in(struct lbl_error *err, struct lbl_span at, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	lbl_error_vset(err, LBL_E_INPUT, fmt, ap);
	va_end(ap);
	err->at = at.ptr;
	return -1;
}

int lbl_error_errno(struct lbl_error *err, const char *source, const char *what)
{
	return lbl_error_at(err, LBL_E_IO, source, 0, 0, "%s: %s", what, strerror(errno));
}
