-- When each job last succeeded, whichever process ran it: what an alert goes by, and what no restart forgets.
CREATE TABLE job_run (
    job          text PRIMARY KEY,
    known_at     bigint NOT NULL,  -- since when it is waited for
    succeeded_at bigint            -- end of the last run that succeeded; NULL: none yet
);
