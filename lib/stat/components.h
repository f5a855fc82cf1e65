/* Components: what hangs together, through shared items or through comparisons. */
#ifndef LBL_STAT_COMPONENTS_H
#define LBL_STAT_COMPONENTS_H

#include <stddef.h>
#include <stdint.h>

/*
 * lbl_components_new -- n things, each alone; new, free(3) it.
 *
 * lbl_components_join -- a's and b's components become one.
 *
 * lbl_components_number -- out: by thing, its component, numbered in the order of their first
 * things. Returns how many there are.
 *
 * Cost: about O(1) a call of join, O(n) of the others.
 */
uint32_t *lbl_components_new(size_t n);
void lbl_components_join(uint32_t *parents, uint32_t a, uint32_t b);
size_t lbl_components_number(uint32_t *parents, size_t n, uint32_t *out);

#endif
