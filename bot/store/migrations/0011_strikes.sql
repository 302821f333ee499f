-- Motions that sides strike in turn.

CREATE TABLE strikes (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    place     TEXT    NOT NULL,
    round     INTEGER NOT NULL, -- a veto of the place, from 1; the last one counts
    turn      INTEGER NOT NULL, -- from 1 in the round; 0 begins it and strikes nothing
    member    TEXT    NOT NULL,
    side      TEXT    NOT NULL, -- "for" or "against"; empty where it begins
    motion    TEXT    NOT NULL, -- its number; where it begins, the numbers in play
    struck_at INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    UNIQUE (community, place, round, turn)
);
