"""From a journal to an exercise: each event changes the state, and none is ever refused."""

from collections.abc import Callable, Iterable
from functools import reduce
from typing import assert_never

from msgspec.structs import replace

from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.rules.game_clock import GameClock
from bot.exercise.rules.procedure import procedure_of
from bot.exercise.rules.setting import ExerciseSetting
from bot.exercise.rules.stages import Game, IncidentStage, MeetingRequests
from bot.exercise.state import Exercise, ExerciseProposal
from bot.kernel.ids import MemberId


def fold(setting: ExerciseSetting, events: Iterable[ExerciseEvent]) -> Exercise:
    """The exercise that a journal tells of; its first event opens it."""
    rest = iter(events)
    first = next(rest)
    if not isinstance(first, e.ExerciseOpened):
        raise ValueError("a journal that does not begin with an opening")
    clauses = setting.space.by_id
    choices = {clause: chosen for clause, chosen in first.choices if clause in clauses}
    opened = Exercise(
        setting=setting,
        procedure=procedure_of(setting.space, choices),
        opened=first,
        seen_at=first.at,
    )
    return reduce(evolve, rest, opened)


def evolve(state: Exercise, event: ExerciseEvent) -> Exercise:
    """The exercise after an event. It never refuses."""
    after = _apply_event(state, event)
    return replace(
        after,
        seen_at=event.at
        if isinstance(event, e.ExerciseResumed)  # it follows the machine's clock back as well
        else max(event.at, state.seen_at),
        minute=max(event.minute, state.minute),
    )


def _apply_event(state: Exercise, event: ExerciseEvent) -> Exercise:  # noqa: C901  # one case an event
    match event:
        case e.ExerciseOpened():
            return state
        case e.RoleTaken(role=role, member=member):
            remaining = _without(state, member)
            return replace(state, holders={**remaining, role: (*remaining.get(role, ()), member)})
        case e.RoleLeft(member=member):
            return replace(state, holders=_without(state, member))
        case e.RedLineKept(role=role, by=by):
            others = (one for one in state.red_lines if (one.role, one.by) != (role, by))
            return replace(state, red_lines=(*others, event))
        case e.ExerciseBegun(at=at):
            return replace(state, game=Game(clock=GameClock.start(state.opened.day_seconds, at)))
        case e.InjectGiven() | e.InjectAdded():
            return _news(state, event)
        case e.GapMet(step=step):
            return replace(state, gaps=(*state.gaps, step))
        case e.Reported():
            return replace(state, reports=(*state.reports, event))
        case e.MeetingAsked(role=role):
            asking = MeetingRequests(state.asking | {role})
            return replace(state, meeting=state.meeting_called or asking)
        case e.MeetingCalled():
            return replace(state, meeting=state.meeting_called or event)
        case e.Found():
            return replace(state, findings=(*state.findings, event))
        case e.ApplicationVoted(role=role, verdict=verdict):
            return replace(state, verdicts={**state.verdicts, role: verdict})
        case e.ApplicationSettled():
            return replace(state, application=event)
        case e.EvidenceHandedIn():
            return replace(state, evidence=(*state.evidence, event))
        case e.WordingRaised(clause=clause):
            return replace(state, raised=(*state.raised, clause))
        case e.WordingJudged(role=role, clause=clause, kept=kept):
            judged = {**state.judged.get(clause, {}), role: kept}
            return replace(state, judged={**state.judged, clause: judged})
        case e.Withheld():
            return replace(state, withheld=(*state.withheld, event))
        case e.Answered():
            return replace(state, answers=(*state.answers, event))
        case e.StakesDealt(cards=cards):
            return replace(state, stakes=dict(cards))
        case e.ConsentGiven():
            return replace(state, consents=(*state.consents, event))
        case e.LifeChosen(role=role):
            return replace(state, lives={**state.lives, role: event})
        case e.RungWished(rung=rung):
            return _at_stage(state, replace(state.now, wished=rung))
        case e.RungChosen():
            chosen = replace(state, rungs=(*state.rungs, event))
            return _at_stage(chosen, replace(state.now, wished=""))
        case e.Proposed():
            return _proposed(state, event)
        case e.Voted(proposal=number, role=role, vote=vote):
            voted = state.proposals[number - 1]
            return _with(state, replace(voted, votes={**voted.votes, role: vote}))
        case e.Counted():
            return _counted(state, event)
        case e.Responded():
            return replace(state, responses=(*state.responses, event))
        case e.Asked(role=role):
            questioned = _at_stage(state, replace(state.now, asked=state.now.asked | {role}))
            questions = (*state.questions, event)
            return replace(questioned, spoken=state.spoken | {role}, questions=questions)
        case e.Stated(role=role):
            stated = _at_stage(state, replace(state.now, stated=state.now.stated | {role}))
            return replace(stated, spoken=state.spoken | {role})
        case e.Marked(what=what):
            return _in_game(state, lambda game: replace(game, marks=game.marks | {what}))
        case e.ExercisePaused(at=at):
            return _in_game(state, lambda game: replace(game, clock=game.clock.pause(at)))
        case e.ExerciseResumed(at=at):
            return _in_game(state, lambda game: replace(game, clock=game.clock.resume(at)))
        case e.ExerciseEnded():
            return replace(state, over=True)
        case _:
            assert_never(event)


def _without(state: Exercise, member: MemberId) -> dict[str, tuple[MemberId, ...]]:
    """Who holds which role without a member."""
    return {role: tuple(m for m in who if m != member) for role, who in state.holders.items()}


def _in_game(state: Exercise, change: Callable[[Game], Game]) -> Exercise:
    return state if state.game is None else replace(state, game=change(state.game))


def _at_stage(state: Exercise, stage: IncidentStage) -> Exercise:
    return _in_game(state, lambda game: replace(game, stage=stage))


def _news(state: Exercise, event: e.InjectGiven | e.InjectAdded) -> Exercise:
    """A stage begins. An inject that comes before its hour takes the clock along."""

    def begins(game: Game) -> Game:
        clock = game.clock.add(event.minute - game.clock.minute(event.at))
        return replace(game, clock=clock, stage=IncidentStage(number=game.stage.number + 1))

    return _in_game(replace(state, injects=(*state.injects, event)), begins)


def _proposed(state: Exercise, event: e.Proposed) -> Exercise:
    proposal = ExerciseProposal(
        number=len(state.proposals) + 1,
        role=event.role,
        responses=frozenset(event.responses),
        clause=event.clause,
        move=event.move,
    )
    stage = replace(state.now, proposed=state.now.proposed | {event.role})
    return _at_stage(replace(state, proposals=(*state.proposals, proposal)), stage)


def _counted(state: Exercise, event: e.Counted) -> Exercise:
    counted = replace(state, counts=(*state.counts, event))
    for outcome in event.outcomes:
        proposal = counted.proposals[outcome.proposal - 1]
        counted = _with(counted, replace(proposal, outcome=outcome))
    return _at_stage(counted, replace(state.now, counted=True))


def _with(state: Exercise, proposal: ExerciseProposal) -> Exercise:
    proposals = tuple(
        proposal if other.number == proposal.number else other for other in state.proposals
    )
    return replace(state, proposals=proposals)
