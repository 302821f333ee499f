-- Debates and positions as an analyst reads them; the journal (events) says how they came about.

CREATE TABLE formats (
    community TEXT    NOT NULL REFERENCES communities (id),
    id        TEXT    NOT NULL, -- as members name it
    text      TEXT    NOT NULL, -- TOML
    added_by  TEXT    NOT NULL,
    added_at  INTEGER NOT NULL,
    PRIMARY KEY (community, id)
);

CREATE TABLE debates (
    community TEXT    NOT NULL REFERENCES communities (id),
    id        TEXT    NOT NULL,
    place     TEXT    NOT NULL,
    motion    TEXT    NOT NULL,
    format    TEXT    NOT NULL,
    rules     TEXT    NOT NULL, -- the format as it was when the debate opened, TOML
    phase     TEXT    NOT NULL,
    opened_by TEXT    NOT NULL,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER,
    PRIMARY KEY (community, id)
);

CREATE UNIQUE INDEX debates_by_place ON debates (community, place) WHERE closed_at IS NULL;

CREATE TABLE speeches (
    community  TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    debate     TEXT    NOT NULL,
    segment    TEXT    NOT NULL,
    seat       TEXT    NOT NULL, -- empty where somebody speaks from no seat
    member     TEXT    NOT NULL,
    words      TEXT    NOT NULL, -- emptied when erased
    given_at   INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);

CREATE INDEX speeches_by_debate ON speeches (community, debate, given_at);

CREATE TABLE drafts (
    community TEXT NOT NULL,
    debate    TEXT NOT NULL,
    member    TEXT NOT NULL,
    words     TEXT NOT NULL,
    PRIMARY KEY (community, debate, member),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);

CREATE TABLE positions (
    community  TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    debate     TEXT    NOT NULL,
    member     TEXT    NOT NULL,
    phase      TEXT    NOT NULL, -- first, during or closing
    stance     INTEGER,          -- -3 strongly against to +3 strongly for; nothing if undecided
    confidence INTEGER,          -- 0 to 100
    reason     TEXT    NOT NULL, -- emptied when erased
    taken_at   INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);

CREATE INDEX positions_by_debate ON positions (community, debate, taken_at);

CREATE TABLE position_credits (
    community TEXT NOT NULL,
    position  TEXT NOT NULL,
    speech    TEXT NOT NULL, -- what moved them
    PRIMARY KEY (community, position, speech),
    FOREIGN KEY (community, position) REFERENCES positions (community, id)
);

CREATE TABLE quotations (
    community TEXT    NOT NULL,
    speech    TEXT    NOT NULL,
    number    INTEGER NOT NULL, -- from 1, as they stand in the speech
    words     TEXT    NOT NULL,
    mark      TEXT    NOT NULL, -- verbatim, close or not_in_article
    slug      TEXT,
    version   INTEGER,
    paragraph INTEGER,
    PRIMARY KEY (community, speech, number),
    FOREIGN KEY (community, speech) REFERENCES speeches (community, id)
);

CREATE TABLE heartbeat (
    "only" INTEGER NOT NULL PRIMARY KEY, -- always 1
    at   INTEGER NOT NULL              -- when the clock last ran; tells how long Parley was away
);
