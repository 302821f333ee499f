-- The optional language model: what was asked of it, what it cost, and what it worded.

CREATE TABLE model_calls (
    community  TEXT    NOT NULL REFERENCES communities (id),
    id         TEXT    NOT NULL,
    member     TEXT    NOT NULL,
    task       TEXT    NOT NULL, -- the prompt's name
    model      TEXT    NOT NULL,
    prompt     TEXT    NOT NULL, -- hash of the prompt's file
    requests   INTEGER NOT NULL, -- retries counted
    tokens_in  INTEGER NOT NULL, -- while it runs, the most that it may cost
    tokens_out INTEGER NOT NULL,
    outcome    TEXT    NOT NULL, -- running, good, slow, down, busy, refused or garbled
    took_ms    INTEGER NOT NULL,
    asked_at   INTEGER NOT NULL,
    PRIMARY KEY (community, id)
);

CREATE INDEX model_calls_by_time ON model_calls (community, asked_at);

CREATE TABLE model_results (
    community TEXT    NOT NULL REFERENCES communities (id),
    result    TEXT    NOT NULL, -- id of what was made: an answer, a summary
    task      TEXT    NOT NULL,
    model     TEXT    NOT NULL,
    prompt    TEXT    NOT NULL, -- hash of the prompt's file
    made_at   INTEGER NOT NULL,
    PRIMARY KEY (community, result)
);

CREATE TABLE answer_wordings (
    community TEXT    NOT NULL,
    answer    TEXT    NOT NULL,
    position  INTEGER NOT NULL, -- from 0, as shown
    words     TEXT    NOT NULL, -- the model's; its sources stand in answer_sources
    PRIMARY KEY (community, answer, position),
    FOREIGN KEY (community, answer) REFERENCES answers (community, id)
);

CREATE TABLE answer_sources (
    community TEXT    NOT NULL,
    answer    TEXT    NOT NULL,
    position  INTEGER NOT NULL, -- of the wording
    number    INTEGER NOT NULL, -- from 0
    slug      TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    quotation TEXT    NOT NULL, -- as it stands in the paragraph
    PRIMARY KEY (community, answer, position, number),
    FOREIGN KEY (community, answer, position)
        REFERENCES answer_wordings (community, answer, position)
);

ALTER TABLE community_settings ADD COLUMN model TEXT NOT NULL DEFAULT 'off'; -- on or off
