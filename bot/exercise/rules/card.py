"""Incident cards: an invented event that comes in stages, some of them doubtful."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from bot.guarantee.rules.terms import Assessment, Ground, Happening

ALL = "all"
"""An inject for everybody."""


class Doubt(StrEnum):
    """How well what an inject says is known."""

    CONFIRMED = "confirmed"
    PROBABLE = "probable"
    CLAIMED = "claimed"
    DISPUTED = "disputed"


class Attribution(StrEnum):
    """How clear the author is, once all injects are out."""

    CLEAR = "clear"
    LIKELY = "likely"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


class Conduct(StrEnum):
    """What is said of the beneficiary's own part in it."""

    NONE = "none"
    ALLEGED = "alleged"
    LIKELY = "likely"


class Harm(StrEnum):
    """The gravest harm."""

    DEATHS = "deaths"
    INFRASTRUCTURE = "infrastructure"
    ECONOMIC = "economic"
    POLITICAL = "political"
    NONE_YET = "none_yet"


class Flow(StrEnum):
    """What kind of affair a card is. Only in an incident somebody did something to the beneficiary
    or a guarantor; in the others nobody is accused, and what is asked is whether the promise is
    still kept."""

    INCIDENT = "incident"
    ELECTION = "election"
    FUNDING_STOP = "funding_stop"
    TALKS = "talks"


class Peace(StrEnum):
    """How far talks and a settlement are, where a card says so."""

    NOT_SAID = "not_said"
    TALKS_AHEAD = "talks_ahead"
    TALKS_ON = "talks_on"
    CEASEFIRE = "ceasefire"
    SETTLED = "settled"


class IncidentFeatures(Struct, frozen=True, kw_only=True):
    """What a text is read against: `proof` is what can be known when all injects are out."""

    kind: Happening
    place: Ground
    attribution: Attribution
    conduct: Conduct
    harm: Harm
    proof: Assessment


class Inject(Struct, frozen=True, kw_only=True):
    """A piece of news at a game hour, to a role or to all. `finding` is what a careful assessor
    could say of the author after it, `conduct` what of the beneficiary's own part."""

    hour: int
    to: str
    how: Doubt
    text: str
    finding: Assessment
    conduct: Assessment = Assessment.NOT_KNOWN


class Card(Struct, frozen=True, kw_only=True):
    """An incident. `strains` says by clause, or by `clause.option`, what the card does to it;
    `stops` is what a guarantor stops by itself in it (delivery, forces or guarantee); `years` is
    for how many years the guarantee has been in force. `notice` says beforehand what is in it;
    `firm` and `careful` are the two ways in which fair people read it; `article` lists the
    sentences of the founding article that its theme rests on; `press` and `statement` are what a
    scripted press and adversary say."""

    id: str
    title: str
    topics: tuple[str, ...]
    notice: str
    gist: str
    article: tuple[str, ...]
    features: IncidentFeatures
    tests: tuple[str, ...]
    injects: tuple[Inject, ...]
    decide: tuple[str, ...]
    probe: str
    firm: str
    careful: str
    press: str
    statement: str
    flow: Flow = Flow.INCIDENT
    strains: Mapping[str, str] = {}
    stops: str = ""
    years: int | None = None
    peace: Peace = Peace.NOT_SAID

    @property
    def has_attacker(self) -> bool:
        """Did somebody do something, so that it can be asked who?"""
        return self.flow is Flow.INCIDENT

    def strain(self, clause: str, option: str = "") -> str:
        """What the card does to a clause, or to one of its options; "" for nothing."""
        return self.strains.get(f"{clause}.{option}", self.strains.get(clause, ""))
