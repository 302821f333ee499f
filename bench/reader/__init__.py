"""A small reader: a cross-encoder that says whether a paragraph answers a question, and where."""
