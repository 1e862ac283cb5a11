-- A file on one machine has no cluster: there is nothing to agree on. On PostgreSQL this version has the tables of the
-- cluster's members.
SELECT 1;
