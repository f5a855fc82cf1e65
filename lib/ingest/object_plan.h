/* The inside of struct lbl_object_plan, for the two files that share it. */
#ifndef LBL_INGEST_OBJECT_PLAN_H
#define LBL_INGEST_OBJECT_PLAN_H

#include "ingest/from_object.h"

/* Paths of every plan, which tell whether an object is a record; those of targets follow. */
enum {
	LBL_OBJECT_ID,
	LBL_OBJECT_ITEM,
	LBL_OBJECT_ANNOTATOR,
	LBL_OBJECT_LABEL,
	LBL_OBJECT_DATA,
	LBL_OBJECT_FIXED
};

/* What the plan knows of a target beside the mapping. */
struct lbl_object_target {
	char *column; /* the member of the object that it takes; NULL: one from deeper within */
	char *rival;  /* the member whose place in data it would take, or NULL */
	size_t rival_path; /* that member's place among the paths */
	bool stays;        /* the member lies where it shall be */
};

struct lbl_object_plan {
	const struct lbl_mapping *mapping;
	struct lbl_paths *paths;
	struct lbl_place *record, *content;
	struct lbl_object_target *targets;
	bool *seen;    /* by target, then by name of --numeric */
	uint64_t made; /* records that were made of objects */
};

#endif
