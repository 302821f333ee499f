"""What happened in an evening. Events are kept for ever: a name never changes its meaning.

They hold no words: the question stands in the evening's debate.
"""

from datetime import datetime
from enum import StrEnum
from typing import get_args

from msgspec import Struct

from bot.kernel.ids import MemberId


class Step(StrEnum):
    """The steps of an evening, in their order."""

    READING = "reading"
    POSITION = "position"
    DEBATE = "debate"
    SHEET = "sheet"
    EXERCISE = "exercise"
    DEBRIEF = "debrief"
    AGAIN = "again"
    CLOSING = "closing"


class PlannedStep(Struct, frozen=True):
    """A step, and how many minutes it has."""

    step: Step
    minutes: int


class EveningEventBase(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When (UTC), and by whom; nobody where the clock or another feature did it."""

    at: datetime
    by: MemberId | None = None


class EveningStarted(EveningEventBase, frozen=True, kw_only=True):
    """An evening begins with its first step. `debate` is the id of the debate in which all
    positions are taken; `clauses` are those the sheet is worked on at, `day_minutes` how many real
    minutes a day of the incident has; `opens` is the id of what the first step opens, if it opens
    anything."""

    debate: str
    steps: tuple[PlannedStep, ...]
    clauses: tuple[str, ...]
    design: str
    card: str
    day_minutes: int
    writing: bool = False
    opens: str = ""
    article: str = ""


class StepBegun(EveningEventBase, frozen=True, kw_only=True):
    """The next step begins; `opens` is the id of what is opened for it, "" where nothing is."""

    step: Step
    opens: str = ""


class StepEnded(EveningEventBase, frozen=True, kw_only=True):
    """What was opened for a step has ended by itself."""

    step: Step


class StepTimeUp(EveningEventBase, frozen=True, kw_only=True):
    """A step has had its time; it goes on until somebody goes on."""

    step: Step


class EveningEnded(EveningEventBase, frozen=True, kw_only=True):
    """It is over."""


EveningEvent = EveningStarted | StepBegun | StepEnded | StepTimeUp | EveningEnded

EVENING_EVENTS: tuple[type[EveningEvent], ...] = get_args(EveningEvent)
