"""An evening as it stands: the fold of its journal."""

from datetime import datetime, timedelta

from msgspec import Struct

from bot.evening.events import EveningStarted, PlannedStep, Step


class Evening(Struct, frozen=True, kw_only=True):
    """An evening by its events. `number` is the place of the step that runs, from 0; `begun_at`
    when it began (UTC). `ended` says that what was opened for it is over, `time_up` that its time
    is. `sheet` and `exercise` are ids, "" where none was opened yet."""

    plan: EveningStarted
    begun_at: datetime
    seen_at: datetime
    number: int = 0
    ended: bool = False
    time_up: bool = False
    sheet: str = ""
    exercise: str = ""
    over: bool = False

    @property
    def now(self) -> PlannedStep:
        """The step that runs."""
        return self.plan.steps[self.number]

    @property
    def next(self) -> PlannedStep | None:
        """The step that comes next; None after the last."""
        later = self.plan.steps[self.number + 1 :]
        return later[0] if later else None

    @property
    def until(self) -> datetime:
        """When the step that runs has had its time."""
        return self.begun_at + timedelta(minutes=self.now.minutes)

    def has(self, step: Step) -> bool:
        """Is a step part of it?"""
        return any(planned.step is step for planned in self.plan.steps)

    def place_of(self, step: Step) -> int | None:
        """The place of a step in it, from 0; None where it was left out."""
        return next((n for n, each in enumerate(self.plan.steps) if each.step is step), None)
