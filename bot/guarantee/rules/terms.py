"""What an option means to a procedure, as data: hours, proof, votes, and what is covered."""

from enum import IntEnum, StrEnum
from fractions import Fraction

from msgspec import Struct


class Convening(StrEnum):
    """Who may call the meeting."""

    ANY_PARTY = "any_party"
    BENEFICIARY = "beneficiary"
    GUARANTORS = "guarantors"
    CHAIR = "chair"


class Assessment(IntEnum):
    """How well an assessor knows something, from least to most."""

    NOT_KNOWN = 0
    POSSIBLE = 1
    PROBABLE = 2
    CONFIRMED = 3

    @property
    def words(self) -> str:
        """As an assessor says it."""
        return self.name.lower().replace("_", " ")


class Voting(StrEnum):
    """How a common reaction comes about."""

    ALONE = "alone"
    """Each guarantor decides its own part."""
    JOINING = "joining"
    """Those who join act in the common name; `joining` says how many it takes."""
    SHARE = "share"
    """Carried when `share` of the guarantors who vote agree; it binds all."""
    CONSENSUS = "consensus"
    """Carried when nobody objects until the deadline; silence is consent."""


class Happening(StrEnum):
    """Kinds of incident."""

    ARMED_ATTACK = "armed_attack"
    GRAVE_HYBRID = "grave_hybrid"
    HYBRID = "hybrid"
    THREAT = "threat"


class Ground(StrEnum):
    """Where an incident takes place."""

    HELD = "held"
    """Ground that the beneficiary's government holds."""
    OCCUPIED = "occupied"
    """Ground within its recognised borders that the adversary holds."""
    UNCLEAR = "unclear"
    """Ground of the beneficiary; who holds it is in doubt."""
    SEA = "sea"
    GUARANTOR = "guarantor"
    """A guarantor's own ground."""


class Terms(Struct, frozen=True, kw_only=True):
    """Each field is None, empty or its neutral value where the option says nothing of it.

    `meet_hours` and `decide_hours` count from the incident's report. `conveners` is how many must
    ask. `least` is the finding that has to be reached; with `by_report` the beneficiary's account
    is enough unless it was refuted, and with `by_body` an international body has to say so.
    `covers` and `grounds` say which incidents count, and where; `grounds_unsaid` that the text
    keeps silent on purpose. `adversary_votes` gives the adversary a vote like a guarantor's.
    """

    meet_hours: int | None = None
    decide_hours: int | None = None
    convening: Convening | None = None
    conveners: int = 1
    least: Assessment | None = None
    by_report: bool = False
    by_body: bool = False
    voting: Voting | None = None
    share: Fraction | None = None
    joining: int = 1
    adversary_votes: bool = False
    covers: frozenset[Happening] = frozenset()
    grounds: frozenset[Ground] = frozenset()
    grounds_unsaid: bool = False
