-- Places elsewhere, in other communities too, that watch a debate and vote in its closing vote.

CREATE TABLE audience_invitations (
    community TEXT    NOT NULL, -- of the debate
    code      TEXT    NOT NULL PRIMARY KEY,
    debate    TEXT    NOT NULL,
    made_by   TEXT    NOT NULL,
    expires   INTEGER NOT NULL  -- milliseconds UTC
);

CREATE TABLE audiences (
    community TEXT    NOT NULL, -- of the debate
    debate    TEXT    NOT NULL,
    home      TEXT    NOT NULL, -- the community of the audience
    place     TEXT    NOT NULL, -- where in it the board is shown
    linked_by TEXT    NOT NULL, -- who took the invitation, a member of home
    linked_at INTEGER NOT NULL,
    shown     INTEGER NOT NULL, -- the version of the debate's journal that the board shows
    PRIMARY KEY (community, debate, home, place),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);

CREATE INDEX audiences_by_place ON audiences (home, place);

CREATE TABLE guests (
    community TEXT NOT NULL, -- of the debate
    member    TEXT NOT NULL, -- under which the guest stands there
    home      TEXT NOT NULL,
    account   TEXT NOT NULL, -- the member they are at home; erasing cuts the row
    PRIMARY KEY (community, member)
);

CREATE UNIQUE INDEX guests_by_home ON guests (community, home, account);
