-- What an article's sentences mean, as numbers: derived from its words, and made again when lost.

CREATE TABLE article_vectors (
    community TEXT NOT NULL,
    slug TEXT NOT NULL,
    version INTEGER NOT NULL,
    made_from TEXT NOT NULL, -- fingerprint of the model and of the words
    vectors BLOB NOT NULL, -- half precision, little endian: title, headings, sentences
    PRIMARY KEY (community, slug, version),
    FOREIGN KEY (community, slug, version) REFERENCES article_versions (community, slug, version)
);
