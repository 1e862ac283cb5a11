-- When each job last succeeded, whichever process ran it: what an alert goes by, and what no restart forgets.
CREATE TABLE job_run (
    job          TEXT PRIMARY KEY,
    known_at     INTEGER NOT NULL,  -- since when it is waited for
    succeeded_at INTEGER            -- end of the last run that succeeded; NULL: none yet
) STRICT;
