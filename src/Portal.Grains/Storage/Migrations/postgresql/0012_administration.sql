-- What administrators, the ministry and managers do to the portal itself. Written before the action and after it; a chain
-- of hashes, and the database refuses to change it.

CREATE TABLE administration_event (
    position     bigint PRIMARY KEY,    -- 1, 2, 3 ...
    at           bigint NOT NULL,
    actor        text NOT NULL,         -- role and subject
    agency       text,
    action       text NOT NULL,         -- operation of the API, or jobs.dashboard
    target       text NOT NULL,         -- address with its query
    request_hash bytea NOT NULL,        -- SHA-256 of the request
    status       smallint,              -- NULL: asked; else the HTTP status of the answer
    hash         bytea NOT NULL         -- SHA-256 of the hash before and of this row
);

CREATE FUNCTION administration_event_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What was done is never changed.';
END $$;

CREATE TRIGGER administration_event_row BEFORE UPDATE OR DELETE ON administration_event
    FOR EACH ROW EXECUTE FUNCTION administration_event_refuse();
CREATE TRIGGER administration_event_table BEFORE TRUNCATE ON administration_event
    FOR EACH STATEMENT EXECUTE FUNCTION administration_event_refuse();
