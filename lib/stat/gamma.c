/* digamma: a shift, then a series. The gamma function itself is in stat/distributions. */
#include "stat/gamma.h"

#include <math.h>

double lbl_digamma(double x)
{
	double shift = 0, y;

	for (; x < 10; x++)
		shift -= 1 / x;
	y = 1 / (x * x);
	/* B(2n) / 2n of the Bernoulli numbers: 1/12, -1/120, 1/252, -1/240, 1/132, -691/32760 */
	y *= 1. / 12 -
	     y * (1. / 120 - y * (1. / 252 - y * (1. / 240 - y * (1. / 132 - y * 691. / 32760))));
	return log(x) - .5 / x - y + shift;
}
