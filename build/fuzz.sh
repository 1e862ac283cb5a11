# shellcheck shell=bash
# ./portal fuzz. Sourced, never run.

fuzz_command() {
  local engine="" postgres="" arguments=()
  while [[ $# -gt 0 ]]; do
    case $1 in
      --engine) take_value fuzz "$@"; engine=$VALUE; shift 2 ;;
      --minutes | --requests | --seed | --only | --url) take_value fuzz "$@"; arguments+=("$1" "$VALUE"); shift 2 ;;
      --postgres) postgres=yes; shift ;;
      --help) help_fuzz; return ;;
      *) unknown_option fuzz "$1" ;;
    esac
  done
  require_sdk
  use_engine "$engine"
  build_release "$ENGINE" tests/Portal.Fuzz/Portal.Fuzz.csproj
  if [[ -n $postgres ]]; then
    start_postgres
    export PORTAL_FUZZ_POSTGRES=$POSTGRES
  fi
  dotnet "$(built_dll "$ENGINE" tests/Portal.Fuzz)" "${arguments[@]}"
}
