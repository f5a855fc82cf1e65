/*
 * digits: what a double times a power of ten is, in 128 bits; see base/digits.h.
 * Numbers that do not fit are left to the caller, who has the C library.
 */
#include "base/digits.h"

#include <float.h>
#include <math.h>

__extension__ typedef unsigned __int128 wide;

#define LOG10_2     0.30102999566398120
#define MOST        (UINT64_C(1000000000000)) /* 10^LBL_ROUND_DIGITS */
#define FIVES       28                        /* powers of five that 64 bits hold */
#define FIVES_WIDE  32                        /* greatest whose product with 53 bits 128 hold */

static wide power_of_five(int n)
{
	static const uint64_t powers[FIVES] = {
		1, 5, 25, 125, 625, 3125, 15625, 78125, 390625, 1953125, 9765625, 48828125,
		244140625, 1220703125, 6103515625, 30517578125, 152587890625, 762939453125,
		3814697265625, 19073486328125, 95367431640625, 476837158203125, 2384185791015625,
		11920928955078125, 59604644775390625, 298023223876953125, 1490116119384765625,
		7450580596923828125,
	};

	return n < FIVES ? powers[n] : (wide)powers[FIVES - 1] * powers[n - FIVES + 1];
}

/*
 * value = m * 2^e, so that value * 10^n = m * 5^n * 2^(e + n): with n such that the result has 12
 * digits before the point, the product is below 2^128 and e + n below 0. What is shifted out is
 * all that rounding needs.
 */
bool lbl_digits_round(double value, uint64_t *digits, int *exponent)
{
	int e, place;
	uint64_t m = (uint64_t)ldexp(frexp(value, &e), DBL_MANT_DIG), whole;
	wide product, rest, half;

	place = (int)floor((e - 1) * LOG10_2); /* or the next one: the least that it may be */
	e -= DBL_MANT_DIG;
	do {
		int n = LBL_ROUND_DIGITS - 1 - place;

		if (n < 0 || n > FIVES_WIDE)
			return false;
		product = m * power_of_five(n);
		half = (wide)1 << (-(e + n) - 1);
		whole = (uint64_t)(product >> -(e + n));
		rest = product & (2 * half - 1);
		place += whole >= MOST;
	} while (whole >= MOST);
	whole += rest > half || (rest == half && whole % 2);
	*exponent = whole == MOST ? place + 1 : place;
	*digits = whole == MOST ? MOST / 10 : whole;
	return true;
}

size_t lbl_digits_put(uint64_t v, char out[LBL_U64_DIGITS])
{
	char reversed[LBL_U64_DIGITS];
	size_t n = 0;

	do {
		reversed[n++] = (char)('0' + v % 10);
		v /= 10;
	} while (v);
	for (size_t i = 0; i < n; i++)
		out[i] = reversed[n - 1 - i];
	return n;
}
