"""What a rule of tensions is: its conditions, whom it worries, and the argument on both sides."""

from enum import IntEnum, StrEnum

from msgspec import Struct

from bot.guarantee.rules.space import Choices
from bot.kernel.message import say


class How(StrEnum):
    """What a test asks of a clause."""

    IS = "is"
    """One of the options is the choice."""
    HAS = "has"
    """At least one of the options is among the choices."""
    LACKS = "lacks"
    """None of the options is among the choices."""


class Probe(Struct, frozen=True):
    """One question about one clause."""

    clause: str
    how: How
    options: frozenset[str]

    def of(self, choices: Choices) -> bool | None:
        """Its answer; None while the clause is open."""
        chosen = choices.get(self.clause)
        if chosen is None:
            return None
        hit = not self.options.isdisjoint(chosen)
        return not hit if self.how is How.LACKS else hit


class When(Struct, frozen=True):
    """The condition of a rule: `every` test holds, or at least one."""

    tests: tuple[Probe, ...]
    every: bool = True

    def of(self, choices: Choices) -> bool | None:
        """Whether it holds; None while open clauses could still turn it."""
        answers = [test.of(choices) for test in self.tests]
        if self.every:
            return False if False in answers else None if None in answers else True
        return True if True in answers else None if None in answers else False

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that it asks about, each once."""
        return tuple(dict.fromkeys(test.clause for test in self.tests))

    def because(self, choices: Choices, answer: bool | None) -> tuple[str, ...]:
        """The clauses whose tests gave that answer."""
        same = (test.clause for test in self.tests if test.of(choices) is answer)
        return tuple(dict.fromkeys(same))


class TensionWeight(IntEnum):
    """How much a tension matters: an order, never a sum."""

    NOTE = 1
    CONCERN = 2
    SERIOUS = 3

    @property
    def words(self) -> str:
        """As members read it."""
        return _WEIGHTS[self]


_WEIGHTS = {
    TensionWeight.NOTE: say("worth knowing"),
    TensionWeight.CONCERN: say("worth arguing about"),
    TensionWeight.SERIOUS: say("serious"),
}


class Grounding(StrEnum):
    """How the founding article stands to a rule."""

    DIRECT = "direct"
    """It makes this point."""
    RELATED = "related"
    """It supports a part of it."""
    OUTSIDE = "outside"
    """It does not make it."""


class Concern(Struct, frozen=True, kw_only=True):
    """Somebody's worry that tensions strain and strengths ease."""

    id: str
    label: str
    asks: str


class Tension(Struct, frozen=True, kw_only=True):
    """A known risk of a combination of clauses. `attempts` are clauses worth trying anew."""

    id: str
    finding: str
    weight: TensionWeight
    hurts: tuple[str, ...]
    when: When
    worry: str
    answer: str
    grounding: Grounding
    article: str
    brief: tuple[int, ...]
    sources: tuple[str, ...]
    attempts: tuple[str, ...]


class Strength(Struct, frozen=True, kw_only=True):
    """What a clause does for a concern."""

    id: str
    says: str
    eases: tuple[str, ...]
    when: When
    brief: tuple[int, ...]
    article: str = ""


class Rules(Struct, frozen=True, kw_only=True):
    """All concerns, tensions and strengths, in the order in which they are shown."""

    concerns: tuple[Concern, ...]
    tensions: tuple[Tension, ...]
    strengths: tuple[Strength, ...]

    def tension(self, id: str) -> Tension | None:  # noqa: A002  # the field's own name
        """The tension of that id, if there is one."""
        return next((tension for tension in self.tensions if tension.id == id), None)
