-- Guarantee sheets. The revision of a sheet, its deadline and how far its room has seen it stand in
-- streams, under "sheet:" and its id.

CREATE TABLE sheets (
    community TEXT    NOT NULL REFERENCES communities (id),
    id        TEXT    NOT NULL,
    number    INTEGER NOT NULL, -- from 1 in each community, as members name it
    title     TEXT    NOT NULL, -- emptied when erased
    whose     TEXT    NOT NULL, -- own or group
    place     TEXT    NOT NULL,
    maker     TEXT    NOT NULL,
    basis     TEXT    NOT NULL, -- what it began from; empty for an empty sheet
    rule      TEXT    NOT NULL, -- simple, two_thirds or ranked
    quorum    INTEGER NOT NULL,
    hours     INTEGER NOT NULL, -- that a vote stays open
    made_at   INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    UNIQUE (community, number)
);

CREATE TABLE sheet_clauses (
    community TEXT NOT NULL,
    sheet     TEXT NOT NULL,
    clause    TEXT NOT NULL,
    options   TEXT,             -- ids with spaces between; empty: none of them; nothing: open
    words     TEXT NOT NULL,    -- free wording; emptied when erased
    reason    TEXT NOT NULL,    -- emptied when erased
    member    TEXT NOT NULL,    -- who wrote it
    proposal  INTEGER,          -- the amendment by which it came
    PRIMARY KEY (community, sheet, clause),
    FOREIGN KEY (community, sheet) REFERENCES sheets (community, id)
);

CREATE TABLE sheet_proposals (
    community   TEXT    NOT NULL,
    sheet       TEXT    NOT NULL,
    number      INTEGER NOT NULL, -- from 1 in the sheet
    clause      TEXT    NOT NULL, -- empty: that the sheet be adopted
    options     TEXT,
    was         TEXT,             -- the options that stood when it was moved
    words       TEXT    NOT NULL, -- emptied when erased
    reason      TEXT    NOT NULL, -- emptied when erased
    member      TEXT    NOT NULL, -- who wrote it
    mover       TEXT    NOT NULL, -- its author, or the seconder once that one has left
    seconder    TEXT,
    stage       TEXT    NOT NULL,
    vote        INTEGER,
    debate      TEXT    NOT NULL, -- empty where none was opened on it
    touched     INTEGER NOT NULL, -- the revision at which its stage changed last
    proposed_at INTEGER NOT NULL,
    PRIMARY KEY (community, sheet, number),
    FOREIGN KEY (community, sheet) REFERENCES sheets (community, id)
);

CREATE INDEX sheet_proposals_by_debate ON sheet_proposals (community, debate);

CREATE TABLE sheet_votes (
    community  TEXT    NOT NULL,
    sheet      TEXT    NOT NULL,
    number     INTEGER NOT NULL, -- from 1 in the sheet
    rule       TEXT    NOT NULL,
    quorum     INTEGER NOT NULL,
    candidates TEXT    NOT NULL, -- numbers of proposals with spaces between
    opened_at  INTEGER NOT NULL,
    deadline   INTEGER NOT NULL,
    closed_at  INTEGER,
    why        TEXT,             -- carried, lost, tied, no_quorum or called_off
    carried    INTEGER,          -- the proposal that carried
    voters     INTEGER NOT NULL,
    ayes       INTEGER NOT NULL,
    noes       INTEGER NOT NULL,
    abstained  INTEGER NOT NULL,
    ranking    TEXT    NOT NULL, -- best first, "=" between equals; 0 leaves it as it is
    PRIMARY KEY (community, sheet, number),
    FOREIGN KEY (community, sheet) REFERENCES sheets (community, id)
);

CREATE TABLE sheet_ballots (
    community TEXT    NOT NULL,
    sheet     TEXT    NOT NULL,
    vote      INTEGER NOT NULL,
    member    TEXT    NOT NULL,
    says      TEXT,             -- for, against or abstain; nothing on a ranking
    ranking   TEXT    NOT NULL,
    PRIMARY KEY (community, sheet, vote, member),
    FOREIGN KEY (community, sheet, vote) REFERENCES sheet_votes (community, sheet, number)
);

CREATE TABLE sheet_versions (
    community  TEXT    NOT NULL,
    sheet      TEXT    NOT NULL,
    number     INTEGER NOT NULL, -- from 1 in the sheet
    proposer   TEXT    NOT NULL,
    seconder   TEXT,
    proposal   INTEGER,
    rule       TEXT,
    ayes       INTEGER NOT NULL,
    noes       INTEGER NOT NULL,
    abstained  INTEGER NOT NULL,
    touched    INTEGER NOT NULL,
    adopted_at INTEGER NOT NULL,
    PRIMARY KEY (community, sheet, number),
    FOREIGN KEY (community, sheet) REFERENCES sheets (community, id)
);

CREATE TABLE sheet_version_clauses (
    community TEXT    NOT NULL,
    sheet     TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    clause    TEXT    NOT NULL,
    options   TEXT,
    words     TEXT    NOT NULL, -- emptied when erased
    reason    TEXT    NOT NULL, -- emptied when erased
    member    TEXT    NOT NULL,
    proposal  INTEGER,
    PRIMARY KEY (community, sheet, version, clause),
    FOREIGN KEY (community, sheet, version) REFERENCES sheet_versions (community, sheet, number)
);

CREATE TABLE sheet_evidence (
    community   TEXT    NOT NULL,
    sheet       TEXT    NOT NULL,
    number      INTEGER NOT NULL, -- from 1 in the sheet
    clause      TEXT    NOT NULL,
    member      TEXT    NOT NULL,
    words       TEXT    NOT NULL, -- emptied when erased
    mark        TEXT    NOT NULL, -- verbatim, close or not_in_article
    slug        TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    paragraph   INTEGER,
    difference  TEXT    NOT NULL, -- of a close one: what it says, what stands; emptied when erased
    attached_at INTEGER NOT NULL,
    removed_at  INTEGER,
    PRIMARY KEY (community, sheet, number),
    FOREIGN KEY (community, sheet) REFERENCES sheets (community, id)
);

CREATE TABLE place_sheets (
    community TEXT NOT NULL,
    place     TEXT NOT NULL,
    sheet     TEXT NOT NULL, -- the one that is meant there when none is named
    PRIMARY KEY (community, place),
    FOREIGN KEY (community, sheet) REFERENCES sheets (community, id)
);
