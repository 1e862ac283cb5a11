-- What the database role of the API processes may do: read what they show, and write what is nobody's state. Dossiers,
-- petitions, publications, the journal, states of grains and counters are written by silos alone. Run by the owner after
-- every migration.
GRANT USAGE ON SCHEMA {schema} TO {role};

GRANT SELECT ON schema_version, OrleansQuery, cluster_member TO {role};

GRANT SELECT ON dossier, dossier_event, petition, petition_event, publication, publication_event, mandate
    TO {role};
GRANT SELECT ON archived_dossier TO {role};
GRANT SELECT ON score_checkpoint, score_counter, score_snapshot, score_freeze TO {role};

GRANT SELECT, INSERT, UPDATE ON score_target TO {role};  -- UPDATE: for the release before, while both run
GRANT SELECT, INSERT ON administration_event TO {role};
GRANT SELECT, INSERT, UPDATE ON dossier_look TO {role};
GRANT SELECT, INSERT ON represented_person TO {role};
GRANT SELECT, INSERT ON document TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON upload TO {role};
