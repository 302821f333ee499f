"""How a place's exercise stands, for the bar beside its talk."""

from datetime import timedelta

from msgspec.structs import replace

from bot.exercise.commands.playing import CastRoleVote, ShowBrief, ShowDebrief
from bot.exercise.journal import EXERCISES
from bot.exercise.rows import exercises
from bot.exercise.rules.allowed import TABLE, may
from bot.exercise.rules.voting import find_voters
from bot.exercise.state import Exercise
from bot.exercise.views.bar import exercise_bar
from bot.kernel import clock
from bot.kernel.bar import BarredActs, PlaceStatus
from bot.kernel.bar_source import find_barred
from bot.kernel.command import Caller
from bot.kernel.parts import Parts

SHOWN_AFTERWARDS = (ShowBrief, ShowDebrief)
"""What can be looked at when an exercise is over."""

AFTERWARDS = timedelta(hours=12)
"""For so long the way to its debrief stays in sight."""


async def load_status(parts: Parts, by: Caller) -> PlaceStatus:
    """The exercise that goes on in a caller's place; their own where the room has none."""
    row = await exercises.find_last(parts.db, by.community, by.place, by.member)
    if row is None:
        return PlaceStatus()
    if row.closed_at is not None and clock.now() - row.closed_at > AFTERWARDS:
        return PlaceStatus(barred=(_barred(parts, by, "", None),))
    state = (await EXERCISES.load(parts, by.community, row)).state
    if row.closed_at is not None:
        over = replace(exercise_bar(row.id, state, by), over=True, closed_at=row.closed_at)
        return PlaceStatus(bars=(over,), barred=(_barred(parts, by, "", None),))
    return PlaceStatus(
        bars=(exercise_bar(row.id, state, by),), barred=(_barred(parts, by, row.id, state),)
    )


def _barred(parts: Parts, by: Caller, exercise: str, state: Exercise | None) -> BarredActs:
    """The acts that the table forbids a caller; of one that is over, all but its debrief. Of votes,
    those on proposals on which their role has none."""
    barred = find_barred(
        parts.catalog.by_class,
        (act for act in TABLE if act not in SHOWN_AFTERWARDS),
        lambda act: state is not None and may(state, act, by),
        names="exercise",
        open_id=exercise,
    )
    role = state.role_of(by.member) if state is not None else ""
    open_proposals = state.open_proposals if state is not None else ()
    vote = parts.catalog.by_class[CastRoleVote].name
    votes = (
        f"{vote} {each.number}"
        for each in open_proposals
        if state is not None and role not in find_voters(state, each)
    )
    return replace(barred, commands=(*barred.commands, *votes))
