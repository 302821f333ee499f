-- How many opinion groups a debate's people were shown, a row for each change; 0 for no clear ones.

CREATE TABLE group_numbers (
    community TEXT    NOT NULL REFERENCES communities (id),
    debate    TEXT    NOT NULL,
    change    INTEGER NOT NULL, -- from 1
    groups    INTEGER NOT NULL,
    shown_at  INTEGER NOT NULL, -- milliseconds since 1970, UTC
    PRIMARY KEY (community, debate, change),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);
