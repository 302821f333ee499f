-- The passages that an answer showed, and those that came next; which passage members say would have
-- been right; and which answer a question goes on from.

ALTER TABLE answers ADD COLUMN follows TEXT NOT NULL DEFAULT ''; -- an answer; '' for none

CREATE INDEX answers_by_member ON answers (community, member, asked_at);

CREATE TABLE answer_passages (
    community TEXT    NOT NULL,
    answer    TEXT    NOT NULL,
    position  INTEGER NOT NULL, -- from 0, best first
    slug      TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    shown     INTEGER NOT NULL, -- 1 when the answer showed it
    PRIMARY KEY (community, answer, position),
    FOREIGN KEY (community, answer) REFERENCES answers (community, id)
);

CREATE TABLE answer_corrections (
    community TEXT    NOT NULL,
    answer    TEXT    NOT NULL,
    member    TEXT    NOT NULL,
    slug      TEXT    NOT NULL, -- '' for none of the passages offered
    version   INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    said_at   INTEGER NOT NULL,
    PRIMARY KEY (community, answer, member),
    FOREIGN KEY (community, answer) REFERENCES answers (community, id)
);
