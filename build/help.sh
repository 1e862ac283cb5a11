# shellcheck shell=bash
# What ./portal says about itself. Sourced, never run.

help_all() {
  cat <<'TEXT'
./portal COMMAND [OPTIONS]

  run         build and start the portal on this machine
  test        run every test, on SQLite and on a PostgreSQL of its own
  bench       measure speed and memory against hand-written servers
  chaos       kill, freeze, cut off and starve a running portal under load, and look whether it lost anything
  replay      drive a published month of a real agency through the API and compare the scores
  verify      check the hash chain of the journal
  migrate     bring the database schema up to date
  archive     move the events of an old month into files, or bring them back
  backup      copy database and documents to a folder, while the portal runs
  restore     put a backup into an empty installation
  fuzz        send everything that the API document describes, and what it does not
  audit       ask the package feed for known weaknesses of what the portal is made of
  sbom        write what the portal is made of, as CycloneDX 1.5
  screenshot  take the pictures of the pages that the README shows
  engine      show or choose the engine: Orleans or InProcess

./portal COMMAND --help tells the options of a command.

Environment: PORTAL_NUGET_CONFIG names a nuget.config for every restore, such as the mirror of a closed network.
TEXT
}

help_run() {
  cat <<'TEXT'
./portal run [--port N] [--data DIR] [--role all|silo|api] [--no-demo] [--public] [--engine NAME]

  --port N        port of the HTTP server (default 8080)
  --data DIR      where database and files are kept (default .portal)
  --role NAME     what this process does of a cluster: all (default), silo or api; see docs/adr/0014-cluster.md
  --no-demo       do not fill an empty database with the sample month
  --public        listen on every address, not only on this machine's own
  --engine NAME   Orleans or InProcess, for this run

Ctrl-C or SIGTERM stops it. The environment is Development unless ASPNETCORE_ENVIRONMENT says otherwise.
TEXT
}

help_test() {
  cat <<'TEXT'
./portal test [--filter EXPRESSION] [--engine NAME]

  --filter EXPRESSION   only these tests, such as FullyQualifiedName~Journal
  --engine NAME         Orleans or InProcess; default: where the feed carries Orleans, Orleans and then InProcess
                        (without the tests that no engine changes; the kills are shared); else InProcess

Starts a throw-away PostgreSQL (installs the Debian package when missing and allowed). The last line is
"N passed, N failed"; the exit code is 1 when a test failed, was skipped, or a project crashed.
TEXT
}

help_bench() {
  cat <<'TEXT'
./portal bench [--only NAME] [--rounds N] [--seconds N] [--warmup N] [--connections N] [--engine NAME] [--list]

  --only NAME       only the benchmarks whose name begins with NAME, such as submit
  --rounds N        measured rounds per server, alternating (default 3)
  --seconds N       length of a measured round (default 10)
  --warmup N        seconds before it that are not counted (default 15, of several processes 45)
  --connections N   connections of the load client (default 64)
  --list            names of the benchmarks

Every figure also has a line of its own, "bench NAME VALUE UNIT". Method: bench/README.md.
TEXT
}

help_chaos() {
  cat <<'TEXT'
./portal chaos [--minutes N] [--seed N] [--kills N] [--only NAME] [--silos N] [--apis N] [--next] [--engine NAME]

  --minutes N     when no further fault is begun (default 3); the look afterwards takes up to a minute more
  --seed N        decides which faults come in which order; the same seed repeats a series (default 766)
  --kills N       end earlier, after so many kills
  --only NAME     only faults whose name begins with NAME, such as kill
  --silos N       silos of the cluster (default 3); 0: one process that is everything
  --apis N        API processes of the cluster (default 2)
  --next          rolling restarts change between this build and one whose API calls one more method of dossiers
  --engine NAME   Orleans or InProcess; InProcess has one process, and no cluster

Everything runs on this machine's loopback: a PostgreSQL of its own behind a proxy that breaks connections, silos and API
processes with a database role each, and clients that repeat with the same key, twice, and in the wrong order. One line
per fault; then "chaos fault N NAME" for each kind, "chaos left_out NAME" for what this machine does not allow (a full disk
needs root, clocks that step a C compiler), and "chaos" with kills, faults, acknowledged, lost, doubled, wrong,
failed_starts, taken_for_dead and "slowest_recovery S s". Exit code 1 when anything was lost, doubled or wrong.
TEXT
}

