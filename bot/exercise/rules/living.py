"""Those who must live with it go, wait or leave, by what is kept, what is dared, and time."""

from bot.exercise import events as e
from bot.exercise.commands.base import ExerciseCommand
from bot.exercise.commands.playing import ChooseLife
from bot.exercise.events import ExerciseEvent
from bot.exercise.rules.clock import minute_at
from bot.exercise.rules.rungs import ANSWERS, GO, LEAVE, RUNGS, WAIT, Life, PromiseLevel
from bot.exercise.state import Exercise
from bot.kernel.message import say
from bot.kernel.refusal import check_option


def choose(state: Exercise, command: ChooseLife) -> list[ExerciseEvent]:
    """A member answers for their role; the last answer of a stage counts."""
    check_option(say("Your answer"), command.answer, ANSWERS)
    role = state.role_of(command.by.member)
    return [
        e.LifeChosen(
            at=command.at,
            minute=minute_at(state, command.at),
            by=command.by.member,
            role=role,
            answer=command.answer,
            move=command.id if command.words else "",
        )
    ]


def find_answer(life: Life, promise: PromiseLevel | None, rung: str, days: int) -> tuple[str, str]:
    """What somebody answers, and why: danger, kept, slow or unkept. The more is kept, and the less
    is dared, the better the answer."""
    danger = RUNGS.index(rung)
    enough = promise is not None and promise >= life.needs
    if danger > RUNGS.index(life.bears):
        return LEAVE, "danger"
    if enough:
        return (GO, "kept") if danger <= RUNGS.index(life.dares) else (WAIT, "danger")
    return (LEAVE, "slow") if days > life.patience else (WAIT, "unkept")


def answer_by_script(
    state: Exercise,
    command: ExerciseCommand,
    minute: int,
    promise: PromiseLevel | None,
    rung: str,
    days: int,
) -> list[ExerciseEvent]:
    """The answers of those whom a script plays."""
    answers: list[ExerciseEvent] = []
    for life in state.setting.lives:
        if life.role in state.scripted:
            answer, why = find_answer(life, promise, rung, days)
            answers.append(
                e.LifeChosen(at=command.at, minute=minute, role=life.role, answer=answer, why=why)
            )
    return answers
