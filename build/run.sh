# shellcheck shell=bash
# ./portal run, replay, verify, migrate: build, then become the portal's process. Sourced, never run.

replay_command() {
  local whole="" place="${Database__ConnectionString:-}${Database__Provider:-}" argument
  for argument in "$@"; do
    case $argument in
      --with-units) whole=yes ;;
      --data | --url | --help) place=named ;;
    esac
  done
  if [[ -z $whole || -n $place ]]; then
    pass_on replay "$@"
    return
  fi
  # A province is worth a real database server; it is gone afterwards, as the small one of a single unit.
  start_postgres fsync=on synchronous_commit=on shared_buffers=512MB max_wal_size=8GB checkpoint_timeout=30min
  export Database__Provider=PostgreSql Database__ConnectionString=$POSTGRES
  STAY=yes pass_on replay "$@"
}

run_command() {
  local port=8080 data="$ROOT/.portal" engine="" arguments=()
  while [[ $# -gt 0 ]]; do
    case $1 in
      --port) take_value run "$@"; port=$VALUE; shift 2 ;;
      --data) take_value run "$@"; data=$(absolute_path "$VALUE"); shift 2 ;;
      --engine) take_value run "$@"; engine=$VALUE; shift 2 ;;
      --role) take_value run "$@"; arguments+=(--role "$VALUE"); shift 2 ;;
      --no-demo | --public) arguments+=("$1"); shift ;;
      --help) help_run; return ;;
      *) unknown_option run "$1" ;;
    esac
  done
  [[ $port =~ ^[0-9]{1,5}$ && $((10#$port)) -ge 1 && $((10#$port)) -le 65535 ]] ||
    fail "--port needs a number from 1 to 65535, not '$port'."
  become_portal "$engine" run --port "$((10#$port))" --data "$data" "${arguments[@]}"
}

# pass_on COMMAND ARGUMENTS...: everything but --engine and --help is the portal's own business.
pass_on() {
  local command=$1 engine="" data="" arguments=()
  shift
  while [[ $# -gt 0 ]]; do
    case $1 in
      --engine) take_value "$command" "$@"; engine=$VALUE; shift 2 ;;
      --data) take_value "$command" "$@"; data=$(absolute_path "$VALUE"); shift 2 ;;
      --help) "help_$command"; return ;;
      *) arguments+=("$1"); shift ;;
    esac
  done
  # The same default as ./portal run, wherever the caller stands.
  [[ -n $data || $command == replay ]] || data="$ROOT/.portal"
  [[ -z $data ]] || arguments+=(--data "$data")
  become_portal "$engine" "$command" "${arguments[@]}"
}

# exec: Ctrl-C and SIGTERM reach the portal itself, and its exit code is the script's.
become_portal() {
  local engine=$1
  shift
  require_sdk
  use_engine "$engine"
  build_release "$ENGINE" src/Portal.Silo/Portal.Silo.csproj
  export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-${DOTNET_ENVIRONMENT:-Development}}
  export DOTNET_ENVIRONMENT=${DOTNET_ENVIRONMENT:-$ASPNETCORE_ENVIRONMENT}
  server_runtime
  if [[ -n ${STAY:-} ]]; then
    dotnet "$(built_dll "$ENGINE" src/Portal.Silo)" "$@"
    return
  fi
  run_cleanups
  exec dotnet "$(built_dll "$ENGINE" src/Portal.Silo)" "$@"
}
