/* The network of slots that ROVER aligns texts into; see stat/rover.h. */
#ifndef LBL_STAT_ROVER_NETWORK_H
#define LBL_STAT_ROVER_NETWORK_H

#include <stddef.h>
#include <stdint.h>

struct lbl_rover_arc {
	uint32_t token; /* or LBL_ROVER_NULL */
	int64_t weight;
};

/* Its arcs are in the order in which they came. */
struct lbl_rover_node {
	size_t first, n; /* among the network's arcs */
};

struct lbl_rover_layer {
	struct lbl_rover_node *nodes;
	struct lbl_rover_arc *arcs;
	size_t n_nodes, nodes_cap, n_arcs, arcs_cap;
};

/* All zero at first; used again from text to text. */
struct lbl_rover_network {
	struct lbl_rover_layer now, next; /* the next is made of this and a text */
	size_t n_texts;                   /* in it */
	int64_t weight;                   /* of all of them */
	size_t *row;                      /* costs */
	unsigned char *moves;             /* by row of the table, then cell of the band */
	unsigned char *path;              /* the moves of the best path */
	size_t row_cap, moves_cap, path_cap;
};

void lbl_rover_network_clear(struct lbl_rover_network *w);

/* lbl_rover_network_empty -- without texts again; the first that is added makes the slots. */
void lbl_rover_network_empty(struct lbl_rover_network *w);

/*
 * lbl_rover_network_add -- aligns a text of n tokens.
 *
 *   weight  > 0; stat/units
 *
 * Cost: O((n + slots) * (d + 8) * arcs of a slot) for an alignment that costs d, and a byte for
 * each of its cells.
 */
void lbl_rover_network_add(struct lbl_rover_network *w, const uint32_t *tokens, size_t n,
			   int64_t weight);

#endif
