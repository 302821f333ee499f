-- Practice debates: one member's own. They stand apart from debates, so that nothing counts them.

CREATE TABLE practices (
    community TEXT    NOT NULL REFERENCES communities (id),
    id        TEXT    NOT NULL,
    member    TEXT    NOT NULL,
    place     TEXT    NOT NULL, -- where the member was last
    motion    TEXT    NOT NULL, -- emptied when erased
    side      TEXT    NOT NULL, -- the member's, by its key
    level     TEXT    NOT NULL, -- easy, fair or hard
    format    TEXT    NOT NULL,
    rules     TEXT    NOT NULL, -- the format as it is practised, TOML
    article   TEXT    NOT NULL, -- '' for none
    opened_at INTEGER NOT NULL,
    closed_at INTEGER,
    PRIMARY KEY (community, id)
);

CREATE UNIQUE INDEX practices_by_member ON practices (community, member) WHERE closed_at IS NULL;

CREATE TABLE practice_speeches (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    practice  TEXT    NOT NULL,
    member    TEXT    NOT NULL, -- whose practice it is
    words     TEXT    NOT NULL, -- emptied when erased
    how       TEXT    NOT NULL, -- own, worded, quoted or silent
    sources   TEXT    NOT NULL, -- JSON: what the words rest on; emptied when erased
    why       TEXT    NOT NULL, -- why they are not a model's
    model     TEXT    NOT NULL, -- '' where no model worded them
    given_at  INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, practice) REFERENCES practices (community, id)
);

CREATE INDEX practice_speeches_by_practice ON practice_speeches (community, practice, given_at);
