"""The fitted numbers that judge answers; bench/answers/ makes them, docs/answers.md says how."""

import json
from functools import cache
from importlib.resources import files

from bot.article.rules.answer import Knowledge, knowledge_of


@cache
def load(*, meanings: bool) -> Knowledge:
    """The numbers for a machine with the sentence model, or for one that goes by words alone."""
    tables = json.loads((files("bot.article.content") / "answering.json").read_text("utf-8"))
    return knowledge_of(tables["meanings" if meanings else "words"])
