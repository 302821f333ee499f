"""What several acts ask first."""

from bot.exercise.commands.base import ExerciseCommand
from bot.exercise.events import Event, GapMet
from bot.exercise.rules.setting import CHAIR, May, Setting
from bot.exercise.state import Exercise, Phase
from bot.kernel.permission import Role
from bot.kernel.refusal import Code, Refused


def running(state: Exercise) -> None:
    """Raises Refused unless the exercise runs (EXERCISE_NOT_BEGUN, EXERCISE_PAUSED)."""
    if state.phase is Phase.GATHERING:
        raise Refused(Code.EXERCISE_NOT_BEGUN)
    if state.phase is Phase.PAUSED:
        raise Refused(Code.EXERCISE_PAUSED)


def acting_as(state: Exercise, command: ExerciseCommand, may: May) -> str:
    """The member's role, which has to be able to do that. Raises Refused (NO_ROLE, NOT_FOR_ROLE
    and those of `running`)."""
    running(state)
    role = state.role_of(command.by.member)
    if not role:
        raise Refused(Code.NO_ROLE)
    if may not in state.setting.role(role).may:
        able = [one.label for one in state.setting.roles if may in one.may]
        raise Refused(Code.NOT_FOR_ROLE, role=state.setting.role(role).label, roles=", ".join(able))
    return role


def leads(state: Exercise, command: ExerciseCommand) -> bool:
    """May the member do what a chair does? Where nobody holds the chair, whoever takes part may."""
    member = command.by.member
    if member in state.holders.get(CHAIR, ()) or command.by.role >= Role.ADMIN:
        return True
    return not state.chaired and (bool(state.role_of(member)) or member == state.opened.by)


def gap(state: Exercise, at_step: str, happened: ExerciseCommand, minute: int) -> list[Event]:
    """The text is silent at a step and it was not said yet: it is said aloud and kept."""
    step = state.setting.step(at_step)
    if at_step in state.gaps or not state.procedure.silent(step.clause):
        return []
    return [GapMet(at=happened.at, minute=minute, step=at_step)]


def reactions_of(setting: Setting, words: str) -> tuple[str, ...]:
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
