/*
 * shim_short: reads and writes of the program that it is preloaded into move few bytes, other
 * numbers of them from call to call, and are interrupted now and then.
 *
 *   LBL_FAULT_SEED=N  which sequence
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST_BYTES 4099     /* of one call; a prime, so that it divides no block */
#define INTERRUPTED_ONE_IN 7

static atomic_ulong state;

/* A number from 0 to bound - 1 (xorshift; two threads may draw the same, which does no harm). */
static unsigned long draw(unsigned long bound)
{
	unsigned long x = atomic_load(&state);

	if (!x) {
		const char *seed = getenv("LBL_FAULT_SEED");

		x = seed ? strtoul(seed, NULL, 10) * 2 + 1 : 1;
	}
	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	atomic_store(&state, x);
	return (x >> 11) % bound;
}

/* How many of n bytes this call moves; 0: it is interrupted. */
static size_t allowed(size_t n)
{
	if (draw(INTERRUPTED_ONE_IN) == 0) {
		errno = EINTR;
		return 0;
	}
	size_t most = draw(MOST_BYTES) + 1;

	return n < most ? n : most;
}

ssize_t read(int fd, void *buf, size_t n)
{
	static ssize_t (*next)(int, void *, size_t);
	size_t few = n ? allowed(n) : 0;

	if (!next)
		*(void **)&next = dlsym(RTLD_NEXT, "read");
	return n && !few ? -1 : next(fd, buf, few);
}

ssize_t write(int fd, const void *buf, size_t n)
{
	static ssize_t (*next)(int, const void *, size_t);
	size_t few = n ? allowed(n) : 0;

	if (!next)
		*(void **)&next = dlsym(RTLD_NEXT, "write");
	return n && !few ? -1 : next(fd, buf, few);
}

ssize_t pread64(int fd, void *buf, size_t n, off_t from)
{
	static ssize_t (*next)(int, void *, size_t, off_t);
	size_t few = n ? allowed(n) : 0;

	if (!next)
		*(void **)&next = dlsym(RTLD_NEXT, "pread64");
	return n && !few ? -1 : next(fd, buf, few, from);
}

ssize_t pwrite64(int fd, const void *buf, size_t n, off_t to)
{
	static ssize_t (*next)(int, const void *, size_t, off_t);
	size_t few = n ? allowed(n) : 0;

	if (!next)
		*(void **)&next = dlsym(RTLD_NEXT, "pwrite64");
	return n && !few ? -1 : next(fd, buf, few, to);
}
