"""What was opened in an evening and still goes on, so that its end can say so."""

from bot.debate.state import OVER
from bot.evening.handlers.its_debate import load_debate
from bot.evening.handlers.loaded import LoadedEvening
from bot.exercise.journal import EXERCISES
from bot.exercise.rows import exercises
from bot.exercise.state import ExercisePhase
from bot.kernel.ids import CommunityId
from bot.kernel.message import Message, say
from bot.kernel.parts import Parts


async def load_going_on(
    parts: Parts, community: CommunityId, evening: LoadedEvening
) -> Message | None:
    """What goes on after an evening, and who can end it, in a sentence; None where nothing does."""
    debate = await load_debate(parts, community, evening)
    debating = debate is not None and debate.state.phase not in OVER
    id_ = evening.state.exercise
    row = await exercises.load_exercise(parts.db, community, id_) if id_ else None
    playing = row is not None and (
        (await EXERCISES.load(parts, community, row)).state.phase is not ExercisePhase.OVER
    )
    if debating and playing:
        return say("Its debate and its incident go on. A chair can end them.")
    if debating:
        return say("Its debate goes on. A chair can close it.")
    return say("Its incident goes on. A chair can end it.") if playing else None
