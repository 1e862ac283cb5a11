-- Beside the indices of a day as the default profile counts them: what other profiles count otherwise (JSON: profile,
-- indices). Of older days it is not known.
ALTER TABLE score_snapshot ADD COLUMN profiles TEXT;
