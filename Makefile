# lbl: build, test, install. `make help` lists the targets.
#
# Sources are found by wildcard, objects lie in $(BUILD), dependencies come from -MMD.
# CFLAGS, CPPFLAGS, LDFLAGS, LDLIBS, PREFIX and DESTDIR are the caller's.

BUILD    ?= build
PREFIX   ?= /usr/local
BINDIR   ?= $(PREFIX)/bin
DATADIR  ?= $(PREFIX)/share
MANDIR   ?= $(DATADIR)/man
INSTALL  ?= install
CC       ?= cc
CFLAGS   ?= -O3 -g
WERROR   ?= 0
V        ?= 0

# One short line a step; V=1 shows the commands.
Q        := $(if $(filter 1,$(V)),,@)
say       = $(if $(Q),@echo '  $1 $(@:$(BUILD)/%=%)')

PKGS     := jansson zlib libpcre2-8 libcrypto
WARN     := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
            -Wwrite-strings -Wcast-qual -Wformat=2 -Wundef -Wvla $(if $(filter 1,$(WERROR)),-Werror)

# Asked at first use, not while this file is read: `make check` may be what installs pkg-config.
once      = $(eval $1 := $2)$($1)
PKG_CFLAGS   = $(call once,PKG_CFLAGS,$(shell pkg-config --cflags $(PKGS)))
PKG_LIBS     = $(call once,PKG_LIBS,$(shell pkg-config --libs $(PKGS)))
CHECK_CFLAGS = $(call once,CHECK_CFLAGS,$(shell pkg-config --cflags check))
CHECK_LIBS   = $(call once,CHECK_LIBS,$(shell pkg-config --libs check))

LBL_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -D_FILE_OFFSET_BITS=64 -ffp-contract=off -pthread \
             -Ilib $(WARN) $(PKG_CFLAGS)
LBL_LIBS   = $(PKG_LIBS) -lcsv -lm -pthread

