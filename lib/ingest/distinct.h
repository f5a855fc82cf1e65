/*
 * Dropping records of equal content from a stream: of equals the first in the
 * order of the input stays, whatever the number of threads.
 *
 * A thread notes where in a block's output each record begins; when the block
 * is done it waits for its turn and takes out what was there before.
 */
#ifndef LBL_INGEST_DISTINCT_H
#define LBL_INGEST_DISTINCT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/hash.h"

struct lbl_distinct;      /* shared */
struct lbl_distinct_feed; /* one a thread */

struct lbl_distinct *lbl_distinct_new(void);
void lbl_distinct_free(struct lbl_distinct *d);

/* lbl_distinct_restart -- a new stream follows, whose blocks are numbered from 0 again. */
void lbl_distinct_restart(struct lbl_distinct *d);

/* lbl_distinct_duplicates -- records dropped so far, when no stream runs. */
uint64_t lbl_distinct_duplicates(const struct lbl_distinct *d);

struct lbl_distinct_feed *lbl_distinct_feed_new(struct lbl_distinct *d);
void lbl_distinct_feed_free(struct lbl_distinct_feed *f);

/* lbl_distinct_note -- a record of this content begins at an offset in the block's output. */
void lbl_distinct_note(struct lbl_distinct_feed *f, size_t at, struct lbl_hash128 content);

/*
 * lbl_distinct_block_end -- for every block: in the order of seq, takes duplicates out.
 *
 *   out   the block's output, of the records noted and nothing else; NULL when none were
 */
void lbl_distinct_block_end(struct lbl_distinct_feed *f, uint64_t seq, struct lbl_buf *out);

#endif
