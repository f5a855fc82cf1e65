/* random: where a stream begins. Numbers of other distributions are stat/binomial's. */
#include "stat/random.h"

#include "base/hash.h"

static uint64_t splitmix(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

void lbl_random_init(struct lbl_random *r, uint64_t seed, uint64_t number)
{
	unsigned char bytes[8]; /* the lowest first on any machine */
	uint64_t state;

	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)(number >> 8 * i);
	state = lbl_hash64(bytes, sizeof bytes, seed);
	for (int i = 0; i < 4; i++)
		r->s[i] = splitmix(&state);
}
