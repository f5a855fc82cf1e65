/* Unicode's simple case folding: what makes a term match in any case. */
#ifndef LBL_RULES_CASEFOLD_H
#define LBL_RULES_CASEFOLD_H

#include <stdint.h>

/*
 * lbl_casefold -- the character that a code point folds to: itself, mostly.
 *
 *   cp  any code point
 *
 * Cost: O(log rows), no allocation.
 * Source: CaseFolding.txt of Unicode 14.0.0, status C and S. Unicode's stability policy
 * lets later versions add pairs and never change one, so the table ages without lying.
 */
uint32_t lbl_casefold(uint32_t cp);

#endif
