/*
 * gen: the data of the benchmarks, the same bytes for the same arguments.
 *
 *   gen annotations BYTES     about BYTES of annotations, 8 members, some 190 bytes each
 *   gen small LINES           annotations of 3 members, some 69 bytes, 3.2 items in 10 lines
 *   gen csv BYTES             rows like `annotations`, quoted, with "" and line breaks
 *   gen judged ITEMS          annotations of 3 members, some 52 bytes, by item: 3 of 200
 *                             annotators, 1 in 10 missing, 5 classes, 4 of 5 labels the true one
 *   gen judged-few ITEMS      the same by 3 annotators
 *   gen judged-shuffled ITEMS the lines of `judged` in no order
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw.h"

#define SEED 42
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define ANNOTATORS 240
#define ITEMS_OF_LINES(lines) ((lines) / 3) /* drawn with repetition: 0.95 of them appear */

static const char *const words[] = {
	"the", "service", "was", "never", "so", "good", "refund", "came", "late", "but",
	"café", "staff", "naïve", "helped", "me", "quickly", "über", "alles",
	"thanks", "price", "fair", "100 €", "again", "ça", "va", "box", "broken",
	"日本", "Zoë", "works", "as", "told", "не", "плохо", "nice", "handle",
};

/* Written as JSON; in CSV the same characters come plain. */
static const struct {
	const char *json, *csv;
} escapes[] = {
	{ "\\\"never again\\\"", "\"\"never again\"\"" },
	{ "line one\\nline two", "line one\nline two" },
	{ "caf\\u00e9", "café" },
	{ "c:\\\\temp", "c:\\temp" },
};
static const char *const labels[] = { "positive", "negative", "neutral", "mixed" };

static uint64_t state = SEED;

static uint64_t next(void)
{
	return splitmix(&state);
}

static unsigned below(uint64_t n)
{
	return (unsigned)(next() % n);
}

/* 5 to 9 words; a third of the texts hold something that needs an escape. */
static void make_text(char *out, size_t size, bool csv)
{
	unsigned n = 5 + below(5), escaped = below(3) == 0 ? below(n) : n;
	size_t len = 0;

	for (unsigned i = 0; i < n; i++) {
		unsigned e = below(COUNT(escapes));
		const char *word = words[below(COUNT(words))];

		if (i == escaped)
			word = csv ? escapes[e].csv : escapes[e].json;
		len += (size_t)snprintf(out + len, size - len, "%s%s", i ? " " : "", word);
	}
}

struct row {
	unsigned item, annotator, label, confidence, day, second;
	char text[256];
};

static void make_row(struct row *r, bool csv)
{
	r->item = below(400000);
	r->annotator = below(ANNOTATORS);
	r->label = below(COUNT(labels));
	r->confidence = 50 + below(50);
	r->day = 1 + below(28);
	r->second = below(86400);
	make_text(r->text, sizeof(r->text), csv);
}

static int annotations(uint64_t bytes)
{
	struct row r;

	for (uint64_t n = 0, id = 1; n < bytes; id++) {
		int len;

		make_row(&r, false);
		len = printf("{\"id\":\"a-%07" PRIu64 "\",\"item\":\"r-%06u\","
			     "\"annotator\":\"w%03u\",\"label\":\"%s\",\"confidence\":0.%02u,"
			     "\"created_at\":\"2026-02-%02uT%02u:%02u:%02uZ\","
			     "\"stage\":\"label\",\"text\":\"%s\"}\n",
			     id, r.item, r.annotator, labels[r.label], r.confidence, r.day,
			     r.second / 3600, r.second / 60 % 60, r.second % 60, r.text);
		if (len < 0)
			return 2;
		n += (uint64_t)len;
	}
	return 0;
}

static int small(uint64_t lines)
{
	for (uint64_t i = 0; i < lines; i++)
		if (printf("{\"item\":\"item-%09u\",\"annotator\":\"worker-%03u\","
			   "\"label\":\"%s\"}\n",
			   below(ITEMS_OF_LINES(lines) + 1), below(ANNOTATORS),
			   labels[below(COUNT(labels))]) < 0)
			return 2;
	return 0;
}

static int csv(uint64_t bytes)
{
	struct row r;

	printf("id,item,annotator,label,confidence,text\n");
	for (uint64_t n = 0, id = 1; n < bytes; id++) {
		int len;

		make_row(&r, true);
		len = printf("a-%07" PRIu64 ",r-%06u,w%03u,%s,0.%02u,\"%s\"\n", id, r.item,
			     r.annotator, labels[r.label], r.confidence, r.text);
		if (len < 0)
			return 2;
		n += (uint64_t)len;
	}
	return 0;
}

#define RATERS 3 /* of an item */
#define CLASSES 5

/* The same for the same number, whatever was drawn before. */
static void seek(uint64_t number)
{
	state = SEED + number * 0x9e3779b97f4a7c15u * 64;
}

/* Rating `number` of all: 1 in 10 is missing. Its item's annotators are told by the item. */
static int judge(uint64_t number, unsigned annotators)
{
	uint64_t item = number / RATERS;
	unsigned who[RATERS], truth, label;

	seek(item * (RATERS + 1));
	truth = below(CLASSES);
	who[0] = below(annotators);
	who[1] = (who[0] + 1 + below(annotators - 1)) % annotators;
	do
		who[2] = below(annotators);
	while (who[2] == who[0] || who[2] == who[1]);
	seek(item * (RATERS + 1) + 1 + number % RATERS);
	if (below(10) == 0)
		return 0;
	label = below(100) < 79 ? truth : below(CLASSES);
	return printf("{\"item\":\"i%07" PRIu64 "\",\"annotator\":\"a%03u\",\"label\":\"c%u\"}\n",
		      item, who[number % RATERS], label);
}

static int judged_by(uint64_t items, unsigned annotators)
{
	for (uint64_t i = 0; i < items * RATERS; i++)
		if (judge(i, annotators) < 0)
			return 2;
	return 0;
}

static int judged(uint64_t items)
{
	return judged_by(items, 200);
}

static int judged_few(uint64_t items)
{
	return judged_by(items, RATERS);
}

static int judged_shuffled(uint64_t items)
{
	unsigned bits = 1;

	while (items * RATERS >> bits)
		bits++;
	for (uint64_t i = 0; i >> bits == 0; i++) {
		uint64_t number = scatter(i, bits);

		if (number < items * RATERS && judge(number, 200) < 0)
			return 2;
	}
	return 0;
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		int (*make)(uint64_t);
	} kinds[] = { { "annotations", annotations },
		      { "small", small },
		      { "csv", csv },
		      { "judged", judged },
		      { "judged-few", judged_few },
		      { "judged-shuffled", judged_shuffled } };

	for (size_t i = 0; argc == 3 && i < COUNT(kinds); i++)
		if (strcmp(argv[1], kinds[i].name) == 0) {
			int status = kinds[i].make(strtoull(argv[2], NULL, 10));

			return fclose(stdout) ? 2 : status;
		}
	fprintf(stderr, "usage: gen annotations|small|csv|judged|judged-few|judged-shuffled N\n");
	return 2;
}
