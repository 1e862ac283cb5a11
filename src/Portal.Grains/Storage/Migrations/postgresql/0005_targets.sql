-- Targets for the indices of Decision 766. The newest row of an owner and an index holds; older ones say what held then.

CREATE TABLE score_target (
    owner    text NOT NULL,     -- agency whose units it holds for; empty: the ministry, for everybody
    index_id text NOT NULL,
    set_at   bigint NOT NULL,
    ratio    bigint,            -- millionths; NULL: withdrawn
    set_by   text NOT NULL,     -- role and subject
    PRIMARY KEY (owner, index_id, set_at)
);
