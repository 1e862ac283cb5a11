# shellcheck shell=bash
# The .NET SDK: is it there, and how it is called. Sourced, never run.

readonly SDK_WANTED="10.0.100"

require_sdk() {
  find_dotnet || missing_sdk "The .NET SDK is not installed."
  require_home
  export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
  allow_missing_icu
  require_openssl
  local version
  version=$(cd "$ROOT" && dotnet --version 2>&1) ||
    missing_sdk "No usable .NET SDK (installed: $(installed_sdks); dotnet says: ${version%%$'\n'*})."
  at_least "$version" "$SDK_WANTED" || missing_sdk "The .NET SDK $version is too old."
}

# The SDK comes without OpenSSL, and without it no package can be restored: dotnet only aborts.
require_openssl() {
  local found
  found=$(find /usr/lib /lib /usr/local/lib -name 'libssl.so.*' -print -quit 2>/dev/null || true)
  [[ -z $found ]] || return 0
  apt_install OpenSSL libssl3 ca-certificates ||
    fail "OpenSSL is not installed, and $APT_PROBLEM." "Install it, then try again: sudo apt-get install -y libssl3"
}

# dotnet and NuGet keep their caches at home; service accounts and containers may have none.
require_home() {
  [[ ! -d ${HOME:-} || ! -w ${HOME:-} ]] || return 0
  export HOME="$ROOT/.portal/home"
  mkdir -p "$HOME"
}

find_dotnet() {
  command -v dotnet >/dev/null && return 0
  local directory
  for directory in "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet" /usr/share/dotnet /usr/lib/dotnet; do
    if [[ -n $directory && -x $directory/dotnet ]]; then
      export PATH="$directory:$PATH"
      return 0
    fi
  done
  return 1
}

# dotnet-install, unlike the Debian package, brings no ICU. Without it .NET would not start at all; the portal itself
# formats nothing by the machine's culture.
allow_missing_icu() {
  local found
  found=$(find /usr/lib /lib /usr/local/lib -name 'libicuuc.so*' -print -quit 2>/dev/null || true)
  [[ -z $found ]] || return 0
  export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=${DOTNET_SYSTEM_GLOBALIZATION_INVARIANT:-1}
  export DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY=false
}

at_least() { [[ $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]; }

installed_sdks() {
  local list
  list=$(cd / && dotnet --list-sdks 2>/dev/null | cut -d ' ' -f 1 | tr '\n' ' ')
  printf '%s' "${list:-none }" | sed 's/ $//'
}

missing_sdk() {
  fail "$1 The portal needs the .NET SDK 10.0 ($SDK_WANTED or newer)." \
    "Debian, with Microsoft's package source (https://learn.microsoft.com/dotnet/core/install/linux-debian):" \
    "    sudo apt-get install -y dotnet-sdk-10.0" \
    "Any Linux, without root:" \
    "    curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0" \
    "    export PATH=\"\$HOME/.dotnet:\$PATH\""
}

# The options every restore and build gets.
dotnet_options() {
  printf '%s\n' -nologo -nodeReuse:false "-p:PortalEngine=$1"
  [[ -z ${PORTAL_NUGET_CONFIG:-} ]] ||
    printf '%s\n' "-p:RestoreConfigFile=$(absolute_path "$PORTAL_NUGET_CONFIG")"
}

# build_release ENGINE PROJECT: quiet when it works, the errors when it does not.
build_release() {
  local engine=$1 project=$2 started=$SECONDS log options
  make_scratch
  log="$SCRATCH/build.log"
  mapfile -t options < <(dotnet_options "$engine")
  say "Building $project (Release, engine $engine) ..."
  if ! dotnet build "$ROOT/$project" -c Release -v quiet "${options[@]}" >"$log" 2>&1 </dev/null; then
    grep -E '(error|warning) [A-Z]+[0-9]+|error *:' "$log" | sort -u | head -n 40 >&2 || tail -n 40 "$log" >&2
    fail "The build failed (engine $engine)." "All of it: dotnet build $project -c Release -p:PortalEngine=$engine"
  fi
  say "Built in $(seconds_since "$started") s."
}

# built_dll ENGINE PROJECT_DIRECTORY
built_dll() { printf '%s' "$ROOT/$2/bin/$1/Release/net10.0/$(basename "$2").dll"; }
