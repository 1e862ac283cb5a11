# shellcheck shell=bash
# ./portal chaos. Sourced, never run.

chaos_command() {
  local engine="" minutes=3 next="" arguments=()
  while [[ $# -gt 0 ]]; do
    case $1 in
      --minutes) take_value chaos "$@"; minutes=$VALUE; shift 2 ;;
      --seed | --kills | --silos | --apis) take_value chaos "$@"; check_number "$1" "$VALUE"; arguments+=("$1" "$VALUE"); shift 2 ;;
      --only) take_value chaos "$@"; arguments+=("$1" "$VALUE"); shift 2 ;;
      --next) next=yes; shift ;;
      --engine) take_value chaos "$@"; engine=$VALUE; shift 2 ;;
      --help) help_chaos; return ;;
      *) unknown_option chaos "$1" ;;
    esac
  done
  [[ $minutes =~ ^[0-9]{1,3}(\.[0-9]+)?$ ]] || fail "--minutes needs a number, not '$minutes'."
  arguments+=(--minutes "$minutes")
  require_sdk
  require_postgres
  use_engine "$engine"
  # The engine of one process has one process: it is killed, frozen and cut off all the same.
  [[ $ENGINE == Orleans ]] || arguments+=(--silos 0)
  build_release "$ENGINE" tests/Portal.Chaos/Portal.Chaos.csproj
  if [[ -n $next && $ENGINE == Orleans ]]; then
    build_next "$ENGINE"
    arguments+=(--next "$NEXT")
  fi
  dotnet "$(built_dll "$ENGINE" tests/Portal.Chaos)" "${arguments[@]}"
}

check_number() { [[ $2 =~ ^[0-9]{1,9}$ ]] || fail "$1 needs a number, not '$2'."; }
