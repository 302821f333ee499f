-- How far the board of a stream was shown, at which step of it, and when it was posted last (UTC, ms).
CREATE TABLE boards (
    community TEXT NOT NULL,
    stream TEXT NOT NULL,
    shown INTEGER NOT NULL,
    step TEXT NOT NULL,
    posted_at INTEGER NOT NULL,
    PRIMARY KEY (community, stream)
);

-- News that asked for an act, so that its buttons are taken off once that step is over: the number
-- of the event that asked, the mark of the news, the events that it told (after since, up to
-- until), and the buttons that it shows.
CREATE TABLE open_news (
    community TEXT NOT NULL,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    mark TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    looks TEXT NOT NULL,
    PRIMARY KEY (community, stream, version)
);
