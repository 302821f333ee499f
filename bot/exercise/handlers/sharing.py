"""What a room shares of its exercise where the group asks what it says together."""

from bot.exercise.handlers.debriefing import build_debrief_view
from bot.exercise.handlers.telling import board_of
from bot.exercise.journal import EXERCISES
from bot.exercise.rows import exercises
from bot.kernel.parts import Parts
from bot.kernel.view import View
from bot.opinion.commands import ShowConsensus


async def load_for_room(parts: Parts, command: ShowConsensus) -> View | None:
    """The board of a room's exercise, or its debrief once it is over; None where the room has
    none."""
    community = command.by.community
    row = await exercises.find_last(parts.db, community, command.by.place, command.by.member)
    if row is None or row.alone:
        return None
    exercise = await EXERCISES.load(parts, community, row)
    if exercise.state.over:
        return await build_debrief_view(parts, community, exercise)
    return await board_of(parts, community, exercise)
