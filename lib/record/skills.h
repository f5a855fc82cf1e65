/* Skills: what is known of annotators from before, as lbl-consensus writes it of them. */
#ifndef LBL_RECORD_SKILLS_H
#define LBL_RECORD_SKILLS_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/intern.h"
#include "base/span.h"

struct lbl_skills; /* reading it from several threads at once is safe */

/* How often an annotator gave an answer on items of a class; expected numbers, >= 0. */
struct lbl_known_answer {
	uint32_t class, answer; /* numbers of classes, see lbl_skills_class */
	double count;
};

struct lbl_known_annotator {
	struct lbl_span name;
	double skill; /* NAN: not given */
	const struct lbl_known_answer *answers;
	size_t n_answers;
	uint64_t line; /* where it is said */
};

/*
 * lbl_skills_load -- reads a file of records {"annotator","skill","confusion":{CLASS:{ANSWER:
 * COUNT}}}; skill and confusion may be absent or null, other members are passed over.
 *
 *   name  a file, gzip too, or "-"; borrowed, err may name it as long as it lasts
 *
 * Returns new (lbl_skills_free), or NULL with err: a record without annotator, an annotator who is
 * there twice, a skill that is no number, counts that are none or below 0; anything that
 * json/stream.h refuses.
 */
struct lbl_skills *lbl_skills_load(const char *name, struct lbl_error *err);
void lbl_skills_free(struct lbl_skills *s);

/* lbl_skills_find -- of an annotator, or NULL; borrowed. */
const struct lbl_known_annotator *lbl_skills_find(const struct lbl_skills *s,
						  struct lbl_span annotator);

/* Annotators and classes are numbered from 0. */
size_t lbl_skills_count(const struct lbl_skills *s);
const struct lbl_known_annotator *lbl_skills_one(const struct lbl_skills *s, size_t number);
uint32_t lbl_skills_classes(const struct lbl_skills *s);
struct lbl_span lbl_skills_class(const struct lbl_skills *s, uint32_t number);

#endif
