"""A hidden card of a guarantor, as content has it."""

from enum import StrEnum

from msgspec import Struct


class ConsentTerms(StrEnum):
    """What Congress asks for before it agrees."""

    NONE = ""
    PROOF = "proof"
    SHARED = "shared"
    NO_FORCES = "no_forces"


class StakesCard(Struct, frozen=True, kw_only=True):
    """What a commitment is worth to a role, what it may cost, and what would end it at home, each a
    sentence. `limits` are the responses that would; `terms` are those of Congress."""

    id: str
    role: str
    worth: str
    cost: str
    ends: str
    limits: frozenset[str] = frozenset()
    terms: ConsentTerms = ConsentTerms.NONE
