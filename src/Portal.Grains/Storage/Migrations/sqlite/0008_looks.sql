-- Looks: who opened whose dossier. One row per dossier, hour and person who looked; a row collects all looks of the hour.
CREATE TABLE dossier_look (
    dossier  TEXT NOT NULL,
    hour     INTEGER NOT NULL,  -- beginning of the hour
    viewer   TEXT NOT NULL,  -- role and subject; stays inside, the applicant sees role and agency
    id       TEXT NOT NULL,  -- for the pages of a list
    role     TEXT NOT NULL,
    agency   TEXT,
    what     INTEGER NOT NULL,  -- bits: 1 content, 2 history, 4 file of a component, 8 result
    times    INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at  INTEGER NOT NULL,
    PRIMARY KEY (dossier, hour, viewer)
) STRICT;

-- Petitions whose answer is public, for everybody to find: question and answer without what tells who asked, folded for
-- search. Those published before are found by agency and date, not by words.
ALTER TABLE petition ADD COLUMN public_text TEXT;

CREATE INDEX petition_published ON petition (published_at DESC, id DESC) WHERE published_at IS NOT NULL;
