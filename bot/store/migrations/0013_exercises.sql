-- Exercises as an analyst reads them; the journal (events) says how they came about.

CREATE TABLE exercises (
    community TEXT    NOT NULL REFERENCES communities (id),
    id        TEXT    NOT NULL,
    place     TEXT    NOT NULL,
    card      TEXT    NOT NULL, -- the incident card's id
    rules     TEXT    NOT NULL, -- the card as it was when the exercise opened, TOML
    title     TEXT    NOT NULL, -- of the card
    source    TEXT    NOT NULL, -- the guarantee played against, as members name it
    subject   TEXT    NOT NULL, -- its name
    debate    TEXT    NOT NULL, -- whose motion is asked again; '' is none
    alone     TEXT    NOT NULL, -- the member who plays alone; '' is a room
    phase     TEXT    NOT NULL,
    opened_by TEXT    NOT NULL,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER,
    PRIMARY KEY (community, id)
);

CREATE UNIQUE INDEX exercises_by_place ON exercises (community, place, alone)
    WHERE closed_at IS NULL;

CREATE TABLE exercise_roles (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    exercise  TEXT    NOT NULL,
    role      TEXT    NOT NULL,
    member    TEXT    NOT NULL,
    taken_at  INTEGER NOT NULL,
    left_at   INTEGER,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, exercise) REFERENCES exercises (community, id)
);

CREATE TABLE exercise_moves (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    exercise  TEXT    NOT NULL,
    kind      TEXT    NOT NULL, -- report, finding, proposal, response, question, statement, inject, red line
    role      TEXT    NOT NULL, -- '' is the chair's own inject
    member    TEXT    NOT NULL,
    words     TEXT    NOT NULL, -- emptied when erased
    said_at   INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, exercise) REFERENCES exercises (community, id)
);

CREATE INDEX moves_by_exercise ON exercise_moves (community, exercise, said_at);

CREATE TABLE exercise_votes (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    exercise  TEXT    NOT NULL,
    proposal  INTEGER NOT NULL, -- from 1, as members name it
    role      TEXT    NOT NULL,
    member    TEXT,             -- none for a script
    vote      TEXT    NOT NULL, -- for, against or aside; the last one of a role counts
    voted_at  INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, exercise) REFERENCES exercises (community, id)
);
