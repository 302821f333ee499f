"""The journal of an exercise folded again under another text: the votes, findings and minutes stay
as they were, and all that a text works out of them is worked out anew."""

from collections.abc import Container, Iterable, Sequence

from msgspec.structs import replace

from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.evolve import evolve, fold
from bot.exercise.rules.application import settle, settle_by_text, settle_once_said
from bot.exercise.rules.moves import is_enough_to_meet, judge_finding
from bot.exercise.rules.reading import reads_event, reads_place
from bot.exercise.rules.setting import BENEFICIARY, ExerciseSetting
from bot.exercise.rules.voting import outcome
from bot.exercise.state import Exercise, ExerciseProposal
from bot.guarantee.rules.space import Choices
from bot.guarantee.rules.terms import Convening

_AT_THE_MEETING = e.Proposed | e.Voted | e.Counted | e.ApplicationVoted
"""What happens at a meeting only."""


def refold(setting: ExerciseSetting, events: Sequence[ExerciseEvent], changed: Choices) -> Exercise:
    """The exercise as it would have gone with other choices in some clauses, and all votes as they
    were. The first event opens it."""
    return rewrite(setting, events, changed)[1]


def rewrite(
    setting: ExerciseSetting, events: Sequence[ExerciseEvent], changed: Choices
) -> tuple[list[ExerciseEvent], Exercise]:
    """The events of that exercise, and their fold. Where nothing is changed they are the same."""
    opened = events[0]
    if not isinstance(opened, e.ExerciseOpened):
        raise ValueError("a journal that does not begin with an opening")
    own = dict(opened.choices)
    others = {clause: options for clause, options in changed.items() if own.get(clause) != options}
    if others:
        worded = tuple(clause for clause in opened.worded if clause not in others)
        opened = replace(opened, choices=tuple({**own, **others}.items()), worded=worded)
    rewritten: list[ExerciseEvent] = [opened]
    state = fold(setting, rewritten)
    for event in events[1:]:
        if _is_about(setting, event, others):
            continue
        for one in _rework(state, event):
            rewritten.append(one)
            state = evolve(state, one)
    return rewritten, state


def _is_about(setting: ExerciseSetting, event: ExerciseEvent, clauses: Container[str]) -> bool:
    """Is it about a gap in one of these clauses, or about the text's own words of it?"""
    match event:
        case e.GapMet(step=step):
            return setting.step(step).clause in clauses
        case e.WordingJudged(clause=clause):
            return clause in clauses
        case _:
            return False


def find_barred(state: Exercise) -> tuple[ExerciseProposal, ...]:
    """The proposals that could not have been made under the text."""
    return tuple(proposal for proposal in state.proposals if _is_barred(state, proposal))


def _is_barred(state: Exercise, proposal: ExerciseProposal) -> bool:
    if proposal.role == BENEFICIARY and not state.procedure.sits:
        return True
    reactions = (state.setting.reaction(response) for response in proposal.responses)
    return not all(state.procedure.allows(reaction) for reaction in reactions)


def _rework(state: Exercise, event: ExerciseEvent) -> Iterable[ExerciseEvent]:  # one case an event
    """What an event comes to under the text of the state."""
    if isinstance(event, _AT_THE_MEETING) and state.meeting_called is None:
        return ()
    match event:
        case e.ApplicationSettled():
            return () if event.itself else settle(state, event, event.minute)
        case e.Reported() if state.setting.card.has_attacker:
            features, space = state.setting.card.features, state.setting.space
            choices = state.procedure.choices
            covered = reads_event(space, choices, features).verdict.value
            reaches = reads_place(space, choices, features).verdict.value
            return (replace(event, covered=covered, reaches=reaches),)
        case e.MeetingAsked(role=role) | e.MeetingCalled(role=role):
            return _ask_for_meeting(state, event, role)
        case e.Found():
            return (judge_finding(state, event),)
        case e.ApplicationVoted():
            after = evolve(state, event)
            return (event, *settle_once_said(after, event, event.minute))
        case e.Counted():
            outcomes = tuple(_outcome(state, one.proposal) for one in event.outcomes)
            counted = replace(event, outcomes=outcomes, proven=state.proven)
            return (*settle(state, event, event.minute), counted)
        case _:
            return (event,)


def _ask_for_meeting(
    state: Exercise, event: e.MeetingAsked | e.MeetingCalled, role: str
) -> tuple[ExerciseEvent, ...]:
    if state.meeting_called is not None:
        return ()
    asking = e.MeetingAsked(at=event.at, minute=event.minute, by=event.by, role=role)
    if not is_enough_to_meet(state, role):
        return () if role in state.asking else (asking,)
    calling = e.MeetingCalled(at=event.at, minute=event.minute, by=event.by, role=role)
    settled = settle_by_text(evolve(state, calling), event, event.minute)
    needs_several = state.procedure.convening is Convening.GUARANTORS
    return (*((asking,) if needs_several else ()), calling, *settled)


def _outcome(state: Exercise, number: int) -> e.ProposalOutcome:
    proposal = state.proposals[number - 1]
    if _is_barred(state, proposal):
        return e.ProposalOutcome(proposal=number, carried=False)
    return outcome(state, proposal)
