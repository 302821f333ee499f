-- Evenings: which step runs stands in the journal (events); place and question are the debate's.

CREATE TABLE evenings (
    community TEXT    NOT NULL REFERENCES communities (id),
    id        TEXT    NOT NULL,
    debate    TEXT    NOT NULL, -- in which all positions are taken
    opened_by TEXT    NOT NULL,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);

CREATE INDEX evenings_by_debate ON evenings (community, debate);
