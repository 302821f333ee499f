"""What tests of exercises make alike: texts, callers, an exercise played by hand."""

from collections.abc import Mapping
from copy import copy
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, TypeVar

from bot.exercise.commands import playing as c
from bot.exercise.commands.base import ExerciseCommand, ExerciseTick
from bot.exercise.content import exercises
from bot.exercise.events import ExerciseEvent
from bot.exercise.evolve import evolve, fold
from bot.exercise.rules.decide import decide, decide_alone, decide_opening
from bot.exercise.state import Exercise
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
C = TypeVar("C", bound=ExerciseCommand)
HOUR = 25.0
"""Real seconds of an hour of the game, live."""

FULL = {
    "guarantors": ("core_group",),
    "us_role": ("parallel_binding",),
    "obligation": ("aid_and_assist",),
    "trigger": ("mechanism_assessed",),
    "covered_events": ("attack_and_grave_hybrid",),
    "covered_territory": ("recognised_borders",),
    "conduct_condition": ("assessed",),
    "scope": ("ladder",),
    "response_menu": ("statement", "sanctions", "materiel", "money", "air_defence"),
    "convene": ("any_party",),
    "deadline": ("meet_24_decide_72",),
    "evidence": ("reasonable_grounds",),
    "voting": ("consensus",),
    "beneficiary_seat": ("equal",),
    "publicity": ("public",),
}
"""A text that is silent nowhere in the procedure."""


def text(**changes: str | None) -> dict[str, tuple[str, ...]]:
    """The full text with clauses changed, or opened by None."""
    found = dict(FULL)
    for clause, option in changes.items():
        if option is None:
            found.pop(clause, None)
        else:
            found[clause] = tuple(filter(None, option.split("+")))
    return found


def who(name: str, role: Role = Role.MEMBER) -> Caller:
    return Caller(
        community=CommunityId("c"),
        place=PlaceId("p"),
        member=MemberId(name),
        name=name.title(),
        role=role,
    )


class Played:
    """An exercise played by hand: a clock, and what happened."""

    def __init__(
        self,
        choices: Mapping[str, tuple[str, ...]],
        card: str = "strike_on_city",
        *,
        seed: int = 0,
        solo: str = "",
        **opened: Any,
    ) -> None:
        self.setting = exercises.build_setting(exercises.load_texts()[card])
        self.at = START
        self._count = 0
        about = (choices, "design:x", "A text")
        if solo:
            play = c.PlayAlone(by=who("ana"), at=self.at, id="x", card=card, role=solo)
            self.events: list[ExerciseEvent] = decide_alone(self.setting, play, about, seed)
        else:
            ask = c.OpenExercise(by=who("ana"), at=self.at, id="x", card=card, **opened)
            self.events = decide_opening(ask, *about, seed)
        self.state: Exercise = fold(self.setting, self.events)

    def does(self, name: str, command: type[C], **fields: Any) -> list[ExerciseEvent]:
        """A member does something now; refusals pass on, and change nothing."""
        self._count += 1
        asked = command(by=who(name), at=self.at, id=f"id-{self._count}", **fields)
        events = decide(self.state, asked)
        for event in events:
            self.events.append(event)
            self.state = evolve(self.state, event)
        return events

    def waits(self, seconds: float) -> list[ExerciseEvent]:
        """Time passes, and the clock looks."""
        self.at += timedelta(seconds=seconds)
        return self.does("parley", ExerciseTick)

    def copied(self) -> "Played":
        """The same up to here, to go on by itself."""
        other = copy(self)
        other.events = [*self.events]
        return other

    def replayed(self) -> Exercise:
        return fold(self.setting, self.events)


def begun(
    choices: Mapping[str, tuple[str, ...]] = FULL, card: str = "strike_on_city", **opened: Any
) -> Played:
    """Ana chairs; Boris is the Beneficiary, Chen on the front line, Dana the large European, Erik
    the United States, Farah the EU, Gil assesses."""
    sheet, ways = tuple(choices.items()), tuple(sorted(opened.items()))
    return _begun(sheet, card, ways).copied()


@lru_cache(maxsize=256)
def _begun(
    sheet: tuple[tuple[str, tuple[str, ...]], ...], card: str, ways: tuple[tuple[str, Any], ...]
) -> Played:
    """The same, made once: many games begin alike, and each goes on with a copy."""
    played = Played(dict(sheet), card, **dict(ways))
    for name, role in (
        ("boris", "beneficiary"), ("chen", "frontline"), ("dana", "large_european"),
        ("erik", "united_states"), ("farah", "eu"), ("gil", "assessor"),
    ):  # fmt: skip
        played.does(name, c.JoinRole, role=role)
    played.does("ana", c.Start)
    return played
