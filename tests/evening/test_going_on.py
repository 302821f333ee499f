"""What follows from a command on an evening: events in, commands in, events out."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.evening import events as e
from bot.evening.commands.base import EveningTick, NoteStepOver
from bot.evening.commands.evenings import EndEvening, EveningActs, NextStep
from bot.evening.events import EveningEvent, Step
from bot.evening.evolve import fold
from bot.evening.refusals import EveningRefusal
from bot.evening.rules.decide import decide
from bot.evening.rules.planning import share_minutes
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.refusal import Refused

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANA = MemberId("ana")
STARTED = e.EveningStarted(
    at=NOON,
    by=ANA,
    debate="d1",
    steps=share_minutes(90, ()),
    clauses=("trigger",),
    design="author_proposal",
    card="who_fired",
    day_minutes=8,
)


def who(name: str, role: Role = Role.MEMBER) -> Caller:
    return Caller(
        community=CommunityId("c"), place=PlaceId("p"), member=MemberId(name), name=name, role=role
    )


def after(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def next_step(minutes: float = 1, by: Caller | None = None) -> NextStep:
    return NextStep(by=by or who("ana"), at=after(minutes), id="new1")


def over(step: Step, minutes: float = 1) -> NoteStepOver:
    return NoteStepOver(by=who("parley"), at=after(minutes), id="n1", step=step.value)


def run(*commands: EveningActs) -> list[EveningEvent]:
    log: list[EveningEvent] = [STARTED]
    for command in commands:
        log += decide(fold(log), command)
    return log[1:]


def test_next_goes_through_all_steps_and_ends_after_the_last() -> None:
    events = run(*(next_step(n) for n in range(1, 9)))

    begun = [event.step for event in events if isinstance(event, e.StepBegun)]
    assert begun == list(Step)[1:]
    assert isinstance(events[-1], e.EveningEnded)
    state = fold([STARTED, *events])
    assert (state.over, state.sheet, state.exercise) == (True, "new1", "new1")


def test_only_whoever_started_it_or_a_chair_goes_on() -> None:
    with pytest.raises(Refused) as refused:
        run(next_step(by=who("boris")))

    assert refused.value.code is EveningRefusal.NOT_EVENING_CHAIR
    assert run(next_step(by=who("boris", Role.CHAIR)))


def test_what_is_over_goes_on_no_more() -> None:
    end = EndEvening(by=who("ana"), at=after(1), id="x")

    with pytest.raises(Refused) as refused:
        run(end, next_step())

    assert refused.value.code is EveningRefusal.EVENING_OVER


def test_a_debate_that_closes_by_itself_is_over_for_the_evening_once() -> None:
    events = run(over(Step.DEBATE), over(Step.DEBATE, 2))

    assert events == [
        e.StepBegun(at=after(1), step=Step.DEBATE),
        e.StepEnded(at=after(1), step=Step.DEBATE),
    ]


def test_after_the_first_vote_the_debate_is_there_at_once() -> None:
    events = run(next_step(1), over(Step.POSITION, 3), over(Step.POSITION, 4))

    assert events[1:] == [e.StepBegun(at=after(3), step=Step.DEBATE)]


def test_an_adopted_sheet_is_over_and_waits_for_who_leads() -> None:
    events = run(*(next_step(n) for n in range(1, 4)), over(Step.SHEET, 6), over(Step.SHEET, 7))

    assert events[3:] == [e.StepEnded(at=after(6), step=Step.SHEET)]


def test_after_an_incident_the_debrief_is_there_at_once() -> None:
    to_incident = [next_step(n) for n in range(1, 5)]

    events = run(*to_incident, over(Step.EXERCISE, 6), over(Step.EXERCISE, 7))

    assert events[4:] == [
        e.StepEnded(at=after(6), step=Step.EXERCISE),
        e.StepBegun(at=after(6), step=Step.DEBRIEF),
    ]
    assert fold([STARTED, *events]).exercise == "new1"


def test_the_time_of_a_step_is_up_once_and_ends_nothing() -> None:
    def tick(minutes: float) -> EveningTick:
        return EveningTick(by=who("parley"), at=after(minutes), id="t")

    assert run(tick(8.9)) == []
    events = run(tick(9), tick(9), tick(50))
    assert events == [e.StepTimeUp(at=after(9), step=Step.READING)]
    assert fold([STARTED, *events]).now.step is Step.READING


def test_a_button_for_a_step_that_is_over_leaves_no_other_step() -> None:
    def leaves(step: str) -> NextStep:
        return NextStep(by=who("ana"), at=after(1), id="n", skip=True, leaving=step)

    def ends(step: str) -> EndEvening:
        return EndEvening(by=who("ana"), at=after(1), id="n", sure=True, leaving=step)

    late: tuple[EveningActs, ...] = (leaves("reading"), ends("reading"), leaves("closing"))
    for button in late:
        with pytest.raises(Refused) as refused:
            run(leaves("reading"), button)
        assert refused.value.code is EveningRefusal.STEP_PASSED
    assert len(run(leaves("reading"), leaves("position"))) == 2
    assert run(leaves("reading"), ends("position"))[1:] == [e.EveningEnded(at=after(1), by=ANA)]
