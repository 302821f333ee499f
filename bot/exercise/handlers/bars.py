"""How a place's exercise stands, for the bar beside its talk."""

from bot.exercise.commands.playing import ShowBrief, ShowDebrief
from bot.exercise.journal import EXERCISES
from bot.exercise.rows import exercises
from bot.exercise.rules.allowed import TABLE, may
from bot.exercise.state import Exercise
from bot.exercise.views.bar import exercise_bar
from bot.kernel.bar import BarredActs, PlaceStatus
from bot.kernel.bar_source import find_barred
from bot.kernel.command import Caller
from bot.kernel.parts import Parts

AFTERWARDS = (ShowBrief, ShowDebrief)
"""What can be looked at when an exercise is over."""


async def load_status(parts: Parts, by: Caller) -> PlaceStatus:
    """The exercise that goes on in a caller's place; their own where the room has none."""
    row = await exercises.find_last(parts.db, by.community, by.place, by.member)
    if row is None:
        return PlaceStatus()
    if row.closed_at is not None:
        return PlaceStatus(barred=(_barred(parts, by, "", None),))
    state = (await EXERCISES.load(parts, by.community, row)).state
    return PlaceStatus(
        bars=(exercise_bar(row.id, state, by),), barred=(_barred(parts, by, row.id, state),)
    )


def _barred(parts: Parts, by: Caller, exercise: str, state: Exercise | None) -> BarredActs:
    """The acts that the table forbids a caller; of one that is over, all but its debrief."""
    return find_barred(
        parts.catalog.by_class,
        (act for act in TABLE if act not in AFTERWARDS),
        lambda act: state is not None and may(state, act, by),
        names="exercise",
        open_id=exercise,
    )
