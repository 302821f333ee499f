"""A motion that comes along, with all that helps to choose and to prepare it."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from bot.kernel.message import say

TOPICS: Mapping[str, str] = {
    "trigger": say("Trigger"),
    "scope": say("Scope"),
    "decision": say("Decision"),
    "coverage": say("What is covered"),
    "guarantors": say("Guarantors"),
    "membership": say("Membership"),
    "neutrality": say("Neutrality"),
    "talks": say("Peace talks"),
    "duties": say("Duties of the protected"),
    "means": say("Arms and money"),
    "forces": say("Forces"),
    "sanctions": say("Sanctions"),
    "time": say("Duration"),
}
"""The topics of motions and statements, as members read them."""


class SeedBasis(StrEnum):
    """How a statement stands to the founding article."""

    ARTICLE = "article"
    """It says or implies it."""
    AGAINST = "against"
    """A common objection to what it says."""
    OUTSIDE = "outside"


class Seed(Struct, frozen=True, kw_only=True):
    """A statement that comes along, to agree with, disagree with or pass on."""

    words: str
    topics: tuple[str, ...]
    basis: SeedBasis
    article: tuple[str, ...]
    brief: tuple[int, ...]


class Motion(Struct, frozen=True, kw_only=True):
    """A motion, what everybody should know (its info slide), and the best case of both sides.

    `article` lists sentences of the founding article that bear on it, `brief` paragraphs to read;
    `designs` and `tensions` are ids; `statements` seed a vote.
    """

    id: str
    topic: str
    words: str
    info: str
    best_for: str
    best_against: str
    article: tuple[str, ...]
    brief: tuple[int, ...]
    designs: tuple[str, ...]
    tensions: tuple[str, ...]
    statements: tuple[str, ...]
