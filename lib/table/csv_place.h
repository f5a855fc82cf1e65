/* Where something stands in the raw text of a row: looked up when there is a fault to tell. */
#ifndef LBL_TABLE_CSV_PLACE_H
#define LBL_TABLE_CSV_PLACE_H

#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

/* A place in the source, both from 1. */
struct lbl_csv_place {
	uint64_t line;
	uint64_t byte;
};

/* lbl_csv_place_field -- offset of field i (its quote, where it has one) in a row's raw text. */
size_t lbl_csv_place_field(struct lbl_span raw, char delimiter, size_t i);

/* lbl_csv_place_at -- the place of an offset in a row that begins in `line`; lines end at LF. */
struct lbl_csv_place lbl_csv_place_at(struct lbl_span raw, uint64_t line, size_t offset);

#endif
