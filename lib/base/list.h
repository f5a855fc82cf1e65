/* A list of strings, as an option that may be repeated collects it. */
#ifndef LBL_BASE_LIST_H
#define LBL_BASE_LIST_H

#include <stdbool.h>
#include <stddef.h>

/* All zero is an empty list; the strings are owned. */
struct lbl_list {
	char **v;
	size_t n;
	size_t cap;
};

void lbl_list_add(struct lbl_list *l, const char *s, size_t len);
bool lbl_list_has(const struct lbl_list *l, const char *s, size_t len);
void lbl_list_clear(struct lbl_list *l);

#endif
