# shellcheck shell=bash
# ./portal audit and ./portal sbom: what the portal is made of, and what is known against it. Sourced, never run.

# Neither clean nor weak: a command that has not looked must not look like success.
readonly NOT_AUDITED=3

audit_command() {
  [[ ${1:-} != --help ]] || { help_audit; return; }
  [[ $# -eq 0 ]] || unknown_option audit "$1"
  require_sdk
  use_engine ""
  make_scratch
  local answer="$SCRATCH/audit.log" options
  mapfile -t options < <(dotnet_options "$ENGINE")
  # Forced: a restore that finds everything in place asks nothing.
  dotnet restore "$ROOT/src/Portal.Silo/Portal.Silo.csproj" --force "${options[@]}" \
    -p:NuGetAudit=true -p:NuGetAuditMode=all -p:NuGetAuditLevel=low >"$answer" 2>&1 </dev/null ||
    { tail -n 20 "$answer" >&2; fail "The packages could not be restored."; }
  if grep -q 'NU190[1-4]' "$answer"; then
    grep -o 'NU190[1-4].*' "$answer" | sort -u >&2
    fail "A package has a known weakness (above)."
  fi
  if grep -q 'NU190[05]' "$answer" || ! feed_knows_weaknesses; then
    say "NOT AUDITED: this feed has no data on weaknesses. Run ./portal audit where api.nuget.org is in reach."
    printf 'audit none\n'
    return "$NOT_AUDITED"
  fi
  printf 'audit clean\n'
}

# Whether a source says where its data on weaknesses lies: a restore from one that does not is silent about them.
feed_knows_weaknesses() {
  local source options=()
  [[ -z ${PORTAL_NUGET_CONFIG:-} ]] || options=(--configfile "$(absolute_path "$PORTAL_NUGET_CONFIG")")
  while read -r source; do
    if curl -fsSL --max-time 20 "$source" 2>/dev/null | grep -q 'VulnerabilityInfo'; then return 0; fi
  done < <(dotnet nuget list source --format Short "${options[@]}" | sed -n 's/^E[A-Z]* *\(https\{0,1\}:.*\)$/\1/p')
  return 1
}

# CycloneDX 1.5 of what is shipped, from the file that a restore writes; no tool needs to be installed but jq.
sbom_command() {
  [[ ${1:-} != --help ]] || { help_sbom; return; }
  [[ $# -eq 0 ]] || unknown_option sbom "$1"
  require_sdk
  use_engine ""
  local options
  mapfile -t options < <(dotnet_options "$ENGINE")
  dotnet restore "$ROOT/src/Portal.Silo/Portal.Silo.csproj" "${options[@]}" >&2 </dev/null
  command -v jq >/dev/null || apt_install jq jq || fail "sbom needs jq: $APT_PROBLEM."
  write_sbom "$ROOT/src/Portal.Silo/obj/$ENGINE/project.assets.json"
}

# write_sbom FILE: FILE is the project.assets.json of the program; the projects themselves are the root.
write_sbom() {
  jq '
    def ref(name; version): "pkg:nuget/\(name)@\(version)";
    # NuGet writes hashes in base64, CycloneDX wants them in hexadecimal digits.
    def hexadecimal:
      (length - (rtrimstr("=") | rtrimstr("=") | length)) as $padding
      | [gsub("="; "A") | explode[] as $code
          | "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/" | explode | index($code)] as $six
      | [range(0; $six | length; 4) as $i
          | ((($six[$i] * 64 + $six[$i + 1]) * 64 + $six[$i + 2]) * 64 + $six[$i + 3]) as $number
          | (1048576, 65536, 4096, 256, 16, 1) as $digit
          | "0123456789abcdef" | explode | .[($number / $digit | floor) % 16]]
      | implode | .[:length - 2 * $padding];

    (.targets | to_entries[0].value) as $all
    | [$all | to_entries[] | select(.value.type == "package")] as $packages
    | ($packages | map(.key | split("/") | {key: .[0], value: .[1]}) | from_entries) as $versions
    # What the framework has by itself is no package here.
    | def refs: [keys[] | select($versions[.]) | ref(.; $versions[.])] | unique;
    .libraries as $libraries
    | ("pkg:generic/portal@" + .project.version) as $root
    | {
        bomFormat: "CycloneDX",
        specVersion: "1.5",
        version: 1,
        metadata: {component: {type: "application", "bom-ref": $root, name: "portal", version: .project.version, purl: $root}},
        components: [$packages[] | (.key | split("/")) as [$name, $version] | {
          type: "library",
          "bom-ref": ref($name; $version),
          name: $name,
          version: $version,
          hashes: [{alg: "SHA-512", content: ($libraries[.key].sha512 | hexadecimal)}],
          purl: ref($name; $version)
        }],
        dependencies: (
          [{
            ref: $root,
            dependsOn: ([(.project.frameworks[].dependencies // {}), ($all[] | select(.type == "project") | .dependencies // {})]
              | add | refs)
          }]
          + [$packages[] | (.key | split("/")) as [$name, $version] | {
            ref: ref($name; $version),
            dependsOn: ((.value.dependencies // {}) | refs)
          }])
      }' "$1"
}
