-- What rooms were shown is kept, so that it can be shown anew without what somebody has erased.

ALTER TABLE outbox ADD COLUMN "key" TEXT NOT NULL DEFAULT ''; -- of the view: it takes the place of the one before
ALTER TABLE outbox ADD COLUMN shown INTEGER NOT NULL DEFAULT 0; -- 1: it stands in its room, or may
ALTER TABLE outbox ADD COLUMN stale INTEGER NOT NULL DEFAULT 0; -- 1: something was erased from it that its room may still show
CREATE INDEX outbox_by_state ON outbox (shown, stale);

-- Members whose words and name rooms may still show: written with the erasing, dropped once it is done there.
CREATE TABLE erasures (
  community TEXT    NOT NULL,
  member    TEXT    NOT NULL,
  rooms     TEXT    NOT NULL, -- JSON: rooms that were made under a title that was erased, each with its new title
  at        INTEGER NOT NULL,
  PRIMARY KEY (community, member)
);
