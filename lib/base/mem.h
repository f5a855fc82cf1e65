/*
 * Memory: the one place of the library that ends the program.
 * A failed allocation prints "PROGRAM: out of memory" and exits with 2, so no
 * caller checks, and no half-made structure is ever seen.
 */
#ifndef LBL_BASE_MEM_H
#define LBL_BASE_MEM_H

#include <stddef.h>

/* lbl_mem_program -- who speaks in the message; borrowed. Default: "lbl". */
void lbl_mem_program(const char *name);

/* lbl_mem_exhausted -- the message and the end, for a table that has met its own bounds. */
_Noreturn void lbl_mem_exhausted(void);

/* lbl_mem_last_act -- what to do before that end; it may not allocate. One at a time. */
void lbl_mem_last_act(void (*act)(void));

/* Each returns new memory (free with free(3)), never NULL; n = 0 gives a unique pointer. */
void *lbl_alloc(size_t n_bytes);
void *lbl_alloc_zero(size_t n, size_t size_bytes);
void *lbl_resize(void *ptr, size_t n, size_t size_bytes);
char *lbl_strdup(const char *s);
char *lbl_strndup(const char *s, size_t n);

/*
 * lbl_grow -- makes room for `need` elements, at least doubling.
 *
 *   ptr   the array or NULL; stolen, the result replaces it
 *   cap   elements that fit; read and written
 */
void *lbl_grow(void *ptr, size_t *cap, size_t need, size_t size_bytes);

#endif
