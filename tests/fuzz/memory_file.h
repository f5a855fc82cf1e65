/* A file of the fuzzer's bytes, for readers that take a name. */
#ifndef LBL_FUZZ_MEMORY_FILE_H
#define LBL_FUZZ_MEMORY_FILE_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* One for the whole run of a fuzzer, emptied for each input; its name is NUL-terminated. */
struct memory_file {
	int fd;
	char name[32];
};

static inline const char *memory_file_fill(struct memory_file *f, const uint8_t *data, size_t n)
{
	if (!f->name[0]) {
		FILE *temp = tmpfile();

		if (!temp)
			abort();
		f->fd = fileno(temp);
		snprintf(f->name, sizeof f->name, "/proc/self/fd/%d", f->fd);
	}
	if (ftruncate(f->fd, 0) || pwrite(f->fd, data, n, 0) != (ssize_t)n)
		abort();
	return f->name;
}

#endif
