-- Reasons of a closing vote, without names, of debates that were brought in as a file: the positions
-- in such a file have none.

CREATE TABLE shared_reasons (
    community TEXT    NOT NULL REFERENCES communities (id),
    debate    TEXT    NOT NULL,
    number    INTEGER NOT NULL, -- in the order of the file, which tells nothing
    words     TEXT    NOT NULL,
    PRIMARY KEY (community, debate, number),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);
