# shellcheck shell=bash
# Which of the two engines to build with (docs/adr/0002-two-engines.md). Sourced, never run.

readonly ENGINE_FILE="$ROOT/.portal/engine"
readonly ENGINE_PACKAGES=(Microsoft.Orleans.Server Microsoft.Orleans.Persistence.AdoNet
  Microsoft.Orleans.Clustering.AdoNet Hangfire.AspNetCore Hangfire.InMemory Hangfire.PostgreSql)
readonly PROBE_SECONDS=90

engine_command() {
  case ${1:-} in
    "") use_engine ""; say "Engine: $ENGINE (chosen in .portal/engine; ./portal engine --detect looks again)" ;;
    --help) help_engine ;;
    --detect) require_sdk; detect_engine ;;
    -*) unknown_option engine "$1" ;;
    *) check_engine "$1"; write_engine "$1"; say "Engine: $1, from now on." ;;
  esac
}

check_engine() {
  [[ $1 == Orleans || $1 == InProcess ]] || fail "There is no engine '$1'." "Use Orleans or InProcess."
}

# use_engine NAME: sets ENGINE to NAME, or to the stored choice, or finds out once and stores it.
use_engine() {
  if [[ -n $1 ]]; then
    check_engine "$1"
    ENGINE=$1
    return
  fi
  require_sdk
  [[ -s $ENGINE_FILE ]] || detect_engine
  ENGINE=$(<"$ENGINE_FILE")
  check_engine "$ENGINE"
}

write_engine() {
  mkdir -p "$(dirname "$ENGINE_FILE")"
  printf '%s\n' "$1" >"$ENGINE_FILE"
}

detect_engine() {
  say "Looking once whether the package feed carries Orleans and Hangfire ..."
  if feed_has_orleans; then
    write_engine Orleans
    say "Engine: Orleans (the feed has its packages)."
  else
    write_engine InProcess
    say "Engine: InProcess (the feed has not all packages of Orleans and Hangfire; one process, no cluster)."
  fi
}

# A restore is the only honest answer: a mirror may list a package and lack what it depends on.
feed_has_orleans() {
  make_scratch
  local probe="$SCRATCH/probe" options
  mkdir -p "$probe"
  cp "$ROOT/Directory.Packages.props" "$ROOT/global.json" "$probe/"
  [[ ! -f $ROOT/nuget.config ]] || cp "$ROOT/nuget.config" "$probe/"
  probe_project >"$probe/Probe.csproj"
  mapfile -t options < <(dotnet_options Orleans)
  (cd "$probe" && timeout "$PROBE_SECONDS" dotnet restore Probe.csproj -v quiet "${options[@]}") \
    >"$probe/log" 2>&1 </dev/null
}

probe_project() {
  printf '<Project Sdk="Microsoft.NET.Sdk">\n'
  printf '  <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>\n'
  printf '  <ItemGroup>\n'
  printf '    <PackageReference Include="%s" />\n' "${ENGINE_PACKAGES[@]}"
  printf '  </ItemGroup>\n</Project>\n'
}
