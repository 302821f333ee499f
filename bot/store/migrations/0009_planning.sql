-- When debates are to start, and where; what Discord's calendar was told.

ALTER TABLE debates ADD COLUMN starts_at INTEGER; -- milliseconds UTC, as planned; nothing if not

ALTER TABLE community_settings ADD COLUMN room TEXT NOT NULL DEFAULT ''; -- in which debates are held
ALTER TABLE community_settings ADD COLUMN zone TEXT NOT NULL DEFAULT 'UTC'; -- of times that are typed

CREATE TABLE discord_events (
    community TEXT NOT NULL,
    key       TEXT NOT NULL, -- of what is planned
    event     TEXT NOT NULL, -- of the server's calendar; '' where Parley may not make one
    told      TEXT NOT NULL, -- a digest of what the calendar shows
    PRIMARY KEY (community, key)
);
