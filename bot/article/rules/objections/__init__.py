"""What speaks against an answer beyond its likeness: what a passage would have to hold and lacks."""

from bot.article.rules.objections.found import find_objections
from bot.article.rules.objections.objection import FoundPassage, Objection

__all__ = ["FoundPassage", "Objection", "find_objections"]
