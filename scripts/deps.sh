#!/bin/sh
# Installs what is missing; silent and fast when all is there.
#
#   usage: deps.sh base|lint|all
#
#   base  what building, `make check` and `make demo` need
#   lint  base, and the tools of `make lint`
#   all   lint, and peers and heavy tools: `make bench`, fuzz, fault, valgrind, coverage
#
# A row a probe: a kind, what must be found, and the package that brings it. What is missing
# comes from apt-get where this user may install, else the command is printed and the status
# is 2. BUILD (default: build) takes the one peer that comes from npm.

set -u
set_name=${1:-base}

rows='
base tool gcc gcc
base tool make make
base tool pkg-config pkg-config
base tool mandoc mandoc
base tool jq jq
base tool python3 python3
base tool diff diffutils
base tool xargs findutils
base header stdio.h libc6-dev
base header jansson.h libjansson-dev
base header csv.h libcsv-dev
base header zlib.h zlib1g-dev
base header pcre2.h libpcre2-dev
base header xxhash.h libxxhash-dev
base header openssl/evp.h libssl-dev
base header check.h check
lint tool clang clang
lint tool clang-format clang-format
lint tool clang-tidy clang-tidy
lint tool cppcheck cppcheck
lint tool ctags universal-ctags
lint tool shellcheck shellcheck
lint tool zsh zsh
lint tool fish fish
all file /usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a libclang-rt-dev
all tool lcov lcov
all tool mlr miller
all tool strace strace
all tool valgrind valgrind
all tool node nodejs
all tool npm npm
'

# wanted: the rows of the set that was asked for
wanted()
{
	case $set_name in
	base) sets=base ;;
	lint) sets='base|lint' ;;
	*) sets='base|lint|all' ;;
	esac
	echo "$rows" | grep -E "^($sets) "
}

# compiles: do all headers of the set compile? One call of the compiler, for speed.
compiles()
{
	wanted | awk '
	BEGIN { print "#define PCRE2_CODE_UNIT_WIDTH 8" }
	$2 == "header" { print "#include <" $3 ">" }' |
		${CC:-cc} -x c -E -o /dev/null - 2>/dev/null
}

# there FILE...: is one of these a file?
there()
{
	for file in "$@"; do
		[ -f "$file" ] && return 0
	done
	return 1
}

# there_any PATTERN: the same for what a pattern matches
there_any()
{
	# shellcheck disable=SC2086  # a pattern
	there $1
}

missing()
{
	compiles && headers=there || headers=unsure
	wanted | while read -r _ kind what package; do
		case $kind in
		tool) command -v "$what" >/dev/null 2>&1 ;;
		file) there_any "$what" ;;
		header)
			[ "$headers" = there ] || there "/usr/include/$what" \
				/usr/include/*-linux-gnu*/"$what" "/usr/local/include/$what"
			;;
		esac || echo "$package"
	done
}

# run_as_root COMMAND...: directly, or by sudo where that asks for no password
run_as_root()
{
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	else
		sudo -n "$@"
	fi
}

may_install()
{
	command -v apt-get >/dev/null 2>&1 || return 1
	[ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null
}

# install_packages NAME...: a bare machine has no package lists, so they are fetched first
install_packages()
{
	echo "deps: installing $*"
	run_as_root apt-get update -q &&
		run_as_root env DEBIAN_FRONTEND=noninteractive \
			apt-get install -q -y --no-install-recommends "$@"
}

# peer_of_npm: DuckDB, for `make bench`
peer_of_npm()
{
	peers=${BUILD:-build}/peers
	[ ! -d "$peers/node_modules/@duckdb/node-api" ] || return 0
	mkdir -p "$peers" && npm install --prefix "$peers" --no-audit --no-fund @duckdb/node-api
}

# shellcheck disable=SC2046  # a list of names
set -- $(missing)
if [ $# -gt 0 ] && ! { may_install && install_packages "$@"; }; then
	echo "deps: packages are missing. Install them with:" >&2
	echo "    sudo apt-get update && sudo apt-get install -y --no-install-recommends $*" >&2
	exit 2
fi
[ "$set_name" != all ] || peer_of_npm
