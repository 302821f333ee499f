-- Communities, members, places; the library; answers given; the console's rooms; journals.

CREATE TABLE communities (
    id         TEXT    NOT NULL PRIMARY KEY,
    library    INTEGER NOT NULL DEFAULT 0, -- grows with each change to the articles
    created_at INTEGER NOT NULL
);

CREATE TABLE members (
    community  TEXT    NOT NULL REFERENCES communities (id),
    id         TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    first_seen INTEGER NOT NULL,
    PRIMARY KEY (community, id)
);

CREATE TABLE places (
    community  TEXT    NOT NULL REFERENCES communities (id),
    id         TEXT    NOT NULL,
    article    TEXT, -- the slug of the current article
    PRIMARY KEY (community, id)
);

CREATE TABLE articles (
    community  TEXT    NOT NULL REFERENCES communities (id),
    slug       TEXT    NOT NULL,
    version    INTEGER NOT NULL, -- the current one
    removed_at INTEGER,
    PRIMARY KEY (community, slug)
);

CREATE TABLE article_versions (
    community   TEXT    NOT NULL,
    slug        TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    title       TEXT    NOT NULL,
    author      TEXT,
    published   TEXT, -- ISO date
    language    TEXT    NOT NULL,
    source      TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL,
    made_by     TEXT    NOT NULL,
    made_at     INTEGER NOT NULL,
    PRIMARY KEY (community, slug, version),
    FOREIGN KEY (community, slug) REFERENCES articles (community, slug)
);

CREATE INDEX article_versions_by_fingerprint ON article_versions (community, fingerprint);

CREATE TABLE article_blocks (
    community TEXT    NOT NULL,
    slug      TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    position  INTEGER NOT NULL, -- from 0, in reading order
    kind      TEXT    NOT NULL, -- heading, paragraph or removed
    paragraph INTEGER,          -- its number, from 1
    text      TEXT    NOT NULL,
    reason    TEXT,             -- why it was removed
    note      TEXT    NOT NULL,
    PRIMARY KEY (community, slug, version, position),
    FOREIGN KEY (community, slug, version) REFERENCES article_versions (community, slug, version)
);

CREATE VIEW paragraphs AS
SELECT community, slug, version, paragraph, text, note
FROM article_blocks
WHERE kind = 'paragraph';

CREATE TABLE answers (
    community  TEXT    NOT NULL REFERENCES communities (id),
    id         TEXT    NOT NULL,
    place      TEXT    NOT NULL,
    member     TEXT    NOT NULL,
    question   TEXT    NOT NULL,
    scope      TEXT    NOT NULL, -- the slugs asked, separated by spaces; empty for the library
    abstained  INTEGER NOT NULL, -- 1 when the article does not say
    confidence REAL    NOT NULL,
    asked_at   INTEGER NOT NULL,
    PRIMARY KEY (community, id)
);

CREATE TABLE answer_sentences (
    community TEXT    NOT NULL,
    answer    TEXT    NOT NULL,
    position  INTEGER NOT NULL, -- from 0, as shown
    slug      TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    text      TEXT    NOT NULL,
    PRIMARY KEY (community, answer, position),
    FOREIGN KEY (community, answer) REFERENCES answers (community, id)
);

CREATE TABLE answer_opinions (
    community TEXT    NOT NULL,
    answer    TEXT    NOT NULL,
    member    TEXT    NOT NULL,
    helpful   INTEGER NOT NULL,
    said_at   INTEGER NOT NULL,
    PRIMARY KEY (community, answer, member),
    FOREIGN KEY (community, answer) REFERENCES answers (community, id)
);

CREATE TABLE console_members (
    member   TEXT    NOT NULL PRIMARY KEY,
    key      TEXT    NOT NULL UNIQUE, -- SHA-256 of what the browser holds
    name     TEXT    NOT NULL,
    skeleton TEXT    NOT NULL UNIQUE, -- what names that look alike have in common
    role     INTEGER NOT NULL,
    admitted TEXT    NOT NULL -- mark of the token that let them in; empty on loopback
);

CREATE TABLE console_rooms (
    place     TEXT    NOT NULL PRIMARY KEY,
    opened_at INTEGER NOT NULL
);

CREATE TABLE console_posts (
    place     TEXT    NOT NULL,
    number    INTEGER NOT NULL, -- from 1, without gaps, in each place
    post      TEXT    NOT NULL, -- what is edited in place keeps this
    position  INTEGER NOT NULL, -- the number at which it stands in the room
    author    TEXT    NOT NULL, -- empty for Parley
    reader    TEXT,             -- the only member who sees it, or nobody in particular
    view      TEXT,             -- JSON; nothing once a newer number of the same post is there
    posted_at INTEGER NOT NULL,
    nonce     TEXT, -- the sender's own mark, so that a repeated message counts once
    PRIMARY KEY (place, number)
);

CREATE INDEX console_posts_by_post ON console_posts (place, post, number);
CREATE INDEX console_posts_by_position ON console_posts (place, position) WHERE view IS NOT NULL;
CREATE UNIQUE INDEX console_posts_by_nonce ON console_posts (place, author, nonce);

CREATE TABLE console_waiting (
    post   TEXT NOT NULL PRIMARY KEY, -- a line that was stored and is not yet answered
    place  TEXT NOT NULL,
    member TEXT NOT NULL,
    words  TEXT NOT NULL
);

CREATE TABLE streams (
    community TEXT    NOT NULL REFERENCES communities (id),
    stream    TEXT    NOT NULL,
    version   INTEGER NOT NULL,           -- of the last event
    shown     INTEGER NOT NULL DEFAULT 0, -- how far the room has seen it
    deadline  INTEGER,                    -- when the clock must look at it again
    PRIMARY KEY (community, stream)
);

CREATE INDEX streams_by_deadline ON streams (deadline);

CREATE TABLE events (
    community TEXT    NOT NULL,
    stream    TEXT    NOT NULL,
    version   INTEGER NOT NULL, -- from 1
    kind      TEXT    NOT NULL,
    data      TEXT    NOT NULL, -- JSON
    at        INTEGER NOT NULL,
    PRIMARY KEY (community, stream, version),
    FOREIGN KEY (community, stream) REFERENCES streams (community, stream)
);
