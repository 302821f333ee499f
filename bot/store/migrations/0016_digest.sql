-- Claims suggested to their author, and a group statement in rounds.

CREATE TABLE claim_suggestions (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL, -- becomes the id of the claim
    debate    TEXT    NOT NULL,
    member    TEXT    NOT NULL, -- who gave the speech; nobody else sees it
    words     TEXT    NOT NULL, -- emptied when erased
    made_at   INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);

CREATE TABLE joint_words (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    debate    TEXT    NOT NULL,
    member    TEXT    NOT NULL,
    kind      TEXT    NOT NULL, -- opinion, or critique of the statement that leads
    round     INTEGER NOT NULL, -- from 1; the last of each member, kind and round counts
    words     TEXT    NOT NULL, -- emptied when erased
    said_at   INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);

CREATE INDEX joint_words_by_debate ON joint_words (community, debate, said_at);

CREATE TABLE joint_rounds (
    community TEXT    NOT NULL,
    debate    TEXT    NOT NULL,
    round     INTEGER NOT NULL, -- 2; the first needs no row
    begun_by  TEXT    NOT NULL,
    begun_at  INTEGER NOT NULL,
    PRIMARY KEY (community, debate, round),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);

CREATE TABLE joint_clauses (
    community TEXT    NOT NULL,
    proposal  TEXT    NOT NULL,
    position  INTEGER NOT NULL, -- from 0, as the statement has them
    words     TEXT    NOT NULL, -- the model's
    PRIMARY KEY (community, proposal, position),
    FOREIGN KEY (community, proposal) REFERENCES proposals (community, id)
);

CREATE TABLE joint_sources (
    community TEXT    NOT NULL,
    proposal  TEXT    NOT NULL,
    position  INTEGER NOT NULL, -- of the clause
    number    INTEGER NOT NULL, -- from 0
    source    TEXT    NOT NULL, -- id in joint_words
    member    TEXT    NOT NULL, -- whose words they are
    quotation TEXT    NOT NULL, -- as it stands there; emptied when erased
    PRIMARY KEY (community, proposal, position, number),
    FOREIGN KEY (community, proposal, position)
        REFERENCES joint_clauses (community, proposal, position)
);
