"""What appears and what goes when a clause changes, or between two sheets."""

from collections.abc import Container, Mapping
from typing import TypeVar

from msgspec import Struct

from bot.guarantee.rules.profile import ConcernMark, profile
from bot.guarantee.rules.space import Choices
from bot.guarantee.rules.tension_rules import Concern, Rules
from bot.guarantee.rules.tensions import HelpingStrength, TensionFinding, WaitingTension, check

T = TypeVar("T")


class Difference(Struct, frozen=True, kw_only=True):
    """What appears and what goes between two sheets. `opens` are rules that became undecided, which
    is not the same as gone; `settles` are those that were undecided and are now silenced. `marks`
    lists concerns whose mark changes, before and after."""

    appears: tuple[TensionFinding, ...]
    goes: tuple[TensionFinding, ...]
    opens: tuple[WaitingTension, ...]
    settles: tuple[WaitingTension, ...]
    gains: tuple[HelpingStrength, ...]
    loses: tuple[HelpingStrength, ...]
    marks: tuple[tuple[Concern, ConcernMark, ConcernMark], ...]

    @property
    def nothing(self) -> bool:
        """Whether no rule reads the two differently."""
        return not (
            self.appears or self.goes or self.opens or self.settles or self.gains or self.loses
        )


def difference(
    rules: Rules,
    before: Choices,
    after: Choices,
    otherwise_before: Choices | None = None,
    otherwise_after: Choices | None = None,
) -> Difference:
    """What appears and what goes when choices change from `before` to `after`."""
    old = check(rules, before, otherwise_before)
    new = check(rules, after, otherwise_after)
    had = {hit.tension.id: hit for hit in old.findings}
    has = {hit.tension.id: hit for hit in new.findings}
    waited = {hit.tension.id: hit for hit in old.waiting}
    waits = {hit.tension.id: hit for hit in new.waiting}
    helped = {hit.strength.id: hit for hit in old.strengths}
    helps = {hit.strength.id: hit for hit in new.strengths}
    marks = zip(profile(rules, old), profile(rules, new), strict=True)
    return Difference(
        appears=_only(has, had),
        goes=_only(had, has.keys() | waits.keys()),
        opens=_only(waits, waited),
        settles=_only(waited, has.keys() | waits.keys()),
        gains=_only(helps, helped),
        loses=_only(helped, helps),
        marks=tuple((a.concern, a.mark, b.mark) for a, b in marks if a.mark is not b.mark),
    )


def _only(these: Mapping[str, T], those: Container[str]) -> tuple[T, ...]:
    return tuple(hit for id, hit in these.items() if id not in those)  # noqa: A001
