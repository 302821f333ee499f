"""The rows that stand beside an exercise's events: words, and what analysts look for."""

from collections.abc import Sequence
from typing import assert_never

from bot.exercise import events as e
from bot.exercise.commands.base import ExerciseCommand
from bot.exercise.events import ExerciseEvent
from bot.exercise.handlers.loaded import LoadedExercise
from bot.exercise.rows import exercises
from bot.exercise.rows.exercises import MoveRow
from bot.kernel.command import Command
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.store.statement import Statement

_KINDS: dict[type[ExerciseEvent], str] = {
    e.Reported: "report",
    e.Found: "finding",
    e.Proposed: "proposal",
    e.Responded: "response",
    e.Asked: "question",
    e.Stated: "statement",
    e.InjectAdded: "inject",
    e.RedLineKept: "red line",
    e.EvidenceHandedIn: "evidence",
    e.WordingJudged: "judgement",
    e.Withheld: "refusal",
    e.Answered: "answer",
    e.LifeChosen: "way of life",
    e.ConsentGiven: "consent",
}


async def rows_of(
    _: Parts, before: LoadedExercise, command: ExerciseCommand, events: Sequence[ExerciseEvent]
) -> list[Statement]:
    """The statements for what follows from a command, given the exercise before it."""
    return opening_rows(command, before.row.id, events, before.version)


def opening_rows(
    command: Command, exercise: str, events: Sequence[ExerciseEvent], version: int = 0
) -> list[Statement]:
    """The statements for what follows from a command, after so many events."""
    community = command.by.community
    statements: list[Statement] = []
    for number, event in enumerate(events, version + 1):
        match event:
            case e.RoleTaken(role=role, member=member, at=at):
                statements.append(exercises.delete_role(community, exercise, member, at))
                row = f"{exercise}:{number}"
                statements.append(exercises.insert_role(community, row, exercise, role, member, at))
            case e.RoleLeft(member=member, at=at):
                statements.append(exercises.delete_role(community, exercise, member, at))
            case e.Voted(proposal=proposal, role=role, vote=vote, by=by, at=at):
                row = f"{exercise}:{number}"
                statements.append(
                    exercises.insert_vote(community, row, exercise, proposal, role, vote, by, at)
                )
            case (
                e.ExerciseOpened() | e.RedLineKept() | e.ExerciseBegun() | e.InjectGiven()
                | e.InjectAdded() | e.GapMet() | e.Reported() | e.MeetingAsked() | e.MeetingCalled()
                | e.Found() | e.Proposed() | e.Counted() | e.Responded() | e.Asked() | e.Stated()
                | e.Marked() | e.ExercisePaused() | e.ExerciseResumed() | e.ExerciseEnded()
                | e.ApplicationVoted() | e.ApplicationSettled() | e.EvidenceHandedIn()
                | e.WordingRaised()
                | e.WordingJudged() | e.Withheld() | e.Answered() | e.LifeChosen()
                | e.RungWished() | e.RungChosen() | e.StakesDealt() | e.ConsentGiven()
            ):  # fmt: skip
                pass
            case _:
                assert_never(event)
        statements += _insert_words(community, exercise, command, event)
    return statements


def _insert_words(
    community: CommunityId, exercise: str, command: Command, event: ExerciseEvent
) -> list[Statement]:
    """The words of a move, if it has any and they are this command's."""
    kind = _KINDS.get(type(event))
    words = getattr(command, "words", "")
    if kind is None or event.by is None or getattr(event, "move", "") != command.id or not words:
        return []
    move = MoveRow(
        id=command.id,
        exercise=exercise,
        kind=kind,
        role=getattr(event, "role", ""),
        member=event.by,
        words=words,
        at=event.at,
    )
    return [exercises.insert_move(community, move)]
