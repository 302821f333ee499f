"""Finds out who can do what a member was refused in an exercise."""

from collections.abc import Mapping

from bot.debate.rows import debates
from bot.exercise.handlers.finding import find_exercise
from bot.exercise.views.refusing import EXPLAINED, explain_refusal
from bot.kernel.command import Caller
from bot.kernel.explaining import RefusalExplanation
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused


async def explain(
    parts: Parts, by: Caller, values: Mapping[str, object], refused: Refused
) -> RefusalExplanation:
    """Who can, and what the member can do instead. Raises Refused where no exercise is meant."""
    if refused.code not in EXPLAINED:
        return RefusalExplanation()
    exercise = await find_exercise(parts, by, str(values.get("exercise") or ""))
    names = await debates.load_names(parts.db, by.community)
    return explain_refusal(exercise.row.id, exercise.state, refused, by, names)
