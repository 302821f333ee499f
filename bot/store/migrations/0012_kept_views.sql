-- Long answers, kept so that their pages can be turned.

CREATE TABLE kept_views (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    reader    TEXT    NOT NULL, -- the only member who may turn the pages; '' is everybody
    view      TEXT    NOT NULL, -- JSON
    kept_at   INTEGER NOT NULL, -- milliseconds UTC; old ones go
    PRIMARY KEY (community, id)
);
CREATE INDEX kept_views_by_age ON kept_views (kept_at);
