-- A format that somebody has brought and not kept yet, one for each: shown with what was guessed.

CREATE TABLE format_drafts (
    community TEXT    NOT NULL REFERENCES communities (id),
    member    TEXT    NOT NULL,
    id        TEXT    NOT NULL, -- buttons name it
    file      TEXT    NOT NULL,
    text      TEXT    NOT NULL, -- as it came
    language  TEXT    NOT NULL,
    sides     TEXT    NOT NULL, -- of speeches that tell none, as answered so far
    added_at  INTEGER NOT NULL,
    PRIMARY KEY (community, member)
);
