-- What an admin sets for a community; rooms that lie within others; what Discord needs kept.

CREATE TABLE community_settings (
    community  TEXT NOT NULL PRIMARY KEY,
    archive    TEXT NOT NULL, -- a place; '' is none
    format     TEXT NOT NULL,
    tempo      TEXT NOT NULL,
    openers    TEXT NOT NULL, -- chairs or everybody
    language   TEXT NOT NULL,
    chair_role TEXT NOT NULL, -- the platform's own id of a role or group; '' is none
    admin_role TEXT NOT NULL
);

ALTER TABLE places ADD COLUMN within TEXT NOT NULL DEFAULT ''; -- the place of which it is a thread

CREATE TABLE discord_welcomed (
    guild TEXT NOT NULL PRIMARY KEY -- whose owner was told how to begin
);

CREATE TABLE discord_forms (
    id        TEXT    NOT NULL PRIMARY KEY,
    community TEXT    NOT NULL,
    account   TEXT    NOT NULL, -- who fills it in, step by step
    content   TEXT    NOT NULL, -- JSON: the action, and what was filled in by field
    kept_at   INTEGER NOT NULL  -- milliseconds UTC; old ones go
);
CREATE INDEX discord_forms_by_age ON discord_forms (kept_at);
