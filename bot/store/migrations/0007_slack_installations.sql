-- Slack workspaces that installed Parley, and installations that are under way.

CREATE TABLE slack_installations (
    team         TEXT    NOT NULL PRIMARY KEY, -- the workspace, or the organisation that installed
    installation TEXT    NOT NULL,             -- sealed: JSON with the tokens
    installed_at INTEGER NOT NULL              -- milliseconds UTC
);

CREATE TABLE slack_states (
    state   TEXT    NOT NULL PRIMARY KEY, -- given to a browser, and taken back once
    expires INTEGER NOT NULL              -- milliseconds UTC
);
