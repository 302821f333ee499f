"""Text as it was found, made into a Reading: what is the article, and what only stood around it."""

from bot.article.rules.cleaning.reading import read_pieces, read_text
from bot.article.rules.cleaning.restoring import fingerprint, restore

__all__ = ["fingerprint", "read_pieces", "read_text", "restore"]
