/* What judges share while a record is judged, for lib/schema alone. */
#ifndef LBL_SCHEMA_JUDGE_H
#define LBL_SCHEMA_JUDGE_H

#include "base/buf.h"
#include "json/stream.h"
#include "schema/parts.h"
#include "schema/validate.h"

/*
 * Where in the record a value stands: a chain of steps, upwards. A step is a member's
 * decoded name, a member's raw name, an element's index, or (without up) a whole pointer.
 */
struct lbl_at {
	const struct lbl_at *up;
	const char *name;    /* or NULL */
	struct lbl_span key; /* raw, with quotes; ptr NULL: none */
	size_t index;
};

struct lbl_validator {
	const struct lbl_schema *schema;
	lbl_found *found;
	void *arg;
	const struct lbl_line *line;
	size_t errors;             /* of this record */
	struct lbl_buf hold;       /* decoded text; emptied for each record */
	struct lbl_buf message, pointer, excerpt; /* of the finding that is being made */
	struct lbl_span *spans;    /* a stack of members that were found by walking */
	size_t n_spans, cap_spans;
	uint64_t *seen; /* by label: the number of the set that held it last */
	uint64_t sets;
};

/* What a finding says beside its message. */
struct lbl_verdict {
	const char *rule;
	enum lbl_severity severity;
	struct lbl_span expected, actual;
};

/*
 * lbl_report -- hands over a finding about a value.
 *
 *   place  the value's raw text; of what should hold it, where it is missing
 */
void lbl_report(struct lbl_validator *v, const struct lbl_at *at, struct lbl_span place,
		const struct lbl_verdict *verdict, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

/* lbl_excerpt -- raw text for a message, its end replaced by … where long; until the next. */
const char *lbl_excerpt(struct lbl_validator *v, struct lbl_span raw);

/* A kind of task: a row of the table in task.c. */
struct lbl_task_kind {
	const char *name;
	const struct lbl_shape_row *rows; /* members of the task; NULL: not supported */
	void (*finish)(struct lbl_loader *l, const struct lbl_node *node, struct lbl_task *task);
	void (*judge)(struct lbl_validator *v, const struct lbl_task *task,
		      const struct lbl_at *at, struct lbl_span value);
};

void lbl_choice_judge(struct lbl_validator *v, const struct lbl_task *task,
		      const struct lbl_at *at, struct lbl_span value);
void lbl_number_judge(struct lbl_validator *v, const struct lbl_task *task,
		      const struct lbl_at *at, struct lbl_span value);

#endif
