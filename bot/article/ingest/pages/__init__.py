"""Web pages as Readings: what is the article, and what only stands around it."""
