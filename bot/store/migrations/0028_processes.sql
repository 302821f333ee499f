-- Which process works on what is not answered yet, where several share a store.

ALTER TABLE console_waiting ADD COLUMN process TEXT NOT NULL DEFAULT '';
ALTER TABLE slack_inbox ADD COLUMN process TEXT NOT NULL DEFAULT '';
