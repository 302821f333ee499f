-- Questions that a member asked to be asked about their own words. Nobody else sees them.

CREATE TABLE coach_questions (
    community TEXT    NOT NULL REFERENCES communities (id),
    id        TEXT    NOT NULL,
    thread    TEXT    NOT NULL, -- id of the first question about the same words
    member    TEXT    NOT NULL,
    debate    TEXT    NOT NULL, -- '' where the words belong to none
    topic     TEXT    NOT NULL, -- the member's words; emptied when erased
    question  TEXT    NOT NULL, -- quotes the member's words, so it is emptied, too
    reply     TEXT    NOT NULL, -- emptied when erased
    asked_at  INTEGER NOT NULL,
    PRIMARY KEY (community, id)
);

CREATE INDEX coach_questions_by_thread ON coach_questions (community, thread, asked_at);
