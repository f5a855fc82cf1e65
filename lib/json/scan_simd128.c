/* The scanner with 128-bit vectors: SSE2 on x86-64, NEON on aarch64, else there is none. */
#include "json/scan_state.h"

/* One of these is not empty. */
#include "json/scan_neon.h"
#include "json/scan_sse2.h"

#ifdef STEP

#define LINE simd128_line
#include "json/scan_core.h"

lbl_scan_fn *lbl_scan_simd128(void)
{
	return simd128_line;
}

#else

lbl_scan_fn *lbl_scan_simd128(void)
{
	return NULL;
}

#endif
