# shellcheck shell=bash
# ./portal test. Sourced, never run.

# Much of a test is waiting, so two projects run at a time.
readonly AT_ONCE=${PORTAL_TESTS_AT_ONCE:-2}
readonly SLOW="Portal.EndToEnd.Tests|Portal.Api.Tests|Portal.Cluster.Tests"
# No engine changes what these say: they run with the first engine alone.
readonly WITHOUT_ENGINE="Portal.Grains.Tests"
# These ask one thing of both databases, the second engine of SQLite alone: no engine changes what a database says.
readonly OF_BOTH_DATABASES="Portal.Api.Tests"
# The kills of each series where two engines are tested: 30 in all, or CI would take too long.
readonly KILLS_OF_FIRST=20 KILLS_OF_SECOND=10
PASSED=0
FAILED=0

test_command() {
  local filter="" wanted="" engines
  while [[ $# -gt 0 ]]; do
    case $1 in
      --filter) take_value test "$@"; filter=$VALUE; shift 2 ;;
      --engine) take_value test "$@"; wanted=$VALUE; shift 2 ;;
      --help) help_test; return ;;
      *) unknown_option test "$1" ;;
    esac
  done
  require_sdk
  use_engine "$wanted"
  mapfile -t engines < <(engines_to_test "$wanted")
  start_postgres
  export PORTAL_TEST_POSTGRES=$POSTGRES
  test_engines "$filter" "${engines[@]}"
  [[ -n $wanted || ${#engines[@]} -gt 1 ]] ||
    say "Only the InProcess engine was tested: this feed does not carry Orleans."
  command -v kubectl >/dev/null ||
    say "kubectl is not installed: the manifests were rendered by the tests' own reader alone."
  command -v promtool >/dev/null ||
    say "promtool is not installed (Debian: prometheus): the alerts were read, but not made to fire."
  printf '%d passed, %d failed\n' "$PASSED" "$FAILED"
  [[ $FAILED -eq 0 ]]
}

# Where the feed has Orleans, both engines must pass; the one that is deployed comes first and is tested in full.
engines_to_test() {
  if [[ -z $1 && $ENGINE == Orleans ]]; then printf '%s\n' Orleans InProcess; else printf '%s\n' "$ENGINE"; fi
}

test_engines() {
  local filter=$1 engine turn=first kills=${PORTAL_KILLS:-}
  shift
  [[ -n $kills || $# -eq 1 ]] || export PORTAL_KILLS=$KILLS_OF_FIRST
  make_scratch
  on_exit stop_tests
  for engine in "$@"; do
    build_release "$engine" Portal.sln
    build_next_for_tests "$engine" "$filter"
    test_side_by_side "$engine" "$turn" "$filter" < <(test_projects "$turn")
    turn=second
    [[ -n $kills ]] || export PORTAL_KILLS=$KILLS_OF_SECOND
  done
}

# The test of a cluster rolls on to it; where it is not asked for, nobody waits for a build.
build_next_for_tests() {
  [[ $1 == Orleans && ( -z $2 || $2 == *Chaos* ) ]] || return 0
  build_next "$1"
  export PORTAL_TEST_NEXT=$NEXT
}

# test_projects first|second: directories of the solution's test projects, the slowest first.
test_projects() {
  local all
  all=$(sed -n 's/^Project(.*"\(tests[^"]*\.Tests\)\\[^"]*\.csproj".*/\1/p' "$ROOT/Portal.sln" | sed 's,\\,/,g')
  [[ $1 == first ]] || all=$(grep -v -E "/($WITHOUT_ENGINE)$" <<<"$all")
  grep -E "/($SLOW)$" <<<"$all"
  grep -v -E "/($SLOW)$" <<<"$all"
}

# test_side_by_side ENGINE first|second FILTER: tests the projects that it reads, and adds up what passed and failed.
test_side_by_side() {
  local engine=$1 turn=$2 filter=$3 project
  while read -r project; do
    while [[ $(jobs -pr | wc -l) -ge $AT_ONCE ]]; do wait -n || true; done
    test_project "$engine" "$turn" "$project" "$filter" &
  done
  wait
  for project in "$SCRATCH/$engine"-*.counts; do
    read -r COUNT_PASSED COUNT_FAILED <"$project"
    PASSED=$((PASSED + COUNT_PASSED))
    FAILED=$((FAILED + COUNT_FAILED))
  done
}

# What runs beside this shell does not hear Ctrl-C by itself.
stop_tests() {
  local job
  # shellcheck disable=SC2046 # One word for each child.
  for job in $(jobs -pr); do kill $(<"/proc/$job/task/$job/children") 2>/dev/null || true; done
}

test_project() {
  local engine=$1 turn=$2 project=$3 filter=$4 started=$SECONDS status=0 options=()
  local results="$SCRATCH/$engine-${project##*/}"
  [[ $turn != second || -n $filter || ${project##*/} != "$OF_BOTH_DATABASES" ]] || filter="FullyQualifiedName!~Postgres"
  [[ -z $filter ]] || options=(--filter "$filter")
  # A crash of this very shell counts, too.
  echo "0 1" >"$results.counts"
  # A test that hangs is named and ends the run, instead of hanging CI.
  PORTAL_TEST_ENGINE=$engine dotnet test "$(built_dll "$engine" "$project")" "${options[@]}" \
    --logger "trx;LogFileName=results.trx" --results-directory "$results" \
    --blame-hang-timeout 10m --blame-hang-dump-type none >"$results.log" 2>&1 </dev/null || status=$?
  count_results "$results/results.trx" "$status" "$filter"
  echo "$COUNT_PASSED $COUNT_FAILED" >"$results.counts"
  printf '%-28s %-10s %5d passed %5d failed %6d s\n' \
    "${project##*/}" "$engine" "$COUNT_PASSED" "$COUNT_FAILED" "$(seconds_since "$started")" >&2
  [[ $COUNT_FAILED -eq 0 ]] || show_failures "$results.log"
}

# Sets COUNT_PASSED and COUNT_FAILED. What did not pass has failed: a skipped test, a crash, a project without tests.
count_results() {
  local file=$1 status=$2 filter=$3 total=0
  COUNT_PASSED=0
  if [[ -f $file ]]; then
    total=$(counter total "$file")
    COUNT_PASSED=$(counter passed "$file")
  fi
  COUNT_FAILED=$((total - COUNT_PASSED))
  if [[ $COUNT_FAILED -eq 0 ]] && { [[ $status -ne 0 ]] || [[ $total -eq 0 && -z $filter ]]; }; then COUNT_FAILED=1; fi
}

counter() { sed -n "s/.*<Counters [^>]*\\b$1=\"\\([0-9]*\\)\".*/\\1/p" "$2" | head -n 1; }

show_failures() {
  grep -v -E '^\s*$|^(Microsoft|Copyright|VSTest|Test run for|Starting test|A total of)' "$1" | head -n 200 >&2 || true
}
