/* White space. */
#ifndef LBL_BASE_BLANK_H
#define LBL_BASE_BLANK_H

#include <stdbool.h>
#include <stdint.h>

/* lbl_is_blank -- has the code point Unicode's property White_Space? */
static inline bool lbl_is_blank(uint32_t cp)
{
	return (cp >= 0x09 && cp <= 0x0D) || cp == ' ' || cp == 0x85 || cp == 0xA0 ||
	       cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x2028 || cp == 0x2029 ||
	       cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

#endif
