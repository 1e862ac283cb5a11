-- What the rules of Decision 766 need and dossiers did not say yet: when the National Portal first accepted a dossier
-- (index 1.4), when it was first paid online (3.5), and when it was paused, for scores as of an earlier moment.
--
-- The journal knows the last two of dossiers that are older than this. Their rows and states are completed, so that a
-- state is still exactly what its events lead to: the new properties stand last in it, which is why text can be added.

ALTER TABLE dossier ADD COLUMN pauses TEXT;  -- finished pauses, from-to;from-to
ALTER TABLE dossier ADD COLUMN paid_online_at INTEGER;
ALTER TABLE dossier ADD COLUMN synced_at INTEGER;

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
    SELECT dossier, group_concat(paused_from || '-' || paused_to, ';' ORDER BY seq) AS pauses
    FROM asked WHERE paused_to > paused_from GROUP BY dossier
) over
WHERE dossier.id = over.dossier;

UPDATE dossier SET paid_online_at = paid.at
FROM (
    SELECT dossier, min(at) AS at FROM dossier_event
    WHERE type = 'dossier.payment_confirmed' AND json_extract(body, '$.channel') <> 'counter' GROUP BY dossier
) paid
WHERE dossier.id = paid.dossier;

UPDATE dossier SET state = substr(state, 1, length(state) - 1)
    || coalesce(',"pauses":"' || pauses || '"', '')
    || coalesce(',"paidOnlineAt":"' || strftime('%Y-%m-%dT%H:%M:%S', paid_online_at / 1000, 'unixepoch')
        || printf('.%03dZ"', paid_online_at % 1000), '')
    || '}'
WHERE pauses IS NOT NULL OR paid_online_at IS NOT NULL;

-- What comes out of the personal store was digitised before: it is used again (index 4.3).
UPDATE dossier SET reused_component = 1 WHERE component_from_store = 1;