LIB      := $(BUILD)/liblbl.a
LIB_OBJ  := $(patsubst %.c,$(BUILD)/%.o,$(wildcard lib/*/*.c))
CMD_SRC  := $(wildcard cmd/*.c)
PROGRAMS := $(CMD_SRC:cmd/%.c=$(BUILD)/%)
TEST_SRC := $(wildcard tests/lib/*/test_*.c)
TESTS    := $(TEST_SRC:tests/lib/%.c=$(BUILD)/tests/%)
FUZZ_SRC := $(wildcard tests/fuzz/fuzz_*.c)
FUZZERS  := $(FUZZ_SRC:%.c=$(BUILD)/%)
SHIMS    := $(patsubst %.c,$(BUILD)/%.so,$(wildcard tests/fault/shim_*.c))
MAN      := $(wildcard man/*.[1-9])
OBJ      := $(LIB_OBJ) $(patsubst %.c,$(BUILD)/%.o,$(CMD_SRC) $(TEST_SRC) $(FUZZ_SRC))
VERSION   = $(shell sed -n 's/^.define LBL_VERSION "\(.*\)"/\1/p' lib/cli/program.h)

# What the checks are told.
export BUILD

## Build
all: $(PROGRAMS)             ## the programs, in $(BUILD); the default

# What lets `make check` and `make demo` be the first command on a machine.
$(OBJ): | $(if $(filter check demo,$(MAKECMDGOALS)),deps)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC  )
	$(Q)$(CC) $(LBL_CFLAGS) $(CPPFLAGS) $(CFLAGS) $(ARCH) -MMD -MP -c -o $@ $<

$(BUILD)/lib/json/scan_avx2.o: ARCH := $(if $(filter x86_64,$(shell uname -m)),-mavx2 -mbmi -mlzcnt)
$(BUILD)/tests/lib/%.o: ARCH = -Itests/lib $(CHECK_CFLAGS)

$(LIB): $(LIB_OBJ)
	$(call say,AR  )
	@rm -f $@
	$(Q)$(AR) rcs $@ $^

$(PROGRAMS): $(BUILD)/%: $(BUILD)/cmd/%.o $(LIB)
	$(call say,LINK)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LBL_LIBS) $(LDLIBS)

$(TESTS): $(BUILD)/tests/%: $(BUILD)/tests/lib/%.o $(LIB)
	@mkdir -p $(@D)
	$(call say,LINK)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(CHECK_LIBS) $(LBL_LIBS) $(LDLIBS)

deps:                        ## installs what building, check and demo need
	@sh scripts/deps.sh base

deps-all:                    ## also the tools of lint, fuzz, fault, coverage and the peers of bench
	@sh scripts/deps.sh all

clean:                       ## removes $(BUILD)
	rm -rf $(BUILD)

## Try
demo: deps all               ## a whole labeling round on examples/
	@PATH='$(abspath $(BUILD))':"$$PATH" OUT='$(abspath $(BUILD))/demo' sh examples/demo.sh

## Test
check: deps all $(TESTS)     ## unit tests, command cases, the pages' examples, pages, layers
	@sh tests/check.sh $(TESTS)

check-unit: $(TESTS)         ## unit tests alone
	@sh tests/lib/run.sh $(TESTS)

check-cmd: all               ## command cases alone; CASE=WORD: those named so; UPDATE=1: rewrites them
	@sh tests/cmd/run.sh $(CASE)

objects: all $(TESTS)

lint: all                    ## warnings are errors, with two compilers; style, pages, scripts
	@sh tests/lint/run.sh

# Builds of another kind lie in folders of their own; this is the only recursion.
VARIANT = +@$(MAKE) --no-print-directory BUILD='$(BUILD)/$@'

asan: FLAGS := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
asan:                        ## unit tests and command cases with AddressSanitizer and UBSan
	$(VARIANT) CFLAGS='$(FLAGS)' SUITES='unit cmd' check-suites

tsan: FLAGS := -O1 -g -fno-omit-frame-pointer -fsanitize=thread
tsan:                        ## unit tests of rooms with threads and command cases, with ThreadSanitizer
	$(VARIANT) CFLAGS='$(FLAGS)' SUITES='unit cmd' LEFT_OUT='base/% stat/%' check-suites

# A case that limits the size of files fails here: the counters do not fit. They still count.
coverage:                    ## what the tests reach, as pages
	-$(VARIANT) CFLAGS='-O0 -g --coverage' SUITES='unit cmd man' check-suites
	@sh scripts/coverage.sh '$(BUILD)/$@'

# The tests of pure numbers and of the scanner's grammar would take most of the time.
valgrind: LEFT_OUT := base/% stat/% json/test_scan% json/test_text json/test_path
valgrind: all $(TESTS)       ## unit tests that own memory and command cases, under valgrind
	@VALGRIND=1 CK_FORK=no SUITES='unit cmd' LIMIT=300 sh tests/check.sh $(SUITE_TESTS)

SUITE_TESTS = $(filter-out $(addprefix $(BUILD)/tests/,$(LEFT_OUT)),$(TESTS))

check-suites: all $(TESTS)
	@sh tests/check.sh $(SUITE_TESTS)

fuzz:                        ## every fuzz target, FUZZ_SECONDS (60) in all
	$(VARIANT) CC='$(FUZZ_CC)' CFLAGS='$(FUZZ_FLAGS)' fuzz-run

FUZZ_CC      ?= clang
FUZZ_SECONDS ?= 60
FUZZ_FLAGS   := -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined \
                -fno-sanitize-recover=all

fuzz-run: $(FUZZERS)
	@FUZZ_SECONDS='$(FUZZ_SECONDS)' sh tests/fuzz/run.sh $(FUZZERS)

$(FUZZERS): %: %.o $(LIB)
	$(call say,LINK)
	$(Q)$(CC) $(CFLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LBL_LIBS) $(LDLIBS)

fault: all $(SHIMS)          ## fails allocations, reads and writes, kills, fills the disk
	@sh tests/fault/run.sh $(FAULT)

$(SHIMS): $(BUILD)/%.so: %.c
	@mkdir -p $(@D)
	$(call say,CC  )
	$(Q)$(CC) -std=c11 -D_GNU_SOURCE $(WARN) -O1 -g -shared -fPIC -pthread -o $@ $< -ldl

bench: all                   ## speed and memory, beside other tools
	@sh tests/bench/run.sh $(BENCH)

## Install
install: all                 ## programs, pages and completions, below DESTDIR and PREFIX
	@sh scripts/completions.sh '$(BUILD)/completions' $(PROGRAMS)
	@sh scripts/install.sh '$(BUILD)' '$(DESTDIR)' '$(BINDIR)' '$(MANDIR)' '$(DATADIR)' install

uninstall:                   ## removes what install put there
	@sh scripts/install.sh '$(BUILD)' '$(DESTDIR)' '$(BINDIR)' '$(MANDIR)' '$(DATADIR)' uninstall

dist:                        ## the sources as $(BUILD)/lbl-VERSION.tar.gz
	@sh scripts/dist.sh '$(BUILD)' '$(VERSION)'

help:                        ## this list
	@sed -n -e 's/^## \(.*\)/\1:/p' -e 's/^\([a-z-]*\):.*## \(.*\)/    \1\t\2/p' Makefile | \
		expand -t 20
	@echo 'Variables: BUILD CC CFLAGS CPPFLAGS LDFLAGS LDLIBS PREFIX DESTDIR WERROR=1 V=1'

-include $(OBJ:.o=.d)
.DEFAULT_GOAL := all
.PHONY: all deps deps-all clean demo check check-unit check-cmd check-suites objects lint asan tsan coverage \
        valgrind fuzz fuzz-run fault bench install uninstall dist help
.SECONDARY:
