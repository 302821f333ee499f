"""What speaks against an answer beyond its likeness: what its passage would have to hold."""

from bot.article.rules.objections.found import find_objections
from bot.article.rules.objections.objection import FoundPassage, Objection

__all__ = ["FoundPassage", "Objection", "find_objections"]
