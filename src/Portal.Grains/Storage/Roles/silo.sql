-- What the database role of the silos may do: everything that grains, journal and jobs do, and no more. Entries of the
-- journal and months on record are added and never changed. Run by the owner after every migration.
GRANT USAGE ON SCHEMA {schema} TO {role};

GRANT SELECT ON schema_version, OrleansQuery TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON cluster_version, cluster_member TO {role};

GRANT SELECT, INSERT ON dossier_event, petition_event, publication_event TO {role};
GRANT SELECT ON dossier_event_stray, archived_dossier TO {role};
GRANT EXECUTE ON FUNCTION journal_month(integer) TO {role};  -- makes the table of a month, and nothing else
GRANT SELECT, INSERT, UPDATE ON dossier, petition, publication TO {role};
GRANT SELECT, INSERT, DELETE ON idempotency TO {role};  -- old answers are forgotten
GRANT SELECT, INSERT, UPDATE, DELETE ON grain_state, mandate TO {role};

GRANT SELECT, UPDATE ON score_checkpoint TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON score_fact, score_petition_fact TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON score_counter TO {role};
GRANT SELECT, INSERT, UPDATE ON score_comparison TO {role};
GRANT SELECT, INSERT ON score_snapshot, score_freeze TO {role};
GRANT SELECT ON score_target TO {role};
GRANT SELECT, INSERT, UPDATE ON job_run TO {role};

GRANT SELECT, INSERT ON document TO {role};  -- an upload that a crash interrupted is finished
GRANT SELECT, UPDATE, DELETE ON upload TO {role};

-- Jobs of Hangfire, where they are kept in this database.
DO $$
BEGIN
    IF to_regnamespace('hangfire') IS NOT NULL THEN
        GRANT USAGE ON SCHEMA hangfire TO {role};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA hangfire TO {role};
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA hangfire TO {role};
    END IF;
END
$$;
