"""What the time line of an exercise shows: lanes of moments, and the text's deadlines."""

from typing import assert_never

from msgspec import Struct

from bot.exercise import events as e
from bot.exercise.rules.card import ALL
from bot.exercise.rules.clock import hours
from bot.exercise.rules.debrief import FIRST_DECISION, MEETING_CALLED, Debrief
from bot.exercise.rules.naming import role_name
from bot.exercise.state import AUTHOR
from bot.exercise.views.board import name_audience
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


def moments(debrief: Debrief) -> tuple[TimelineMoment, ...]:
    """All that the picture shows, in order."""
    state = debrief.state
    moments_so_far: list[TimelineMoment] = []
    stage = 0
    for event in debrief.timeline:
        match event:
            case e.InjectGiven() | e.InjectAdded():
                stage += 1
                to = name_audience(state, event)
                moments_so_far.append(
                    TimelineMoment(NEWS, event.minute, f"{stage}", hollow=to != ALL)
                )
            case e.Reported(role=role, minute=minute):
                label = say("reported: {role}", role=_short(debrief, role))
                moments_so_far.append(TimelineMoment(PROCEDURE, minute, label))
            case e.MeetingCalled(role=role, minute=minute):
                label = say("meeting: {role}", role=_short(debrief, role))
                moments_so_far.append(TimelineMoment(PROCEDURE, minute, label))
            case e.Found(word=word, about=about, minute=minute):
                what = word if about == AUTHOR else say("conduct {word}", word=word)
                moments_so_far.append(TimelineMoment(FINDINGS, minute, what))
            case e.Counted(outcomes=outcomes, minute=minute):
                carried = [str(outcome.proposal) for outcome in outcomes if outcome.carried]
                if carried:
                    label = say("carried {proposals}", proposals=row_of(carried))
                else:
                    label = say("nothing carried")
                moments_so_far.append(TimelineMoment(DECISIONS, minute, label))
            case e.Responded(role=role, minute=minute):
                label = say("{role} alone", role=_short(debrief, role))
                moments_so_far.append(TimelineMoment(DECISIONS, minute, label))
            case (
                e.ExerciseOpened() | e.RoleTaken() | e.RoleLeft() | e.RedLineKept()
                | e.ExerciseBegun() | e.GapMet() | e.MeetingAsked() | e.Proposed() | e.Voted()
                | e.Asked() | e.Stated() | e.Marked() | e.ExercisePaused() | e.ExerciseResumed()
                | e.ExerciseEnded()
            ):  # fmt: skip
                pass
            case _:
                assert_never(event)
    return tuple(moments_so_far)


def _short(debrief: Debrief, role: str) -> str:
    return role_name(debrief.state, role).removeprefix("The ")


def deadlines(debrief: Debrief) -> tuple[Deadline, ...]:
    """The deadlines of the text that had begun to run."""
    labels: dict[str, str] = {MEETING_CALLED: say("to meet"), FIRST_DECISION: say("to decide")}
    return tuple(
        Deadline(mark.due, labels[mark.what])
        for mark in debrief.marks
        if mark.due is not None and mark.what in labels
    )


def describe_timeline(debrief: Debrief) -> Message:
    """The whole picture, for those who cannot see it."""
    sentences = [
        say("Time line of the exercise, to {hour} of the game.", hour=hours(debrief.state.minute))
    ]
    for lane in LANES:
        labels = [_moment_in_words(moment) for moment in moments(debrief) if moment.lane == lane]
        in_lane = row_of(labels, ";") if labels else say("none")
        sentences.append(say("{lane}: {moments}.", lane=lane, moments=in_lane))
    deadlines_in_words = [
        say("{deadline} by {hour}", deadline=deadline.label, hour=hours(deadline.minute))
        for deadline in deadlines(debrief)
    ]
    if deadlines_in_words:
        sentences.append(say("The text asked: {deadlines}.", deadlines=row_of(deadlines_in_words)))
    else:
        sentences.append(say("The text’s clock did not run."))
    return row_of(sentences, "")


def _moment_in_words(moment: TimelineMoment) -> Message:
    hour = hours(moment.minute)
    if moment.hollow:
        return say("{moment} (to one role) in {hour}", moment=moment.label, hour=hour)
    return say("{moment} in {hour}", moment=moment.label, hour=hour)
