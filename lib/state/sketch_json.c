/* sketch_json: writes and reads sketches of items; see state/sketch_json.h. */
#include "state/sketch_json.h"

#include "base/num.h"
#include "json/walk.h"
#include "base/hex.h"

/* Hashes as 16 digits each, one behind the other: all, then those that shards share. */
static void emit_hashes(const struct lbl_sketch *s, bool shared_only, struct lbl_emit *e)
{
	struct lbl_buf hex = { 0 };

	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].shared || !shared_only)
			lbl_buf_printf(&hex, "%016llx", (unsigned long long)s->v[i].hash);
	lbl_emit_span(e, lbl_buf_span(&hex));
	lbl_buf_clear(&hex);
}

void lbl_sketch_emit(const struct lbl_sketch *s, struct lbl_emit *e)
{
	lbl_emit_object(e);
	lbl_emit_key(e, "k");
	lbl_emit_u64(e, LBL_SKETCH_K);
	lbl_emit_key(e, "items");
	emit_hashes(s, false, e);
	lbl_emit_key(e, "shared");
	emit_hashes(s, true, e);
	lbl_emit_object_end(e);
}

/* Ascending hashes, at most k. */
static bool read_hashes(struct lbl_span raw, struct lbl_sketch *out)
{
	uint64_t hash;

	if (lbl_type_of(raw) != LBL_STRING || (raw.len - 2) % LBL_HEX_DIGITS ||
	    (raw.len - 2) / LBL_HEX_DIGITS > LBL_SKETCH_K)
		return false;
	for (size_t i = 1; i + 1 < raw.len; i += LBL_HEX_DIGITS) {
		if (!lbl_hex_read(raw.ptr + i, &hash))
			return false;
		if (out->n && hash <= out->v[out->n - 1].hash)
			return false;
		lbl_sketch_add(out, hash);
	}
	lbl_sketch_settle(out);
	return true;
}

/* Both ascend, so one walk marks those of `all` that `shared` holds. */
static bool mark_shared(struct lbl_sketch *all, const struct lbl_sketch *shared)
{
	size_t at = 0;

	for (size_t i = 0; i < all->n && at < shared->n; i++) {
		all->v[i].shared = all->v[i].hash == shared->v[at].hash;
		at += all->v[i].shared;
	}
	return at == shared->n;
}

bool lbl_sketch_read(struct lbl_sketch *s, struct lbl_span object)
{
	struct lbl_sketch shared = { 0 };
	uint64_t k;
	bool good = lbl_num_u64(lbl_walk_find(object, "k"), &k) && k == LBL_SKETCH_K &&
		    read_hashes(lbl_walk_find(object, "items"), s) &&
		    read_hashes(lbl_walk_find(object, "shared"), &shared) &&
		    mark_shared(s, &shared);

	lbl_sketch_clear(&shared);
	return good;
}
