"""What several acts share: a silent text is said aloud, and responses are read."""

from bot.exercise.commands.base import ExerciseCommand
from bot.exercise.events import ExerciseEvent, GapMet
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.setting import ExerciseSetting
from bot.exercise.state import Exercise
from bot.kernel.refusal import Refused


def note_gap(
    state: Exercise, at_step: str, happened: ExerciseCommand, minute: int
) -> list[ExerciseEvent]:
    """The text is silent at a step and it was not said yet: it is said aloud and kept."""
    step = state.setting.step(at_step)
    if at_step in state.gaps or not state.procedure.silent(step.clause):
        return []
    return [GapMet(at=happened.at, minute=minute, step=at_step)]


def reactions_of(setting: ExerciseSetting, words: str, role: str = "") -> tuple[str, ...]:
    """Reactions from ids or labels with commas between them, each once, in the list's order: of
    those that a role has for itself, or of those that can be proposed.

    Raises Refused (NO_SUCH_RESPONSE, NO_RESPONSE).
    """
    known = setting.responses_of(role)
    ids_by_name = {reaction.id: reaction.id for reaction in known}
    ids_by_name |= {reaction.label.casefold(): reaction.id for reaction in known}
    ids: set[str] = set()
    for part in words.replace(";", ",").split(","):
        name = " ".join(part.casefold().split())
        if not name:
            continue
        key = ids_by_name.get(name) or ids_by_name.get(name.replace(" ", "_"))
        if key is None:
            listed = ", ".join(reaction.label for reaction in known)
            raise Refused(ExerciseRefusal.NO_SUCH_RESPONSE, response=part.strip(), known=listed)
        ids.add(key)
    if not ids:
        raise Refused(
            ExerciseRefusal.NO_RESPONSE,
            known=", ".join(reaction.label for reaction in known),
        )
    return tuple(reaction.id for reaction in known if reaction.id in ids)
