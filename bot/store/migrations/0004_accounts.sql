-- What platforms need: who an account is here, and which message shows what.

CREATE TABLE accounts (
    community TEXT NOT NULL,
    account   TEXT NOT NULL, -- the platform's own id of a person
    member    TEXT NOT NULL, -- ours; erasing cuts the row, and with it the link
    PRIMARY KEY (community, account)
);

CREATE TABLE discord_messages (
    community TEXT NOT NULL,
    place     TEXT NOT NULL,
    key       TEXT NOT NULL, -- of the view that the message shows
    message   TEXT NOT NULL,
    PRIMARY KEY (community, place, key)
);

CREATE TABLE discord_commands (
    "only" INTEGER NOT NULL PRIMARY KEY, -- always 1
    digest TEXT    NOT NULL              -- of the commands that were sent last
);
