/* Semantic versions: 1.2.3, 1.2.3-rc.1, 1.2.3+build.5. */
#include "schema/semver.h"

#include <stddef.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

/* The end of a number without leading zeros, or NULL. */
static const char *number(const char *p)
{
	const char *start = p;
	while (is_digit(*p))
		p++;
	return p == start || (*start == '0' && p - start > 1) ? NULL : p;
}

/* The end of identifiers joined by dots, or NULL; numbers may be held to no leading zeros. */
static const char *identifiers(const char *p, bool strict)
{
	for (;; p++) {
		const char *start = p;
		bool digits = true;
		for (; is_word(*p); p++)
			digits = digits && is_digit(*p);
		if (p == start || (strict && digits && *start == '0' && p - start > 1))
			return NULL;
		if (*p != '.')
			return p;
	}
}

bool lbl_semver_valid(const char *text)
{
	const char *p = number(text);
	for (int i = 0; p && i < 2; i++)
		p = *p == '.' ? number(p + 1) : NULL;
	if (p && *p == '-')
		p = identifiers(p + 1, true);
	if (p && *p == '+')
		p = identifiers(p + 1, false);
	return p && *p == '\0';
}
