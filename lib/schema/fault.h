/* Faults of a schema document: all of them, each with its place. */
#ifndef LBL_SCHEMA_FAULT_H
#define LBL_SCHEMA_FAULT_H

#include <stddef.h>
#include <stdint.h>

#include "json/document.h"

struct lbl_fault {
	uint64_t line, byte;
	const char *rule; /* "schema.member", …; static */
	char *pointer;    /* JSON Pointer to the value at fault; owned */
	char *message;    /* owned */
};

/* All zero is an empty list. */
struct lbl_faults {
	struct lbl_fault *v;
	size_t n, cap;
};

/* lbl_faults_add -- appends a fault of a node of the document. */
void lbl_faults_add(struct lbl_faults *f, const struct lbl_doc *doc, const struct lbl_node *node,
		    const char *rule, const char *fmt, ...) __attribute__((format(printf, 5, 6)));

/* lbl_faults_add_error -- appends a fault that kept the document from being read. */
void lbl_faults_add_error(struct lbl_faults *f, const struct lbl_error *err);

/* lbl_faults_sort -- by place; of one place in the order added. */
void lbl_faults_sort(struct lbl_faults *f);
void lbl_faults_clear(struct lbl_faults *f);

#endif
