# shellcheck shell=bash
# ./portal bench. Sourced, never run.

bench_command() {
  local engine="" arguments=()
  while [[ $# -gt 0 ]]; do
    case $1 in
      --only) take_value bench "$@"; arguments+=(--only "$VALUE"); shift 2 ;;
      --engine) take_value bench "$@"; engine=$VALUE; shift 2 ;;
      --rounds | --seconds | --warmup | --connections) take_value bench "$@"; arguments+=("$1" "$VALUE"); shift 2 ;;
      --list) arguments+=(--list); shift ;;
      --help) help_bench; return ;;
      *) unknown_option bench "$1" ;;
    esac
  done
  require_sdk
  use_engine "$engine"
  build_release "$ENGINE" bench/Portal.Load/Portal.Load.csproj
  # Durable commits (PostgreSQL's defaults, spelt out); no checkpoint in the middle of a measured round.
  start_postgres fsync=on synchronous_commit=on shared_buffers=256MB min_wal_size=4GB max_wal_size=8GB checkpoint_timeout=30min
  export PORTAL_BENCH_POSTGRES=$POSTGRES
  server_runtime
  dotnet "$(built_dll "$ENGINE" bench/Portal.Load)" bench \
    --portal "$(built_dll "$ENGINE" src/Portal.Silo)" --engine "$ENGINE" "${arguments[@]}"
}
