-- How a debate's statements are put to the vote. In `statements`, a hidden of 2 waits for the chair.
CREATE TABLE statement_rules (
    community TEXT    NOT NULL,
    debate    TEXT    NOT NULL,
    queue     INTEGER NOT NULL, -- 1: a chair lets statements in
    unnamed   INTEGER NOT NULL, -- 1: the room is not told who wrote them
    PRIMARY KEY (community, debate),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);
