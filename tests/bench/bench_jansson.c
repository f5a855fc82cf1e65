/* bench_jansson: parses each line with jansson and does nothing more. FILE: JSON lines. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	FILE *in = argc == 2 ? fopen(argv[1], "r") : NULL;
	char *line = NULL;
	size_t cap = 0, lines = 0;
	ssize_t n;

	if (!in) {
		fprintf(stderr, "usage: bench_jansson FILE\n");
		return 2;
	}
	while ((n = getline(&line, &cap, in)) > 0) {
		json_t *record = json_loadb(line, (size_t)n, JSON_ALLOW_NUL, NULL);

		if (!record)
			return 2;
		json_decref(record);
		lines++;
	}
	printf("%zu\n", lines);
	free(line);
	fclose(in);
	return 0;
}
