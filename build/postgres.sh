# shellcheck shell=bash
# PostgreSQL for tests and benchmarks: installed when missing, started, always removed again. Sourced, never run.

require_postgres() {
  "$ROOT/build/throwaway-postgres" check 2>/dev/null || install_postgres
}

install_postgres() {
  apt_install PostgreSQL postgresql || missing_postgres "$APT_PROBLEM"
  "$ROOT/build/throwaway-postgres" check
}

missing_postgres() {
  fail "PostgreSQL is not installed, and $1." "Install it, then try again: sudo apt-get install -y postgresql" \
    "(Only the programs are used: a throw-away server runs beside any other one, on a free port.)"
}

# start_postgres [SETTING=VALUE ...]: sets POSTGRES to an Npgsql connection string of a superuser.
start_postgres() {
  require_postgres
  local directory
  directory=$(mktemp -d "${TMPDIR:-/tmp}/portal-postgres.XXXXXX")
  chmod 755 "$directory"
  on_exit "'$ROOT/build/throwaway-postgres' remove '$directory/server'; rm -rf -- '$directory'"
  POSTGRES=$("$ROOT/build/throwaway-postgres" start "$directory/server" "$@") || fail "PostgreSQL did not start."
}
