/* The derivative of the logarithm of the gamma function. */
#ifndef LBL_STAT_GAMMA_H
#define LBL_STAT_GAMMA_H

/*
 * lbl_digamma -- psi(x) for x > 0, to some 1e-14.
 *
 * Up to 10 by psi(x) = psi(x + 1) - 1/x, from there by the asymptotic series.
 * Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 6.3.5 and
 * 6.3.18; the method of J. M. Bernardo, Appl. Stat. 25 (1976) 315-317 (AS 103).
 */
double lbl_digamma(double x);

#endif
