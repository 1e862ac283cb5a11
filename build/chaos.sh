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
    build_next
    arguments+=(--next "$NEXT")
  fi
  dotnet "$(built_dll "$ENGINE" tests/Portal.Chaos)" "${arguments[@]}"
}

check_number() { [[ $2 =~ ^[0-9]{1,9}$ ]] || fail "$1 needs a number, not '$2'."; }

# A copy of the program as a later version might be, sets NEXT to its path: its dossiers have one more method, and its
# API calls that with every step of a dossier, whether the silo knows it or not.
build_next() {
  make_scratch
  local copy="$SCRATCH/next"
  mkdir -p "$copy"
  (cd "$ROOT" && tar -c --exclude=bin --exclude=obj src data Directory.* global.json .editorconfig) | tar -x -C "$copy"
  [[ ! -f $ROOT/nuget.config ]] || cp "$ROOT/nuget.config" "$copy/"
  local grains="$copy/src/Portal.Grains/Dossiers"
  sed -i '0,/^{$/s//{\n    \/\/\/ <summary>Added.<\/summary>\n    [Alias("added-later")]\n    Task<string> AddedLaterAsync(string word);\n/' "$grains/IDossierGrain.cs"
  sed -i '0,/^{$/s//{\n    public Task<string> AddedLaterAsync(string word) => Task.FromResult(word);\n/' "$grains/DossierGrain.cs"
  local desk="$copy/src/Portal.Api/Commands/DossierDesk.cs"
  sed -i 's/() => grains.GetDossier(key).Execute(command, envelope)/async () => await grains.GetDossier(key).AddedLaterAsync("later") == "later" \&\& await grains.GetDossier(key).Execute(command, envelope) is { } answer ? answer : throw new InvalidOperationException("later")/' "$desk"
  local file
  for file in "$grains/IDossierGrain.cs" "$grains/DossierGrain.cs" "$desk"; do
    grep -q AddedLater "$file" || fail "The build with one more method could not be made: the dossier's files have moved."
  done
  say "Building the same portal with one more method of a grain ..."
  local options
  mapfile -t options < <(dotnet_options "$ENGINE")
  dotnet build "$copy/src/Portal.Silo/Portal.Silo.csproj" -c Release -v quiet "${options[@]}" \
    >"$SCRATCH/next.log" 2>&1 </dev/null || fail "It does not build: $(grep -m 1 'error' "$SCRATCH/next.log")"
  NEXT="$copy/src/Portal.Silo/bin/$ENGINE/Release/net10.0/Portal.Silo.dll"
}
