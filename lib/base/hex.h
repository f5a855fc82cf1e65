/* Hashes as text: 16 lower-case hexadecimal digits, as states hold them. */
#ifndef LBL_BASE_HEX_H
#define LBL_BASE_HEX_H

#include <stdbool.h>
#include <stdint.h>

#define LBL_HEX_DIGITS 16

/* lbl_hex_read -- the number of LBL_HEX_DIGITS characters at p; false: they are no such digits. */
static inline bool lbl_hex_read(const char *p, uint64_t *out)
{
	*out = 0;
	for (int i = 0; i < LBL_HEX_DIGITS; i++) {
		char c = p[i];

		if (c >= '0' && c <= '9')
			*out = *out << 4 | (uint64_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			*out = *out << 4 | (uint64_t)(c - 'a' + 10);
		else
			return false;
	}
	return true;
}

#endif
