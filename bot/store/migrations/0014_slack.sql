-- Messages by platform are kept alike; what Slack sent and is being worked on.

ALTER TABLE discord_messages RENAME TO shown_messages;

CREATE TABLE slack_inbox (
    id          TEXT    NOT NULL PRIMARY KEY, -- what it is by meaning, so that it counts once
    community   TEXT    NOT NULL,
    content     TEXT    NOT NULL,             -- JSON as Slack sent it; '' once it was dealt with
    received_at INTEGER NOT NULL              -- milliseconds UTC; old ones go
);
CREATE INDEX slack_inbox_by_age ON slack_inbox (received_at);
