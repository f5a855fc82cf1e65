/* What is known of annotators, from files: what is read, what is refused and where. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "record/skills.h"
#include "../suite.h"

static char name[64];

static struct lbl_skills *load(const char *text, struct lbl_error *err)
{
	FILE *f;

	snprintf(name, sizeof name, "/tmp/test_skills.%ld.jsonl", (long)getpid());
	f = fopen(name, "w");
	ck_assert_ptr_nonnull(f);
	fputs(text, f);
	fclose(f);
	*err = (struct lbl_error){ 0 };
	return lbl_skills_load(name, err);
}

static double count_of(const struct lbl_skills *s, const struct lbl_known_annotator *a,
		       const char *class, const char *answer)
{
	double sum = 0;

	for (size_t i = 0; i < a->n_answers; i++) {
		struct lbl_span c = lbl_skills_class(s, a->answers[i].class);
		struct lbl_span g = lbl_skills_class(s, a->answers[i].answer);

		if (lbl_span_eq(c, lbl_span_of(class)) && lbl_span_eq(g, lbl_span_of(answer)))
			sum += a->answers[i].count;
	}
	return sum;
}

START_TEST(skills_and_counts)
{
	struct lbl_error err;
	struct lbl_skills *s = load("{\"annotator\":\"ana\",\"n\":9,\"skill\":0.75,\"confusion\":"
				    "{\"x\":{\"x\":4,\"\\u0079\":1.5},\"y\":{\"y\":3.5}}}\n\n"
				    "{\"annotator\":7,\"skill\":-2}\n"
				    "{\"annotator\":\"bob\",\"skill\":null,\"confusion\":null}",
				    &err);
	const struct lbl_known_annotator *ana, *bob;

	ck_assert_msg(s, "%s", err.message);
	ana = lbl_skills_find(s, lbl_span_of("ana"));
	bob = lbl_skills_find(s, lbl_span_of("bob"));
	ck_assert(lbl_skills_count(s) == 3 && lbl_skills_classes(s) == 2);
	ck_assert(ana->skill == .75 && ana->n_answers == 3 && ana->line == 1);
	ck_assert(count_of(s, ana, "x", "y") == 1.5 && count_of(s, ana, "y", "y") == 3.5);
	ck_assert(lbl_skills_find(s, lbl_span_of("7"))->skill == -2);
	ck_assert(isnan(bob->skill) && bob->n_answers == 0 && bob->line == 4);
	ck_assert_ptr_null(lbl_skills_find(s, lbl_span_of("eve")));
	ck_assert(lbl_skills_one(s, 2) == bob);
	lbl_skills_free(s);
}
END_TEST

static const struct {
	const char *text, *message;
	size_t line, byte;
} refused[] = {
	{ "{\"skill\":1}", "no annotator", 1, 0 },
	{ "{\"annotator\":\"a\",\"skill\":\"1\"}", "skill must be a number", 1, 26 },
	{ "{\"annotator\":\"a\",\"skill\":1e999}", "skill must be a number", 1, 26 },
	{ "{\"annotator\":\"a\"}\n{\"annotator\":\"a\"}", "annotator is on line 1 already", 2, 14 },
	{ "{\"annotator\":\"a\",\"confusion\":[]}",
	  "confusion must be an object of objects of counts", 1, 30 },
	{ "{\"annotator\":\"a\",\"confusion\":{\"x\":1}}",
	  "confusion must be an object of objects of counts", 1, 35 },
	{ "{\"annotator\":\"a\",\"confusion\":{\"x\":{\"y\":-1}}}",
	  "a count of confusion must be a number of 0 or more", 1, 40 },
};

START_TEST(faults)
{
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		struct lbl_error err;

		ck_assert_ptr_null(load(refused[i].text, &err));
		ck_assert_str_eq(err.message, refused[i].message);
		ck_assert_uint_eq(err.line, refused[i].line);
		ck_assert_uint_eq(err.byte, refused[i].byte);
	}
}
END_TEST

SUITE("record/skills", skills_and_counts, faults)
