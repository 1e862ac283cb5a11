-- Mandates (giấy ủy quyền): who may file for whom. The state of the grain of a pair decides; these rows are what lists
-- read. A row is marked as not settled before the state changes and settled after, so that a reader never takes an
-- old row for the truth: it asks the grain first.
CREATE TABLE mandate (
    id                TEXT NOT NULL PRIMARY KEY,
    revision          INTEGER NOT NULL,  -- 0 = announced, not given yet
    settled           INTEGER NOT NULL,
    mandator          TEXT NOT NULL,
    mandator_name     TEXT,
    helper            TEXT NOT NULL,
    agency            TEXT NOT NULL,  -- commune of the digital team
    procedures        TEXT,  -- ,code,code, or NULL for all
    may_withdraw      INTEGER NOT NULL,
    from_day          TEXT NOT NULL,  -- first and last day in Vietnam, yyyy-MM-dd
    to_day            TEXT NOT NULL,
    channel           INTEGER NOT NULL,
    identity          INTEGER NOT NULL,  -- how the villager's identity was checked: 1 to 3
    paper_number      TEXT,
    paper_hash        TEXT,
    given_at          INTEGER NOT NULL,
    given_by          TEXT NOT NULL,
    revoked_at        INTEGER,
    revoked_by        TEXT,
    revocation_reason TEXT
) STRICT;

CREATE INDEX mandate_mandator ON mandate (mandator, given_at DESC, id DESC);
CREATE INDEX mandate_helper ON mandate (helper, given_at DESC, id DESC);
CREATE INDEX mandate_agency ON mandate (agency, given_at DESC, id DESC);
CREATE INDEX mandate_unsettled ON mandate (mandator, helper) WHERE NOT settled;

-- Villagers without an account, who gave a mandate at the counter: the subject id that stands for a personal number.
CREATE TABLE represented_person (
    personal_number TEXT NOT NULL PRIMARY KEY,
    subject         TEXT NOT NULL UNIQUE,
    registered_at   INTEGER NOT NULL
) STRICT;
