-- Takes from a database role what it was given by name in the schemas of the portal, before it is given what it needs. What a
-- role may do as a member of another one is not looked at.
REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role} CASCADE;  -- columns, too
REVOKE ALL ON ALL SEQUENCES IN SCHEMA {schema} FROM {role} CASCADE;
REVOKE ALL ON ALL ROUTINES IN SCHEMA {schema} FROM {role} CASCADE;
REVOKE ALL ON SCHEMA {schema} FROM {role} CASCADE;
REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC;  -- where the server was upgraded from PostgreSQL 14, everybody has it

DO $$
BEGIN
    IF to_regnamespace('hangfire') IS NOT NULL THEN
        REVOKE ALL ON ALL TABLES IN SCHEMA hangfire FROM {role} CASCADE;
        REVOKE ALL ON ALL SEQUENCES IN SCHEMA hangfire FROM {role} CASCADE;
        REVOKE ALL ON ALL ROUTINES IN SCHEMA hangfire FROM {role} CASCADE;
        REVOKE ALL ON SCHEMA hangfire FROM {role} CASCADE;
    END IF;
END
$$;
