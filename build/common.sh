# shellcheck shell=bash
# Words and small tools that every command of ./portal shares. Sourced, never run.

say() { printf '%s\n' "$*" >&2; }

fail() {
  printf 'portal: %s\n' "$1" >&2
  shift
  local line
  for line in "$@"; do printf '        %s\n' "$line" >&2; done
  exit 1
}

# An option that a command does not know: say which ones there are.
unknown_option() { fail "$1 does not know '$2'." "See './portal $1 --help'."; }

# take_value COMMAND OPTION [VALUE]: sets VALUE to what must follow an option. Not a subshell: fail must end the script.
take_value() {
  [[ $# -ge 3 && -n $3 ]] || fail "$2 needs a value." "See './portal $1 --help'."
  VALUE=$3
}

# Clean-up runs in the reverse order of registration, whatever ends the script.
CLEANUPS=()
on_exit() { CLEANUPS+=("$*"); }
run_cleanups() {
  local index
  for ((index = ${#CLEANUPS[@]} - 1; index >= 0; index--)); do
    eval "${CLEANUPS[index]}" || true
  done
  CLEANUPS=()
}
trap run_cleanups EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# A private directory that is gone when the script ends: sets SCRATCH.
make_scratch() {
  [[ -z ${SCRATCH:-} ]] || return 0
  SCRATCH=$(mktemp -d "${TMPDIR:-/tmp}/portal.XXXXXX")
  on_exit "rm -rf -- '$SCRATCH'"
}

# apt_install WHAT PACKAGE...: installs Debian packages; 1 with the reason in APT_PROBLEM when it may or can not.
apt_install() {
  local what=$1 root=()
  shift
  command -v apt-get >/dev/null || { APT_PROBLEM="this is not a Debian system"; return 1; }
  if [[ $EUID -ne 0 ]]; then
    sudo -n true 2>/dev/null || { APT_PROBLEM="installing needs root or sudo without a password"; return 1; }
    root=(sudo -n)
  fi
  say "$what is missing: installing the Debian package ..."
  make_scratch
  if ! "${root[@]}" env DEBIAN_FRONTEND=noninteractive sh -c \
    'apt-get update -q && apt-get install -q -y --no-install-recommends "$@"' sh "$@" \
    >"$SCRATCH/apt.log" 2>&1 </dev/null; then
    tail -n 15 "$SCRATCH/apt.log" >&2
    APT_PROBLEM="apt-get failed (above)"
    return 1
  fi
}

seconds_since() { printf '%d' $((SECONDS - $1)); }

absolute_path() {
  case $1 in
    /*) printf '%s' "$1" ;;
    *) printf '%s/%s' "$PWD" "$1" ;;
  esac
}

# How the runtime is set for servers; the benchmarks give all contestants the same. A larger youngest generation (32 MB)
# means fewer collections under load; it can be set in the environment alone.
server_runtime() { export DOTNET_GCgen0size=${DOTNET_GCgen0size:-0x2000000}; }
