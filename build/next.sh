# shellcheck shell=bash
# The build of a later version, for rolling restarts (./portal chaos --next, ./portal test). Sourced, never run.

# build_next ENGINE: a copy of the program as a later version might be; sets NEXT to its path. Its dossiers have one more
# method, and its API calls that with every step of a dossier, whether the silo knows it or not.
build_next() {
  local engine=$1 copy
  make_scratch
  copy="$SCRATCH/next"
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
  mapfile -t options < <(dotnet_options "$engine")
  dotnet build "$copy/src/Portal.Silo/Portal.Silo.csproj" -c Release -v quiet "${options[@]}" \
    >"$SCRATCH/next.log" 2>&1 </dev/null || fail "It does not build: $(grep -m 1 'error' "$SCRATCH/next.log")"
  NEXT="$copy/src/Portal.Silo/bin/$engine/Release/net10.0/Portal.Silo.dll"
}
