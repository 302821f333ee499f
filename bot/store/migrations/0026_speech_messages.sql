-- The messages of which a speech was made that was written in the room itself.

CREATE TABLE speech_messages (
    community TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    speech    TEXT    NOT NULL,
    member    TEXT    NOT NULL,
    address   TEXT    NOT NULL, -- where the platform shows it; emptied when erased
    sent_at   INTEGER NOT NULL,
    PRIMARY KEY (community, id),
    FOREIGN KEY (community, speech) REFERENCES speeches (community, id)
);

CREATE INDEX speech_messages_by_speech ON speech_messages (community, speech, sent_at);
