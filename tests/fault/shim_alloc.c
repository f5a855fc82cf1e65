/*
 * shim_alloc: fails allocations of the program that it is preloaded into.
 *
 *   LBL_FAULT_AT=N      the N-th call of malloc, calloc, realloc or aligned_alloc fails, from 1
 *   LBL_FAULT_STICKY=1  and so does every later one
 *   LBL_FAULT_COUNT=F   the number of calls goes to the file F at the end
 *
 * Calls of the loader and of libraries' constructors count too.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The C library's own, under the names that it exports for the purpose. */
extern void *__libc_malloc(size_t n);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *ptr, size_t n);
extern void *__libc_memalign(size_t alignment, size_t n);

static atomic_ulong calls;

static unsigned long fault_at(void)
{
	const char *text = getenv("LBL_FAULT_AT");

	return text ? strtoul(text, NULL, 10) : 0;
}

static bool fails(void)
{
	unsigned long n = atomic_fetch_add(&calls, 1) + 1, at = fault_at();

	if (!at || n < at || (n > at && !getenv("LBL_FAULT_STICKY")))
		return false;
	errno = ENOMEM;
	return true;
}

void *malloc(size_t n)
{
	return fails() ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
	return fails() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *ptr, size_t n)
{
	return fails() ? NULL : __libc_realloc(ptr, n);
}

void *aligned_alloc(size_t alignment, size_t n)
{
	return fails() ? NULL : __libc_memalign(alignment, n);
}

int posix_memalign(void **out, size_t alignment, size_t n)
{
	void *ptr = fails() ? NULL : __libc_memalign(alignment, n);

	if (!ptr)
		return ENOMEM;
	*out = ptr;
	return 0;
}

static void __attribute__((destructor)) tell(void)
{
	const char *name = getenv("LBL_FAULT_COUNT");
	int fd = name ? open(name, O_WRONLY | O_CREAT | O_TRUNC, 0666) : -1;

	if (fd < 0)
		return;
	dprintf(fd, "%lu\n", atomic_load(&calls));
	close(fd);
}
