"""What the time line of an exercise shows: lanes of moments, and the text's deadlines."""

from typing import assert_never

from msgspec import Struct

from bot.exercise import events as e
from bot.exercise.rules.card import ALL
from bot.exercise.rules.clock import hours
from bot.exercise.rules.debrief import Debrief
from bot.exercise.rules.naming import role_name
from bot.exercise.state import AUTHOR
from bot.exercise.views.board import told_to

NEWS, PROCEDURE, FINDINGS, DECISIONS = "News", "Procedure", "Findings", "Decisions"
LANES = (NEWS, PROCEDURE, FINDINGS, DECISIONS)


class Moment(Struct, frozen=True):
    """Something at a minute of the game, in a lane; `hollow` where it was for one role alone."""

    lane: str
    minute: int
    label: str
    hollow: bool = False


class Deadline(Struct, frozen=True):
    """A minute by which the text wanted something."""

    minute: int
    label: str


def moments(found: Debrief) -> tuple[Moment, ...]:
    """All that the picture shows, in order."""
    state = found.state
    told: list[Moment] = []
    stage = 0
    for event in found.timeline:
        match event:
            case e.InjectGiven() | e.InjectAdded():
                stage += 1
                to = told_to(state, event)
                told.append(Moment(NEWS, event.minute, f"{stage}", hollow=to != ALL))
            case e.Reported(role=role, minute=minute):
                told.append(Moment(PROCEDURE, minute, f"reported: {_short(found, role)}"))
            case e.MeetingCalled(role=role, minute=minute):
                told.append(Moment(PROCEDURE, minute, f"meeting: {_short(found, role)}"))
            case e.Found(word=word, about=about, minute=minute):
                what = word if about == AUTHOR else f"conduct {word}"
                told.append(Moment(FINDINGS, minute, what))
            case e.Counted(outcomes=outcomes, minute=minute):
                carried = [str(one.proposal) for one in outcomes if one.carried]
                says = f"carried {', '.join(carried)}" if carried else "nothing carried"
                told.append(Moment(DECISIONS, minute, says))
            case e.Responded(role=role, minute=minute):
                told.append(Moment(DECISIONS, minute, f"{_short(found, role)} alone"))
            case (
                e.Opened() | e.RoleTaken() | e.RoleLeft() | e.RedLineKept() | e.Begun()
                | e.GapMet() | e.MeetingAsked() | e.Proposed() | e.Voted() | e.Asked() | e.Stated()
                | e.Marked() | e.Paused() | e.Resumed() | e.Ended()
            ):  # fmt: skip
                pass
            case _:
                assert_never(event)
    return tuple(told)


def _short(found: Debrief, role: str) -> str:
    return role_name(found.state, role).removeprefix("The ")


def deadlines(found: Debrief) -> tuple[Deadline, ...]:
    """The deadlines of the text that had begun to run."""
    labels = {"Meeting called": "to meet", "First decision": "to decide"}
    return tuple(
        Deadline(mark.due, labels[mark.what])
        for mark in found.marks
        if mark.due is not None and mark.what in labels
    )


def in_words(found: Debrief) -> str:
    """The whole picture, for those who cannot see it."""
    told = [f"Time line of the exercise, to {hours(found.state.minute)} of the game."]
    for lane in LANES:
        said = [
            f"{one.label}{' (to one role)' if one.hollow else ''} in {hours(one.minute)}"
            for one in moments(found)
            if one.lane == lane
        ]
        told.append(f"{lane}: {'; '.join(said) or 'none'}.")
    due = [f"{one.label} by {hours(one.minute)}" for one in deadlines(found)]
    told.append(f"The text asked: {', '.join(due)}." if due else "The text’s clock did not run.")
    return " ".join(told)
