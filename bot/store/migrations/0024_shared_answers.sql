-- When an answer was shown to its whole place; NULL for never. It is shown there once.
ALTER TABLE answers ADD COLUMN shared_at INTEGER;
