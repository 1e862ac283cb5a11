-- Mandates (giấy ủy quyền): who may file for whom. The state of the grain of a pair decides; these rows are what lists
-- read. A row is marked as not settled before the state changes and settled after, so that a reader never takes an
-- old row for the truth: it asks the grain first.
CREATE TABLE mandate (
    id                text COLLATE "C" NOT NULL PRIMARY KEY,
    revision          smallint NOT NULL,  -- 0 = announced, not given yet
    settled           boolean NOT NULL,
    mandator          text COLLATE "C" NOT NULL,
    mandator_name     text,
    helper            text COLLATE "C" NOT NULL,
    agency            text COLLATE "C" NOT NULL,  -- commune of the digital team
    procedures        text COLLATE "C",  -- ,code,code, or NULL for all
    may_withdraw      boolean NOT NULL,
    from_day          text COLLATE "C" NOT NULL,  -- first and last day in Vietnam, yyyy-MM-dd
    to_day            text COLLATE "C" NOT NULL,
    channel           smallint NOT NULL,
    identity          smallint NOT NULL,  -- how the villager's identity was checked: 1 to 3
    paper_number      text,
    paper_hash        text COLLATE "C",
    given_at          bigint NOT NULL,
    given_by          text COLLATE "C" NOT NULL,
    revoked_at        bigint,
    revoked_by        text COLLATE "C",
    revocation_reason text
);

CREATE INDEX mandate_mandator ON mandate (mandator, given_at DESC, id DESC);
CREATE INDEX mandate_helper ON mandate (helper, given_at DESC, id DESC);
CREATE INDEX mandate_agency ON mandate (agency, given_at DESC, id DESC);
CREATE INDEX mandate_unsettled ON mandate (mandator, helper) WHERE NOT settled;

-- Villagers without an account, who gave a mandate at the counter: the subject id that stands for a personal number.
CREATE TABLE represented_person (
    personal_number text COLLATE "C" NOT NULL PRIMARY KEY,
    subject         text COLLATE "C" NOT NULL UNIQUE,
    registered_at   bigint NOT NULL
);
