-- What the rules of Decision 766 need and dossiers did not say yet: when the National Portal first accepted a dossier
-- (index 1.4), when it was first paid online (3.5), and when it was paused, for scores as of an earlier moment.
--
-- The journal knows the last two of dossiers that are older than this. Their rows and states are completed, so that a
-- state is still exactly what its events lead to: the new properties stand last in it, which is why text can be added.

ALTER TABLE dossier
    ADD COLUMN pauses         text COLLATE "C",  -- finished pauses, from-to;from-to
    ADD COLUMN paid_online_at bigint,
    ADD COLUMN synced_at      bigint;

WITH asked AS (
    SELECT request.dossier, request.seq, request.at AS paused_from,
        (SELECT answer.at FROM dossier_event answer
         WHERE answer.dossier = request.dossier AND answer.seq > request.seq
         AND answer.type IN ('dossier.supplemented', 'dossier.stopped', 'dossier.withdrawn')
         ORDER BY answer.seq LIMIT 1) AS paused_to
    FROM dossier_event request
    WHERE request.type = 'dossier.supplement_requested'
    AND EXISTS (
        SELECT 1 FROM dossier_event receipt
        WHERE receipt.dossier = request.dossier AND receipt.seq < request.seq
        AND receipt.type IN ('dossier.accepted', 'dossier.registered'))
)
UPDATE dossier SET pauses = over.pauses
FROM (
    SELECT dossier, string_agg(paused_from || '-' || paused_to, ';' ORDER BY seq) AS pauses
    FROM asked WHERE paused_to > paused_from GROUP BY dossier
) over
WHERE dossier.id = over.dossier;

UPDATE dossier SET paid_online_at = paid.at
FROM (
    SELECT dossier, min(at) AS at FROM dossier_event
    WHERE type = 'dossier.payment_confirmed' AND (body::json ->> 'channel') <> 'counter' GROUP BY dossier
) paid
WHERE dossier.id = paid.dossier;

UPDATE dossier SET state = left(state, length(state) - 1)
    || coalesce(',"pauses":"' || pauses || '"', '')
    || coalesce(',"paidOnlineAt":"' || to_char(
        to_timestamp(paid_online_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"', '')
    || '}'
WHERE pauses IS NOT NULL OR paid_online_at IS NOT NULL;

-- What comes out of the personal store was digitised before: it is used again (index 4.3).
UPDATE dossier SET reused_component = true WHERE component_from_store;
