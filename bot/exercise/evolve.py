"""From a journal to an exercise: each event changes the state, and none is ever refused."""

from collections.abc import Iterable
from functools import reduce

from msgspec.structs import replace

from bot.exercise import events as e
from bot.exercise.events import Event
from bot.exercise.rules.clock import minute_at
from bot.exercise.rules.procedure import procedure_of
from bot.exercise.rules.setting import Setting
from bot.exercise.state import Exercise, Phase, Proposal


def fold(setting: Setting, events: Iterable[Event]) -> Exercise:
    """The exercise that a journal tells of; its first event opens it."""
    rest = iter(events)
    first = next(rest)
    if not isinstance(first, e.Opened):
        raise ValueError("a journal that does not begin with an opening")
    known = setting.space.by_id
    choices = {clause: chosen for clause, chosen in first.choices if clause in known}
    opened = Exercise(
        setting=setting,
        procedure=procedure_of(setting.space, choices),
        opened=first,
        seen_at=first.at,
    )
    return reduce(evolve, rest, opened)


def evolve(state: Exercise, event: Event) -> Exercise:
    """The exercise after an event. It never refuses."""
    after = _evolved(state, event)
    return replace(
        after,
        seen_at=max(event.at, state.seen_at),
        minute=max(event.minute, state.minute),
    )


def _evolved(state: Exercise, event: Event) -> Exercise:  # noqa: C901
    match event:  # one case an event
        case e.Opened():
            return state
        case e.RoleTaken(role=role, member=member):
            left = {r: tuple(m for m in who if m != member) for r, who in state.holders.items()}
            return replace(state, holders={**left, role: (*left.get(role, ()), member)})
        case e.RoleLeft(member=member):
            left = {r: tuple(m for m in who if m != member) for r, who in state.holders.items()}
            return replace(state, holders=left)
        case e.RedLineKept(role=role, move=move):
            return replace(state, red_lines={**state.red_lines, role: move})
        case e.Begun(at=at):
            return replace(state, phase=Phase.RUNNING, begun_at=at)
        case e.InjectGiven() | e.InjectAdded():
            return _news(state, event)
        case e.GapMet(step=step):
            return replace(state, gaps=(*state.gaps, step))
        case e.Reported():
            return replace(state, reports=(*state.reports, event))
        case e.MeetingAsked(role=role):
            return replace(state, asking=state.asking | {role})
        case e.MeetingCalled():
            return replace(state, called=state.called or event)
        case e.Found():
            return replace(state, findings=(*state.findings, event), found_in=state.stage)
        case e.Proposed(role=role, responses=responses, clause=clause, move=move):
            proposal = Proposal(
                number=len(state.proposals) + 1,
                role=role,
                responses=frozenset(responses),
                clause=clause,
                move=move,
            )
            return replace(
                state,
                proposals=(*state.proposals, proposal),
                proposed_in=state.proposed_in | {(role, state.stage)},
            )
        case e.Voted(proposal=number, role=role, vote=vote):
            voted = state.proposals[number - 1]
            return _with(state, replace(voted, votes={**voted.votes, role: vote}))
        case e.Counted(outcomes=outcomes):
            counted = replace(state, counts=(*state.counts, event), counted_in=state.stage)
            for outcome in outcomes:
                proposal = counted.proposals[outcome.proposal - 1]
                counted = _with(counted, replace(proposal, outcome=outcome))
            return counted
        case e.Responded():
            return replace(state, responses=(*state.responses, event))
        case e.Asked(role=role):
            return replace(state, asked=state.asked | {role}, ever=state.ever | {role})
        case e.Stated(role=role):
            return replace(state, stated=state.stated | {role}, ever=state.ever | {role})
        case e.Marked(what=what):
            return replace(state, marks=state.marks | {what})
        case e.Paused(at=at):
            return replace(state, phase=Phase.PAUSED, paused_at=at)
        case e.Resumed(at=at):
            still = at - state.paused_at if state.paused_at is not None else at - at
            return replace(
                state,
                phase=Phase.RUNNING,
                paused_at=None,
                paused_for=state.paused_for + max(still, at - at),
            )
        case e.Ended():
            return replace(state, phase=Phase.OVER)


def _news(state: Exercise, event: e.InjectGiven | e.InjectAdded) -> Exercise:
    """A stage begins. An inject that comes before its hour takes the clock along."""
    ahead = event.minute - minute_at(state, event.at)
    after = replace(
        state,
        injects=(*state.injects, event),
        stage=state.stage + 1,
        asked=frozenset[str](),
        stated=frozenset[str](),
        jumped=state.jumped + max(0, ahead),
    )
    if isinstance(event, e.InjectGiven):
        return replace(after, given=max(state.given, event.inject + 1))
    return after


def _with(state: Exercise, proposal: Proposal) -> Exercise:
    found = tuple(proposal if one.number == proposal.number else one for one in state.proposals)
    return replace(state, proposals=found)
