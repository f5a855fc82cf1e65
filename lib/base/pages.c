/* Anonymous mappings, remapped to grow; see base/pages.h. */
#define _GNU_SOURCE /* mremap, MADV_*: Linux; elsewhere a copy grows them */
#include "base/pages.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/mem.h"

/* Below this size the rounding to huge pages costs more than it gives. */
#define HUGE_FROM_BYTES ((size_t)8 << 20)

#ifndef MAP_ANONYMOUS
#define MAP_ANONYMOUS MAP_ANON
#endif

/* ThreadSanitizer does not follow a remapping, and would see races with what was there before. */
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define COPY_TO_GROW
#endif
#endif
#if defined(__SANITIZE_THREAD__) || !defined(MREMAP_MAYMOVE)
#define COPY_TO_GROW
#endif

static void *map(size_t bytes)
{
	void *p;

	if (bytes < LBL_PAGES_FROM)
		return lbl_alloc_zero(1, bytes);
	p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (p == MAP_FAILED)
		lbl_mem_exhausted();
	return p;
}

static void *copy(void *old, size_t old_bytes, size_t new_bytes)
{
	void *p = map(new_bytes);

	memcpy(p, old, old_bytes);
	lbl_pages_free(old, old_bytes);
	return p;
}

static void *grow(void *old, size_t old_bytes, size_t new_bytes)
{
#ifdef COPY_TO_GROW
	return copy(old, old_bytes, new_bytes);
#else
	void *p;

	if (old_bytes < LBL_PAGES_FROM)
		return copy(old, old_bytes, new_bytes);
	p = mremap(old, old_bytes, new_bytes, MREMAP_MAYMOVE);
	if (p == MAP_FAILED)
		lbl_mem_exhausted();
	return p;
#endif
}

void *lbl_pages_resize(void *old, size_t old_bytes, size_t new_bytes)
{
	void *p = old ? grow(old, old_bytes, new_bytes) : map(new_bytes);

#ifdef MADV_HUGEPAGE
	if (new_bytes >= HUGE_FROM_BYTES)
		madvise(p, new_bytes, MADV_HUGEPAGE); /* advice: a refusal changes nothing */
#endif
	return p;
}

void lbl_pages_touch(void *p, size_t from, size_t to)
{
#ifdef MADV_POPULATE_WRITE
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), base = (uintptr_t)p;
	uintptr_t start = (base + from) / page * page, end = (base + to) / page * page;

	if (start < end)
		madvise((void *)start, end - start, MADV_POPULATE_WRITE); /* advice, too */
#else
	(void)p;
	(void)from;
	(void)to;
#endif
}

void lbl_pages_free(void *p, size_t bytes)
{
	if (bytes < LBL_PAGES_FROM)
		free(p);
	else if (p)
		munmap(p, bytes);
}