help_replay() {
  cat <<'TEXT'
./portal replay [--unit CODE] [--period YYYY-MM] [--with-units] [--file FILE] [--seed N] [--data DIR | --url ADDRESS]
                [--resume] [--engine NAME]

  --unit CODE        the published unit to replay (default H44.03); several with commas, in one portal
  --period YYYY-MM   its month (default 2026-08); a year such as 2026 works too
  --with-units       the whole province: every published unit below it, such as --unit H44 with its 163 units and
                     184,513 dossiers; on a throw-away PostgreSQL unless a database is configured or named
  --file FILE        observations from elsewhere, in the format of data/published-scores.json
  --seed N           another month with the same figures (default 766)
  --data DIR         keep the database there; without it everything is gone afterwards
  --url ADDRESS      drive a development portal that runs already, instead of one of its own
  --resume           go on with a replay that was interrupted, in the same database: what was done is neither done nor asked for again.
                     With --url the portal must still have its answers: start it with Keep__AnswerDays=36500
  --engine NAME      Orleans or InProcess, for this run

Its last lines are one per index and group, published against computed. Exit code 1 when one differs by more than 0.01, 2 when the
observation contradicts itself or was not published.
TEXT
}

help_verify() {
  cat <<'TEXT'
./portal verify [--data DIR] [--engine NAME]

  --data DIR      the data to check (default .portal)
  --engine NAME   Orleans or InProcess, for this run

Exit code 1 and the first bad entry when the journal was changed.
TEXT
}

help_migrate() {
  cat <<'TEXT'
./portal migrate [--data DIR] [--silo-role NAME] [--api-role NAME] [--engine NAME]

  --data DIR         the data to bring up to date (default .portal)
  --silo-role NAME   PostgreSQL role of the silos (default portal_silo), which gets its rights; '' when they sign in as the owner
  --api-role NAME    PostgreSQL role of the API processes (default portal_api), likewise
  --engine NAME      Orleans or InProcess, for this run
TEXT
}

help_archive() {
  cat <<'TEXT'
./portal archive --month YYYY-MM --to DIR [--export-only] [--data DIR] [--engine NAME]
./portal archive --import DIR [--data DIR] [--engine NAME]

  --month YYYY-MM   the oldest month that still has events of dossiers, all of them closed for long (data/retention.json)
  --to DIR          a new folder for its entries, as JSON Lines with hashes
  --export-only     write and check the archive, take nothing out of the database
  --import DIR      bring the month back that was taken out last
  --data DIR        the data (default .portal)
  --engine NAME     Orleans or InProcess, for this run

./portal verify goes on to check what stays: each chain goes on from the hash of its last archived event.
TEXT
}

help_backup() {
  cat <<'TEXT'
./portal backup --to DIR [--data DIR] [--engine NAME]

  --to DIR        a new folder; another disk is better
  --data DIR      the data to copy (default .portal)
  --engine NAME   Orleans or InProcess, for this run

The portal may run meanwhile: the copy is of one moment. A folder without manifest.json is no backup.
TEXT
}

help_restore() {
  cat <<'TEXT'
./portal restore --from DIR [--replace] [--data DIR] [--silo-role NAME] [--api-role NAME] [--engine NAME]

  --from DIR         the backup; every file of it is checked before anything is changed
  --replace          also when the installation holds dossiers or other data: they are lost
  --data DIR         where to put it (default .portal)
  --silo-role NAME   as for ./portal migrate
  --api-role NAME    likewise
  --engine NAME      Orleans or InProcess, for this run

Stop the portal first. Ends like ./portal verify: exit code 1 when the journal is not whole.
TEXT
}

help_screenshot() {
  cat <<'TEXT'
./portal screenshot [--url ADDRESS] [--out DIR] [--engine NAME]

  --url ADDRESS   a portal that runs already; without it one is started and filled with the sample month
  --out DIR       where the pictures go (default docs/images)
  --engine NAME   Orleans or InProcess, for a portal of its own

Uses Chromium (installs the Debian package when missing and allowed).
TEXT
}

help_engine() {
  cat <<'TEXT'
./portal engine [NAME | --detect]

  (nothing)   show the engine in use
  NAME        use Orleans or InProcess from now on
  --detect    look again whether the package feed carries Orleans and Hangfire
TEXT
}

help_fuzz() {
  cat <<'TEXT'
./portal fuzz [--minutes N | --requests N] [--seed N] [--only N] [--url ADDRESS] [--postgres] [--engine NAME]

  --minutes N     how long (default 1)
  --requests N    how many requests instead
  --seed N        another series of requests; the same seed gives the same ones
  --only N        only request N of the seed, to see a finding again
  --url ADDRESS   a development portal that runs already, instead of one of its own
  --postgres      its own portal on a throw-away PostgreSQL instead of SQLite
  --engine NAME   Orleans or InProcess, for a portal of its own

Its last lines are figures, "fuzz NAME VALUE". Exit code 1 when something was found, or the journal is not whole after it.
TEXT
}

help_audit() {
  cat <<'TEXT'
./portal audit

Restores the packages and asks the feed for known weaknesses, also of what they depend on. Its last line and exit code are
"audit clean" and 0, or "audit none" and 3 when the feed has no such data; 1 when a package has a weakness.
TEXT
}

help_sbom() {
  cat <<'TEXT'
./portal sbom

Writes the packages of the shipped program with their versions and dependencies to standard output, as CycloneDX 1.5 JSON.
TEXT
}
