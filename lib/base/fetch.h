/*
 * Asking for memory before it is needed.
 *
 * LBL_FETCHES begins the definition of a function that only prefetches. It is inlined by force: gcc
 * takes such a function for one without effect, and leaves out calls of it.
 */
#ifndef LBL_BASE_FETCH_H
#define LBL_BASE_FETCH_H

#define LBL_FETCHES static inline __attribute__((always_inline)) void

#endif
