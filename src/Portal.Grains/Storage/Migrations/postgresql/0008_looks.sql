-- Looks: who opened whose dossier. One row per dossier, hour and person who looked; a row collects all looks of the hour.
CREATE TABLE dossier_look (
    dossier  text COLLATE "C" NOT NULL,
    hour     bigint NOT NULL,  -- beginning of the hour
    viewer   text COLLATE "C" NOT NULL,  -- role and subject; stays inside, the applicant sees role and agency
    id       text COLLATE "C" NOT NULL,  -- for the pages of a list
    role     text COLLATE "C" NOT NULL,
    agency   text COLLATE "C",
    what     smallint NOT NULL,  -- bits: 1 content, 2 history, 4 file of a component, 8 result
    times    integer NOT NULL,
    first_at bigint NOT NULL,
    last_at  bigint NOT NULL,
    PRIMARY KEY (dossier, hour, viewer)
);

-- Petitions whose answer is public, for everybody to find: question and answer without what tells who asked, folded for
-- search. Those published before are found by agency and date, not by words.
ALTER TABLE petition ADD COLUMN public_text text;

CREATE INDEX petition_published ON petition (published_at DESC, id DESC) WHERE published_at IS NOT NULL;
