# shellcheck shell=bash
# ./portal screenshot. Sourced, never run.

# Without these, Chromium looks for services of its maker at every start.
readonly CHROMIUM_OPTIONS=(--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars
  --disable-background-networking --disable-component-update --disable-sync --force-color-profile=srgb)

screenshot_command() {
  local url="" out="$ROOT/docs/images" engine=""
  while [[ $# -gt 0 ]]; do
    case $1 in
      --url) take_value screenshot "$@"; url=${VALUE%/}; shift 2 ;;
      --out) take_value screenshot "$@"; out=$(absolute_path "$VALUE"); shift 2 ;;
      --engine) take_value screenshot "$@"; engine=$VALUE; shift 2 ;;
      --help) help_screenshot; return ;;
      *) unknown_option screenshot "$1" ;;
    esac
  done
  require_chromium
  make_scratch
  mkdir -p "$out"
  [[ -n $url ]] || start_portal_to_show "$engine"
  take_picture "$url/?period=2026-08&parent=H44&lang=en" "$out/ranking.png" 1280,700
  take_picture "$url/scorecards/H44.03?period=2026-08&lang=en" "$out/scorecard.png" 1280,1500
  take_picture "$url/services?lang=vi&q=khai+sinh" "$out/services.png" 1000,760
}

require_chromium() {
  command -v chromium >/dev/null && return
  apt_install Chromium chromium || fail "Chromium is not installed, and $APT_PROBLEM." \
    "Install it, then try again: sudo apt-get install -y chromium"
}

# Sets url: a portal of its own, with the sample month.
start_portal_to_show() {
  require_sdk
  use_engine "$1"
  build_release "$ENGINE" src/Portal.Silo/Portal.Silo.csproj
  local log="$SCRATCH/portal.log"
  : >"$log"
  export ASPNETCORE_ENVIRONMENT=Development DOTNET_ENVIRONMENT=Development
  dotnet "$(built_dll "$ENGINE" src/Portal.Silo)" run --port 0 --data "$SCRATCH/data" >"$log" 2>&1 </dev/null &
  on_exit "kill $! 2>/dev/null"
  say "Filling a portal with the sample month ..."
  local second
  for ((second = 0; second < 120; second++)); do
    url=$(sed -n 's,^Portal is running at \(http://[^/]*\)/.*,\1,p' "$log")
    # The sample month is there when the portal counts it.
    if [[ -n $url ]] && curl -fsS "$url/scorecards/H44.03?period=2026-08&lang=en" 2>/dev/null | grep -q '486/588'; then return; fi
    kill -0 $! 2>/dev/null || { tail -n 20 "$log" >&2; fail "The portal ended."; }
    sleep 1
  done
  fail "The sample month did not appear within two minutes."
}

take_picture() {
  local address=$1 file=$2 size=$3
  rm -f "$file"
  timeout 60 chromium "${CHROMIUM_OPTIONS[@]}" --user-data-dir="$SCRATCH/chromium" --window-size="$size" \
    --screenshot="$file" "$address" >"$SCRATCH/chromium.log" 2>&1 </dev/null || true
  [[ -s $file ]] || { tail -n 10 "$SCRATCH/chromium.log" >&2; fail "No picture of $address."; }
  say "$file"
}
