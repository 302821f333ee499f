"""All SQL: one SQLite file, one grouped writer, numbered migrations."""
