/*
 * measure: runs a command, its stdout to a file, and says what it took.
 *
 *   measure OUT COMMAND [ARG]...
 *
 * Prints "STATUS WALL_S CPU_S PEAK_KB": the exit status, seconds, user and system seconds
 * of the command with its children, and the largest resident set. Written in C so that
 * the floor of that set is a megabyte and not an interpreter.
 */
#define _DEFAULT_SOURCE /* wait4 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void become(const char *out, char **command)
{
	int fd = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	if (fd < 0 || dup2(fd, 1) < 0)
		_exit(126);
	execvp(command[0], command);
	_exit(127);
}

int main(int argc, char **argv)
{
	struct rusage use;
	double start = now();
	int status;
	pid_t pid;

	if (argc < 3) {
		fprintf(stderr, "usage: measure OUT COMMAND [ARG]...\n");
		return 2;
	}
	pid = fork();
	if (pid == 0)
		become(argv[1], argv + 2);
	if (pid < 0 || wait4(pid, &status, 0, &use) < 0) {
		perror("measure");
		return 2;
	}
	printf("%d %.4f %.4f %ld\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128, now() - start,
	       seconds(use.ru_utime) + seconds(use.ru_stime), use.ru_maxrss);
	return 0;
}
