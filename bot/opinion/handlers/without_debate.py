"""What a room says together where it has held no debate: its sheet and its exercise."""

from bot.debate.refusals import DebateRefusal
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused
from bot.kernel.view import View
from bot.opinion.commands import ShowConsensus
from bot.opinion.ports import RoomExercise, RoomSheet
from bot.opinion.views import joint as views


async def load_without_debate(
    parts: Parts, command: ShowConsensus, refused: Refused
) -> tuple[View, ...]:
    """What a room has agreed on where it has held no debate: its sheet and its exercise. Raises
    what was `refused` where it has neither, or where a debate was named."""
    if refused.code is not DebateRefusal.NO_DEBATE or command.debate:
        raise refused
    sheet, exercise = await parts.port(RoomSheet), await parts.port(RoomExercise)
    loaded = (await sheet.load(parts, command), await exercise.load(parts, command))
    if not (work := tuple(view for view in loaded if view is not None)):
        raise refused
    return (views.show_no_debate(), *work)
