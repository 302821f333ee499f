-- What is argued: claims, judges' ballots, statements to vote on, proposals to rank.

ALTER TABLE positions ADD COLUMN would_change TEXT NOT NULL DEFAULT ''; -- said beforehand; emptied when erased
ALTER TABLE speeches ADD COLUMN unfinished INTEGER NOT NULL DEFAULT 0;  -- 1: a draft, given when time ran out
ALTER TABLE drafts ADD COLUMN speech TEXT NOT NULL DEFAULT '';          -- its id once it is given

CREATE TABLE position_citations (
    community TEXT    NOT NULL,
    position  TEXT    NOT NULL,
    slug      TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    PRIMARY KEY (community, position, slug, version, paragraph),
    FOREIGN KEY (community, position) REFERENCES positions (community, id)
);

CREATE TABLE claims (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    debate    TEXT    NOT NULL,
    number    INTEGER NOT NULL, -- from 1, as members name it
    side      TEXT    NOT NULL,
    member    TEXT    NOT NULL,
    words     TEXT    NOT NULL, -- emptied when erased
    made_at   INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);

CREATE INDEX claims_by_debate ON claims (community, debate, number);

CREATE TABLE claim_links (
    community TEXT    NOT NULL,
    claim     TEXT    NOT NULL,
    target    TEXT    NOT NULL,
    relation  TEXT    NOT NULL, -- support or attack
    confirmed INTEGER NOT NULL, -- 1 once the claim's author agrees
    PRIMARY KEY (community, claim, target),
    FOREIGN KEY (community, claim) REFERENCES claims (community, id),
    FOREIGN KEY (community, target) REFERENCES claims (community, id)
);

CREATE TABLE ballots (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    debate    TEXT    NOT NULL,
    judge     TEXT    NOT NULL,
    shadow    INTEGER NOT NULL, -- 1: kept, and never counted
    ranks     TEXT    NOT NULL, -- sides, best first, with commas between
    reason    TEXT    NOT NULL, -- emptied when erased
    filed_at  INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);

CREATE TABLE ballot_scores (
    community TEXT NOT NULL,
    ballot    TEXT NOT NULL,
    name      TEXT NOT NULL, -- a seat, or "reply:" and a side
    points    REAL NOT NULL,
    PRIMARY KEY (community, ballot, name),
    FOREIGN KEY (community, ballot) REFERENCES ballots (community, id)
);

CREATE TABLE statements (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    debate    TEXT    NOT NULL,
    number    INTEGER NOT NULL, -- from 1, as members name it
    member    TEXT,             -- none for one that came with the motion
    words     TEXT    NOT NULL, -- emptied when erased
    hidden    INTEGER NOT NULL, -- 1: taken out by a chair
    added_at  INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    UNIQUE (community, debate, number),
    FOREIGN KEY (community, debate) REFERENCES debates (community, id)
);

CREATE TABLE statement_votes (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    statement TEXT    NOT NULL,
    member    TEXT    NOT NULL,
    vote      INTEGER NOT NULL, -- 1 agree, 0 pass, -1 disagree; the last one counts
    voted_at  INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, statement) REFERENCES statements (community, id)
);

CREATE INDEX votes_by_statement ON statement_votes (community, statement, voted_at);

CREATE TABLE proposals (
    community   TEXT    NOT NULL,
    id          TEXT    NOT NULL,
    scope       TEXT    NOT NULL, -- "motion:" and a place, or "consensus:" and a debate
    number      INTEGER NOT NULL, -- from 1, as members name it
    member      TEXT    NOT NULL,
    words       TEXT    NOT NULL, -- emptied when erased
    withdrawn   INTEGER NOT NULL,
    proposed_at INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    UNIQUE (community, scope, number)
);

CREATE TABLE rankings (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    scope     TEXT    NOT NULL,
    member    TEXT    NOT NULL,
    ranking   TEXT    NOT NULL, -- numbers best first, "=" between equals: 2 > 1 = 3
    vetoes    TEXT    NOT NULL, -- numbers
    dissent   TEXT    NOT NULL, -- why they do not agree; emptied when erased
    ranked_at INTEGER NOT NULL, -- the last one of each member counts
    PRIMARY KEY (community, id)
);

CREATE INDEX rankings_by_scope ON rankings (community, scope, ranked_at);

ALTER TABLE quotations ADD COLUMN difference TEXT NOT NULL DEFAULT ''; -- of a close one: what it says, what stands
ALTER TABLE debates ADD COLUMN article TEXT NOT NULL DEFAULT '';       -- short name of the article under debate
