/*
 * gen_crowd: judgments of a crowd, the same bytes for the same arguments.
 *
 *   gen_crowd judgments ITEMS   annotations of 3 members, some 52 bytes, in no order: 5 of 500
 *                               annotators an item, those of low numbers far more often; 4 classes
 *   gen_crowd truth ITEMS       the items' true classes, a label each, in order
 *
 * Dawid and Skene's model draws them: classes have shares .4, .3, .2, .1; of 100 annotators 70
 * are right 65 to 90 times in 100, class by class, and have their own way to err, 20 are right
 * 40 to 65 times, 5 answer by chance, 5 give one class 97 times.
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw.h"

#define SEED       43
#define ANNOTATORS 500
#define CLASSES    4
#define RATERS     5
#define PARTS      1000 /* of a probability */
#define STREAM     64   /* numbers that one item, row or annotator may draw */

enum { OF_ITEM, OF_ROW, OF_ANNOTATOR, OF_KINDS };

static uint64_t state;

static uint64_t next(void)
{
	return splitmix(&state);
}

static unsigned below(uint64_t n)
{
	return (unsigned)(next() % n);
}

/* What is drawn next is told by the kind and the number, whatever was drawn before. */
static void seek(unsigned kind, uint64_t number)
{
	state = SEED + (number * OF_KINDS + kind) * (0x9e3779b97f4a7c15u * STREAM);
}

static unsigned cells[ANNOTATORS][CLASSES][CLASSES]; /* parts: annotator, true class, label */
static uint64_t activity[ANNOTATORS];                /* summed up */

static unsigned pick(const unsigned *parts)
{
	unsigned x = below(PARTS), k = 0;

	while (k + 1 < CLASSES && x >= parts[k])
		x -= parts[k++];
	return k;
}

/* A row that is right so often; errors fall where this annotator and class have them. */
static void draw_row(unsigned *row, unsigned truth, unsigned right)
{
	unsigned weight[CLASSES], all = 0, left = PARTS - right;

	for (unsigned l = 0; l < CLASSES; l++) {
		weight[l] = l == truth ? 0 : 1 + below(PARTS);
		all += weight[l];
	}
	for (unsigned l = 0; l < CLASSES; l++)
		row[l] = l == truth ? right : left * weight[l] / all;
}

static void even_row(unsigned *row)
{
	for (unsigned l = 0; l < CLASSES; l++)
		row[l] = PARTS / CLASSES;
}

static void draw_annotator(unsigned a)
{
	unsigned kind = a * 37 % 100; /* so that each hundred of numbers has all kinds */
	unsigned favourite;

	seek(OF_ANNOTATOR, a);
	favourite = below(CLASSES);
	for (unsigned k = 0; k < CLASSES; k++)
		if (kind < 70)
			draw_row(cells[a][k], k, 650 + below(250));
		else if (kind < 90)
			draw_row(cells[a][k], k, 400 + below(250));
		else if (kind < 95)
			even_row(cells[a][k]);
		else
			draw_row(cells[a][k], favourite, 970);
}

static void draw_crowd(void)
{
	uint64_t sum = 0;

	for (unsigned a = 0; a < ANNOTATORS; a++) {
		draw_annotator(a);
		sum += 1000000 / (a + 10); /* Zipf's law, a little flatter at the top */
		activity[a] = sum;
	}
}

static unsigned someone(void)
{
	uint64_t x = next() % activity[ANNOTATORS - 1];
	unsigned low = 0, high = ANNOTATORS - 1;

	while (low < high) {
		unsigned mid = (low + high) / 2;

		if (x < activity[mid])
			high = mid;
		else
			low = mid + 1;
	}
	return low;
}

/* Sets who judges an item; returns its true class. */
static unsigned draw_item(uint64_t item, unsigned *who)
{
	static const unsigned shares[CLASSES] = { 400, 300, 200, 100 };
	unsigned truth;

	seek(OF_ITEM, item);
	truth = pick(shares);
	for (unsigned n = 0, i; n < RATERS; n += i == n) {
		who[n] = someone();
		for (i = 0; i < n && who[i] != who[n]; i++)
			;
	}
	return truth;
}

static int judgment(uint64_t row)
{
	uint64_t item = row / RATERS;
	unsigned who[RATERS], truth = draw_item(item, who), a = who[row % RATERS];

	seek(OF_ROW, row);
	return printf("{\"item\":\"i%07" PRIu64 "\",\"annotator\":\"a%03u\",\"label\":\"c%u\"}\n",
		      item, a, pick(cells[a][truth]));
}

static int judgments(uint64_t items)
{
	unsigned bits = 1;

	while (items * RATERS >> bits)
		bits++;
	for (uint64_t i = 0; i >> bits == 0; i++) {
		uint64_t row = scatter(i, bits);

		if (row < items * RATERS && judgment(row) < 0)
			return 2;
	}
	return 0;
}

static int truth(uint64_t items)
{
	unsigned who[RATERS];

	for (uint64_t i = 0; i < items; i++)
		if (printf("{\"item\":\"i%07" PRIu64 "\",\"label\":\"c%u\"}\n", i,
			   draw_item(i, who)) < 0)
			return 2;
	return 0;
}

int main(int argc, char **argv)
{
	int status = 2;

	if (argc != 3 || (strcmp(argv[1], "judgments") != 0 && strcmp(argv[1], "truth") != 0)) {
		fprintf(stderr, "usage: gen_crowd judgments|truth ITEMS\n");
		return 2;
	}
	draw_crowd();
	status = (argv[1][0] == 'j' ? judgments : truth)(strtoull(argv[2], NULL, 10));
	return fclose(stdout) ? 2 : status;
}
