"""What several acts share: a silent text is said aloud, and responses are read."""

from bot.exercise.commands.base import ExerciseCommand
from bot.exercise.events import ExerciseEvent, GapMet
from bot.exercise.rules.setting import ExerciseSetting
from bot.exercise.state import Exercise
from bot.kernel.refusal import Code, Refused


def gap(
    state: Exercise, at_step: str, happened: ExerciseCommand, minute: int
) -> list[ExerciseEvent]:
    """The text is silent at a step and it was not said yet: it is said aloud and kept."""
    step = state.setting.step(at_step)
    if at_step in state.gaps or not state.procedure.silent(step.clause):
        return []
    return [GapMet(at=happened.at, minute=minute, step=at_step)]


def reactions_of(setting: ExerciseSetting, words: str) -> tuple[str, ...]:
    """Reactions from ids or labels with commas between them, each once, in the list's order.

    Raises Refused (NO_SUCH_RESPONSE, NO_RESPONSE).
    """
    known = {one.id: one.id for one in setting.reactions}
    known |= {one.label.casefold(): one.id for one in setting.reactions}
    found: set[str] = set()
    for part in words.replace(";", ",").split(","):
        said = " ".join(part.casefold().split())
        if not said:
            continue
        key = known.get(said) or known.get(said.replace(" ", "_"))
        if key is None:
            listed = ", ".join(one.id for one in setting.reactions)
            raise Refused(Code.NO_SUCH_RESPONSE, response=part.strip(), known=listed)
        found.add(key)
    if not found:
        raise Refused(Code.NO_RESPONSE, known=", ".join(one.id for one in setting.reactions))
    return tuple(one.id for one in setting.reactions if one.id in found)
