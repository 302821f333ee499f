"""Articles: brought in, kept in a library, and asked."""
