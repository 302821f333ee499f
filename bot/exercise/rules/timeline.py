"""What the time line of an exercise shows: what happened, and by when the text asked for it."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby
from typing import assert_never

from msgspec import Struct

from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.rules.application import CANNOT_SAY, NO, SPLIT, YES
from bot.exercise.rules.card import ALL
from bot.exercise.rules.clock import hours_first
from bot.exercise.rules.debrief import FIRST_DECISION, MEETING_CALLED, Debrief, Milestone
from bot.exercise.rules.evidence import name_audience
from bot.exercise.rules.naming import role_name
from bot.exercise.rules.voting import common
from bot.exercise.state import AUTHOR, Exercise
from bot.exercise.views.findings import describe_author, describe_certainty
from bot.kernel.message import Message, row_of, say


class Lane(StrEnum):
    """What kind of moment it is."""

    NEWS = "news"
    PROCEDURE = "procedure"
    FINDING = "finding"
    DECISION = "decision"
    LIMIT = "limit"
    """The text asked for something by then."""


_APPLIES: dict[str, Message] = {
    YES: say("The guarantee applies"),
    NO: say("The guarantee doesn’t apply"),
    SPLIT: say("The guarantee applies for some only"),
    CANNOT_SAY: say("Nobody can say whether the guarantee applies"),
}

_KEPT: dict[str, Message] = {
    YES: say("The promise is still kept"),
    NO: say("The promise is no longer kept"),
    SPLIT: say("The promise is still kept for some only"),
    CANNOT_SAY: say("Nobody can say whether the promise is still kept"),
}


class TimelineMoment(Struct, frozen=True):
    """Something at a minute of the game; `hollow` where it was for one role alone."""

    lane: Lane
    minute: int
    label: str
    hollow: bool = False


def moments(debrief: Debrief) -> tuple[TimelineMoment, ...]:
    """All that the picture shows, in order. What members wrote stays out: it may be erased."""
    happened = [*_happened(debrief), *_limits(debrief)]
    return tuple(sorted(happened, key=lambda moment: moment.minute))


def _happened(debrief: Debrief) -> Iterator[TimelineMoment]:
    for event in debrief.timeline:
        if (moment := _find_moment(debrief.state, event)) is not None:
            yield moment


def _find_moment(state: Exercise, event: ExerciseEvent) -> TimelineMoment | None:
    """How an event shows; None where it does not."""
    match event:
        case e.InjectGiven() | e.InjectAdded():
            return _render_news(state, event)
        case e.Reported(role=role):
            lane, label = Lane.PROCEDURE, say("{role} reports it", role=role_name(state, role))
        case e.MeetingCalled(role=role):
            lane = Lane.PROCEDURE
            label = say("{role} calls a meeting", role=role_name(state, role))
        case e.Found():
            lane, label = Lane.FINDING, _finding(state, event)
        case e.ApplicationSettled(applies=applies):
            lane, label = Lane.DECISION, _settled(state, applies)
        case e.Counted():
            lane, label = Lane.DECISION, _decided(state, event)
        case e.Responded(role=role, responses=responses):
            lane, names = Lane.DECISION, state.setting.names(responses)
            label = say(
                "{role} acts alone: {responses}", role=role_name(state, role), responses=names
            )
        case e.Withheld(role=role):
            lane = Lane.DECISION
            label = say("{role} keeps back what it owes", role=role_name(state, role))
        case (
            e.ExerciseOpened() | e.RoleTaken() | e.RoleLeft() | e.RedLineKept()
            | e.ExerciseBegun() | e.GapMet() | e.MeetingAsked() | e.Proposed() | e.Voted()
            | e.Asked() | e.Stated() | e.Marked() | e.ExercisePaused() | e.ExerciseResumed()
            | e.ExerciseEnded() | e.ApplicationVoted() | e.EvidenceHandedIn()
            | e.WordingRaised()
            | e.WordingJudged() | e.Answered() | e.LifeChosen() | e.RungWished() | e.RungChosen()
            | e.StakesDealt() | e.ConsentGiven()
        ):  # fmt: skip
            return None
        case _:
            assert_never(event)
    return TimelineMoment(lane, event.minute, label)


def _render_news(state: Exercise, event: e.InjectGiven | e.InjectAdded) -> TimelineMoment:
    to = name_audience(state, event)
    news = (
        state.setting.card.injects[event.inject].text
        if isinstance(event, e.InjectGiven)
        else say("News from the chair")
    )
    if to != ALL:
        news = say("{role} alone hears: {news}", role=role_name(state, to), news=news)
    return TimelineMoment(Lane.NEWS, event.minute, news, hollow=to != ALL)


def _settled(state: Exercise, applies: str) -> Message:
    return (_APPLIES if state.setting.card.has_attacker else _KEPT)[applies]


def _finding(state: Exercise, event: e.Found) -> Message:
    if event.about == AUTHOR and not state.setting.card.has_attacker:
        return say("What is reported: {word}", word=describe_certainty(event.word))
    if event.about == AUTHOR:
        return say("Who did it: {word}", word=describe_author(event.word))
    return say("The Beneficiary’s own part: {word}", word=describe_certainty(event.word))


def _decided(state: Exercise, count: e.Counted) -> Message:
    """What a count decided in the common name, as the debrief has it."""
    if responses := common(state, count):
        return say("Decided together: {responses}", responses=state.setting.names(responses))
    return say("A vote, and nothing is decided together")


def _limits(debrief: Debrief) -> Iterator[TimelineMoment]:
    """The deadlines of the text that had begun to run."""
    labels: dict[str, str] = {
        MEETING_CALLED: say("Time limit to meet"),
        FIRST_DECISION: say("Time limit to decide"),
    }
    for mark in debrief.marks:
        if mark.due is not None and mark.what in labels:
            label = say(
                "{limit}: {outcome}", limit=labels[mark.what], outcome=_outcome(debrief, mark)
            )
            yield TimelineMoment(Lane.LIMIT, mark.due, label)


def _outcome(debrief: Debrief, mark: Milestone) -> Message:
    if mark.due is not None and mark.minute is not None:
        return say("kept") if mark.minute <= mark.due else say("missed")
    is_past = mark.due is not None and debrief.state.minute > mark.due
    return say("missed") if is_past else say("not reached")


def describe_timeline(debrief: Debrief) -> Message:
    """What happened when, for those who cannot see the picture."""
    sentences = [
        say(
            "{hour}: {moments}.",
            hour=hour,
            moments=row_of((moment.label.rstrip(".") for moment in at_once), ";"),
        )
        for hour, at_once in groupby(moments(debrief), lambda moment: hours_first(moment.minute))
    ]
    return row_of(sentences, "") if sentences else say("Nothing happened.")
