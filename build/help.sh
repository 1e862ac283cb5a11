# shellcheck shell=bash
# What ./portal says about itself. Sourced, never run.

help_all() {
  cat <<'TEXT'
./portal COMMAND [OPTIONS]

  run         build and start the portal on this machine
  test        run every test, on SQLite and on a PostgreSQL of its own
  bench       measure speed and memory against hand-written servers
  replay      drive a published month of a real agency through the API and compare the scores
  verify      check the hash chain of the journal
  migrate     bring the database schema up to date
  screenshot  take the pictures of the pages that the README shows
  engine      show or choose the engine: Orleans or InProcess

./portal COMMAND --help tells the options of a command.

Environment: PORTAL_NUGET_CONFIG names a nuget.config for every restore, such as the mirror of a closed network.
TEXT
}

help_run() {
  cat <<'TEXT'
./portal run [--port N] [--data DIR] [--no-demo] [--public] [--engine NAME]

  --port N        port of the HTTP server (default 8080)
  --data DIR      where database and files are kept (default .portal)
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
  --engine NAME         Orleans or InProcess; default: both where the feed carries Orleans, else InProcess

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
  --warmup N        seconds before it that are not counted (default 15)
  --connections N   connections of the load client (default 64)
  --list            names of the benchmarks

Every figure also has a line of its own, "bench NAME VALUE UNIT". Method: bench/README.md.
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
  --resume           go on with a replay that was interrupted, in the same database: what was done is not done again.
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
./portal migrate [--data DIR] [--engine NAME]

  --data DIR      the data to bring up to date (default .portal)
  --engine NAME   Orleans or InProcess, for this run
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
