/* Allocation that cannot fail; see base/mem.h. */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *program = "lbl";
static void (*last_act)(void);

void lbl_mem_program(const char *name)
{
	program = name;
}

void lbl_mem_last_act(void (*act)(void))
{
	last_act = act;
}

/* Straight to the descriptor and out: stdio and exit handlers may want memory themselves. */
void lbl_mem_exhausted(void)
{
	static const char text[] = ": out of memory\n";

	if (last_act)
		last_act();
	if (write(STDERR_FILENO, program, strlen(program)) < 0 ||
	    write(STDERR_FILENO, text, sizeof text - 1) < 0)
		_exit(2);
	_exit(2);
}

static size_t product(size_t n, size_t size_bytes)
{
	if (size_bytes && n > SIZE_MAX / size_bytes)
		lbl_mem_exhausted();
	return n && size_bytes ? n * size_bytes : 1;
}

void *lbl_alloc(size_t n_bytes)
{
	void *p = malloc(n_bytes ? n_bytes : 1);

	if (!p)
		lbl_mem_exhausted();
	return p;
}

void *lbl_alloc_zero(size_t n, size_t size_bytes)
{
	void *p = calloc(1, product(n, size_bytes));

	if (!p)
		lbl_mem_exhausted();
	return p;
}

void *lbl_resize(void *ptr, size_t n, size_t size_bytes)
{
	void *p = realloc(ptr, product(n, size_bytes));

	if (!p)
		lbl_mem_exhausted();
	return p;
}

char *lbl_strndup(const char *s, size_t n)
{
	char *p = lbl_alloc(n + 1);

	memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

char *lbl_strdup(const char *s)
{
	return lbl_strndup(s, strlen(s));
}

void *lbl_grow(void *ptr, size_t *cap, size_t need, size_t size_bytes)
{
	size_t n = *cap ? *cap : 8;

	if (need <= *cap)
		return ptr;
	while (n < need)
		n = n > SIZE_MAX / 2 ? need : n * 2;
	*cap = n;
	return lbl_resize(ptr, n, size_bytes);
}
