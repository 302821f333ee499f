-- May the language model write words of its own here? Off until an admin says so.
ALTER TABLE community_settings ADD COLUMN model_wording TEXT NOT NULL DEFAULT 'off';
