/* The scanner in plain C, eight bytes a step: what the other kinds are tested against. */
#include "json/scan_state.h"

#define STEP       8
#define BITS       8
#define LINE       plain_line
#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

typedef uint64_t stops;

/* The first byte in memory is the lowest. */
static inline uint64_t load8(const char *p)
{
	uint64_t w;

	memcpy(&w, p, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	return w;
}

/* The top bit of each zero byte; of higher bytes too, but only behind a zero byte. */
static inline uint64_t zero_bytes(uint64_t w)
{
	return (w - EACH(1)) & ~w & EACH(0x80);
}

static inline stops find_stops(const char *p, stops *high)
{
	uint64_t w = load8(p);
	uint64_t control = (w - EACH(0x20)) & ~w & EACH(0x80);

	*high = w & EACH(0x80);
	return control | zero_bytes(w ^ EACH('"')) | zero_bytes(w ^ EACH('\\'));
}

static inline stops find_ends(const char *p)
{
	stops high, m = find_stops(p, &high);

	return m | high;
}

static inline unsigned first_stop(stops m)
{
	return (unsigned)__builtin_ctzll(m) / 8;
}

static inline bool key_is_at(const struct lbl_scan_key *k, const char *p)
{
	return k->len && memcmp(k->bytes, p, k->len) == 0;
}

#include "json/scan_core.h"

lbl_scan_fn *lbl_scan_plain(void)
{
	return plain_line;
}
