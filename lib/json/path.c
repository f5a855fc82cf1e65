/*
 * Paths: parsed into steps, joined into one tree that the scanner walks beside the text.
 * The scanner (scan*.c) does the matching; what a value means is left to others.
 */
#include "json/path.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "json/path_tree.h"
#include "json/scan.h"

static int name_cmp(struct lbl_span a, struct lbl_span b)
{
	if (a.len != b.len)
		return a.len < b.len ? -1 : 1;
	return a.len ? memcmp(a.ptr, b.ptr, a.len) : 0;
}

/* The place of the name among the children, or where it would go. */
static size_t find_place(const struct lbl_path_node *n, struct lbl_span name, bool *found)
{
	size_t low = 0, high = n->n_children;

	*found = false;
	while (low < high && !*found) {
		size_t mid = low + (high - low) / 2;
		int c = name_cmp(n->children[mid]->name, name);

		if (c < 0)
			low = mid + 1;
		else
			high = mid;
		if (c == 0) {
			low = mid;
			*found = true;
		}
	}
	return low;
}

const struct lbl_path_node *lbl_path_member(const struct lbl_path_node *n, struct lbl_span name)
{
	bool found;
	size_t at;

	if (!(n->lengths >> (name.len % 64) & 1))
		return NULL;
	at = find_place(n, name, &found);
	return found ? n->children[at] : NULL;
}

/* RFC 6901: an index is 0, or digits without a leading zero. */
static size_t index_of(struct lbl_span name)
{
	size_t v = 0;

	if (name.len == 0 || (name.len > 1 && name.ptr[0] == '0'))
		return SIZE_MAX;
	for (size_t i = 0; i < name.len; i++) {
		size_t digit = (size_t)(name.ptr[i] - '0');

		if (name.ptr[i] < '0' || name.ptr[i] > '9' || v > (SIZE_MAX - 1 - digit) / 10)
			return SIZE_MAX;
		v = v * 10 + digit;
	}
	return v;
}

static struct lbl_path_node *node_new(struct lbl_paths *p, struct lbl_span name)
{
	struct lbl_path_node *n = lbl_alloc_zero(1, sizeof(*n));

	n->name = (struct lbl_span){ lbl_strndup(name.ptr, name.len), name.len };
	n->index = index_of(name);
	n->slot = p->n_paths;
	n->id = p->n_nodes++;
	return n;
}

static void node_free(struct lbl_path_node *n)
{
	if (!n)
		return;
	for (size_t i = 0; i < n->n_children; i++)
		node_free(n->children[i]);
	free(n->children);
	free((void *)(uintptr_t)n->name.ptr);
	free(n);
}

/* The child of that name, made where it is missing. */
static struct lbl_path_node *step(struct lbl_paths *p, struct lbl_path_node *n,
				  struct lbl_span name)
{
	bool found;
	size_t at = find_place(n, name, &found);

	if (found)
		return n->children[at];
	n->children = lbl_grow(n->children, &n->cap_children, n->n_children + 1,
			       sizeof(struct lbl_path_node *));
	memmove(n->children + at + 1, n->children + at,
		(n->n_children - at) * sizeof(struct lbl_path_node *));
	n->children[at] = node_new(p, name);
	n->n_children++;
	n->lengths |= (uint64_t)1 << (name.len % 64);
	return n->children[at];
}

/* Undoes ~0 and ~1 in place; false: another character follows a '~'. */
static bool unescape(char *token)
{
	char *to = token;

	for (const char *from = token; *from; from++) {
		if (*from == '~') {
			from++;
			if (*from != '0' && *from != '1')
				return false;
			*to++ = *from == '0' ? '~' : '/';
		} else {
			*to++ = *from;
		}
	}
	*to = '\0';
	return true;
}

/* Walks the steps of a path of that separator; NULL with what is wrong with it. */
static struct lbl_path_node *walk_steps(struct lbl_paths *p, char *path, char separator,
					const char **wrong)
{
	struct lbl_path_node *n = p->root;
	size_t depth = 0;

	for (char *token = path, *next; token; token = next) {
		next = strchr(token, separator);
		if (next)
			*next++ = '\0';
		*wrong = NULL;
		if (separator == '.' && *token == '\0')
			*wrong = "an empty name between dots";
		if (separator == '/' && !unescape(token))
			*wrong = "'~' must be followed by 0 or 1";
		if (++depth > LBL_DEPTH_MAX)
			*wrong = "deeper than any record may be";
		if (*wrong)
			return NULL;
		n = step(p, n, lbl_span_of(token));
	}
	return n;
}

static struct lbl_path_node *compile(struct lbl_paths *p, const char *path, struct lbl_error *err)
{
	struct lbl_path_node *n = p->root;
	char separator = path[0] == '/' ? '/' : '.';
	const char *wrong;
	char *copy;

	if (path[0] == '\0' || strcmp(path, ".") == 0)
		return n;
	copy = lbl_strdup(path);
	n = walk_steps(p, copy + (path[0] == separator), separator, &wrong);
	free(copy);
	if (!n)
		lbl_error_set(err, LBL_E_USAGE, "path '%s': %s", path, wrong);
	return n;
}

static void claim_slot(struct lbl_paths *p, struct lbl_path_node *n, size_t slot)
{
	if (n->slot == p->n_paths) {
		n->slot = slot;
		return;
	}
	p->aliases = lbl_grow(p->aliases, &p->cap_aliases, p->n_aliases + 1, sizeof(*p->aliases));
	p->aliases[p->n_aliases++] = (struct lbl_path_alias){ .slot = slot, .of = n->slot };
}

struct lbl_paths *lbl_paths_new(const char *const *paths, size_t n, struct lbl_error *err)
{
	struct lbl_paths *p;

	if (n > LBL_PATHS_MAX) {
		lbl_error_set(err, LBL_E_USAGE, "%zu paths: at most %d are possible", n,
			      LBL_PATHS_MAX);
		return NULL;
	}
	p = lbl_alloc_zero(1, sizeof(*p));
	p->n_paths = n;
	p->root = node_new(p, lbl_span_of(""));
	for (size_t i = 0; i < n; i++) {
		struct lbl_path_node *end;

		if (!paths[i])
			continue;
		end = compile(p, paths[i], err);
		if (!end) {
			lbl_paths_free(p);
			return NULL;
		}
		claim_slot(p, end, i);
	}
	return p;
}

void lbl_paths_free(struct lbl_paths *p)
{
	if (!p)
		return;
	node_free(p->root);
	free(p->aliases);
	free(p);
}

size_t lbl_paths_count(const struct lbl_paths *p)
{
	return p->n_paths;
}
