-- What rooms are still to be shown of what was done: written with it, and dropped once shown.

CREATE TABLE outbox (
  community TEXT    NOT NULL,
  mark      TEXT    NOT NULL, -- what has the same mark is shown once
  place     TEXT    NOT NULL,
  member    TEXT    NOT NULL, -- who did it
  view      TEXT    NOT NULL, -- JSON
  at        INTEGER NOT NULL,
  PRIMARY KEY (community, mark)
);
