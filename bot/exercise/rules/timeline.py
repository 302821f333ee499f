"""What the time line of an exercise shows: lanes of moments, and the text's deadlines."""

from typing import assert_never

from msgspec import Struct

from bot.exercise import events as e
from bot.exercise.rules.card import ALL
from bot.exercise.rules.clock import hours
from bot.exercise.rules.debrief import FIRST_DECISION, MEETING_CALLED, Debrief
from bot.exercise.rules.naming import role_name
from bot.exercise.state import AUTHOR
from bot.exercise.views.board import told_to
from bot.kernel.message import Message, row_of, say

NEWS, PROCEDURE = say("News"), say("Procedure")
FINDINGS, DECISIONS = say("Findings"), say("Decisions")
LANES = (NEWS, PROCEDURE, FINDINGS, DECISIONS)


class TimelineMoment(Struct, frozen=True):
    """Something at a minute of the game, in a lane; `hollow` where it was for one role alone."""

    lane: str
    minute: int
    label: str
    hollow: bool = False


class Deadline(Struct, frozen=True):
    """A minute by which the text wanted something."""

    minute: int
    label: str


def moments(found: Debrief) -> tuple[TimelineMoment, ...]:
    """All that the picture shows, in order."""
    state = found.state
    told: list[TimelineMoment] = []
    stage = 0
    for event in found.timeline:
        match event:
            case e.InjectGiven() | e.InjectAdded():
                stage += 1
                to = told_to(state, event)
                told.append(TimelineMoment(NEWS, event.minute, f"{stage}", hollow=to != ALL))
            case e.Reported(role=role, minute=minute):
                label = say("reported: {role}", role=_short(found, role))
                told.append(TimelineMoment(PROCEDURE, minute, label))
            case e.MeetingCalled(role=role, minute=minute):
                label = say("meeting: {role}", role=_short(found, role))
                told.append(TimelineMoment(PROCEDURE, minute, label))
            case e.Found(word=word, about=about, minute=minute):
                what = word if about == AUTHOR else say("conduct {word}", word=word)
                told.append(TimelineMoment(FINDINGS, minute, what))
            case e.Counted(outcomes=outcomes, minute=minute):
                carried = [str(one.proposal) for one in outcomes if one.carried]
                if carried:
                    label = say("carried {proposals}", proposals=row_of(carried))
                else:
                    label = say("nothing carried")
                told.append(TimelineMoment(DECISIONS, minute, label))
            case e.Responded(role=role, minute=minute):
                label = say("{role} alone", role=_short(found, role))
                told.append(TimelineMoment(DECISIONS, minute, label))
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
    labels: dict[str, str] = {MEETING_CALLED: say("to meet"), FIRST_DECISION: say("to decide")}
    return tuple(
        Deadline(mark.due, labels[mark.what])
        for mark in found.marks
        if mark.due is not None and mark.what in labels
    )


def in_words(found: Debrief) -> Message:
    """The whole picture, for those who cannot see it."""
    sentences = [
        say("Time line of the exercise, to {hour} of the game.", hour=hours(found.state.minute))
    ]
    for lane in LANES:
        labels = [_moment_in_words(one) for one in moments(found) if one.lane == lane]
        shown = row_of(labels, ";") if labels else say("none")
        sentences.append(say("{lane}: {moments}.", lane=lane, moments=shown))
    due = [
        say("{deadline} by {hour}", deadline=one.label, hour=hours(one.minute))
        for one in deadlines(found)
    ]
    if due:
        sentences.append(say("The text asked: {deadlines}.", deadlines=row_of(due)))
    else:
        sentences.append(say("The text’s clock did not run."))
    return row_of(sentences, "")


def _moment_in_words(moment: TimelineMoment) -> Message:
    hour = hours(moment.minute)
    if moment.hollow:
        return say("{moment} (to one role) in {hour}", moment=moment.label, hour=hour)
    return say("{moment} in {hour}", moment=moment.label, hour=hour)
