/*
 * list: strings that an option collects. Strings end in NUL, so none holds one;
 * whoever adds bytes from elsewhere checks that first (base/opt does).
 */
#include "base/list.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void lbl_list_add(struct lbl_list *l, const char *s, size_t len)
{
	l->v = lbl_grow(l->v, &l->cap, l->n + 1, sizeof(*l->v));
	l->v[l->n++] = lbl_strndup(s, len);
}

bool lbl_list_has(const struct lbl_list *l, const char *s, size_t len)
{
	for (size_t i = 0; i < l->n; i++)
		if (strlen(l->v[i]) == len && memcmp(l->v[i], s, len) == 0)
			return true;
	return false;
}

void lbl_list_clear(struct lbl_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->v[i]);
	free(l->v);
	*l = (struct lbl_list){ 0 };
}
