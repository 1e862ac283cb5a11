-- Since when something holds that scores ask about, where it came after the receipt: a letter and Unix milliseconds,
-- joined by semicolons. Of older dossiers it is not known: there it counts from the receipt on.
ALTER TABLE dossier ADD COLUMN marks text COLLATE "C";

-- Counters of the periods of one year side by side: a dossier touches several of them at once. They are built anew.
DROP TABLE score_counter;

CREATE TABLE score_counter (
    year      integer NOT NULL,
    agency    text COLLATE "C" NOT NULL,  -- of the dossiers themselves; parents are added up in memory
    procedure text COLLATE "C" NOT NULL,  -- empty for petitions
    version   bigint NOT NULL,  -- of the pass that last changed it
    counts    bytea NOT NULL,  -- of each month, quarter and the year
    PRIMARY KEY (year, agency, procedure)
)
WITH (fillfactor = 80);

CREATE INDEX score_counter_version ON score_counter (year, version);

UPDATE score_checkpoint SET definition = '', version = version + 1;
