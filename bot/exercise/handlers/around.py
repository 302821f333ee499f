"""The debate that an exercise belongs to: its motion is asked again afterwards."""

from bot.debate.refusals import DebateRefusal
from bot.debate.rows import debates
from bot.debate.state import DebatePhase
from bot.exercise.commands.playing import OpenExercise
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused


async def find_debate_around(parts: Parts, command: OpenExercise) -> str:
    """The debate that is named, or the one that runs in the place, around it, or alone in a thread
    of it, or was held there last; "" if there is none. Raises Refused (NO_DEBATE)."""
    by, db = command.by, parts.db
    if command.debate:
        if await debates.find_by_id(db, by.community, command.debate) is None:
            raise Refused(DebateRefusal.NO_DEBATE)
        return command.debate
    for place in (by.place, *([by.within] if by.within else [])):
        if running := await debates.find_running(db, by.community, place):
            return running.id
    threads = await debates.find_in_threads(db, by.community, by.place)
    if len(threads) == 1:
        return threads[0].id
    for place in (by.place, *([by.within] if by.within else [])):
        last = await debates.find_last(db, by.community, place)
        if last is not None and last.phase == DebatePhase.CLOSED:
            return last.id
    return ""
