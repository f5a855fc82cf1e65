/* zlib's memory from base/mem, so that a failed allocation is never taken for bad data. */
#ifndef LBL_IO_ZMEM_H
#define LBL_IO_ZMEM_H

#include <stdlib.h>
#include <zlib.h>

#include "base/mem.h"

static inline void *lbl_zmem_get(void *opaque, unsigned n, unsigned size)
{
	(void)opaque;
	return lbl_alloc_zero(n, size);
}

static inline void lbl_zmem_free(void *opaque, void *p)
{
	(void)opaque;
	free(p);
}

#endif
