"""What readers of clauses ask of an exercise: for whom the guarantee applies, and who did what."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from bot.exercise import events as e
from bot.exercise.rules.application import (
    AUTOMATIC,
    CANNOT_SAY,
    NEVER,
    NO,
    ON_REQUEST,
    SPLIT,
    YES,
    read_event_and_place,
)
from bot.exercise.rules.holding import DECISION, DELIVERY, FORCES, GUARANTEE
from bot.exercise.rules.naming import name_inside, role_name
from bot.exercise.rules.procedure import guarantors
from bot.exercise.rules.setting import BENEFICIARY
from bot.exercise.rules.voting import own_lists
from bot.exercise.state import Exercise
from bot.guarantee.rules.terms import Assessment
from bot.kernel.message import Message, row_of, say
from bot.kernel.once import once

_FORCES = "forces"
_DELIVERED = frozenset({"materiel", "money"})


class Owing(Struct, frozen=True, kw_only=True):
    """Whether the guarantee applies (yes, no, open or split), and the guarantors who then owe
    something. One that decides on some responses alone owes nothing of its own."""

    applies: str
    roles: tuple[str, ...] = ()

    @property
    def is_due(self) -> bool:
        """Does it apply, at least for some?"""
        return self.applies in (YES, SPLIT)


@once
def parties(state: Exercise) -> tuple[str, ...]:
    """The guarantors under the text."""
    return guarantors(state.setting, state.procedure)


@once
def find_owing(state: Exercise) -> Owing:
    """For whom it applies: as was settled, or else as the text says by itself."""
    if not state.setting.card.has_attacker:
        return Owing(applies=CANNOT_SAY)
    full = tuple(role for role in parties(state) if not state.setting.role(role).only)
    if state.application is not None:
        applies = state.application.applies
        bound = tuple(role for role in full if role in state.application.roles)
        return Owing(applies=applies, roles=bound if applies in (YES, SPLIT) else ())
    reach, trigger = read_event_and_place(state), state.procedure.chosen("trigger")
    if trigger == NEVER or reach == NO:
        return Owing(applies=NO)
    if trigger == AUTOMATIC and reach == YES:
        return Owing(applies=YES, roles=full)
    if trigger == ON_REQUEST and is_requested(state):
        return Owing(applies=YES, roles=full)
    return Owing(applies=CANNOT_SAY)


def is_requested(state: Exercise) -> bool:
    """Did the Beneficiary itself report the incident?"""
    return any(report.role == BENEFICIARY for report in state.reports)


def is_touched(state: Exercise) -> bool:
    """Was the incident reported, or did anybody respond to it?"""
    return bool(state.reports or state.responses or state.counts)


def is_vote_cut_short(state: Exercise) -> bool:
    """Was the exercise ended while a vote was open, with time left for it? How it would have gone
    nobody knows."""
    if not (state.over and state.open_proposals):
        return False
    limit = state.procedure.decide_hours
    if limit is None or not state.reports:
        return True
    return state.minute <= state.reports[0].minute + limit * 60


def find_carried(state: Exercise) -> list[e.Counted]:
    """The counts by which something was decided."""
    return [count for count in state.counts if any(one.carried for one in count.outcomes)]


def done_by(state: Exercise, role: str) -> frozenset[str]:
    """The responses that a role was bound to and did not keep back, and those of its own."""
    return _find_deeds(state).get(role, frozenset())


@once
def _find_deeds(state: Exercise) -> Mapping[str, frozenset[str]]:
    """What was done by each role that did anything or kept anything back."""
    kept_back: dict[str, dict[str, int]] = {}
    for one in state.withheld:
        kept_back.setdefault(one.role, {})[one.what] = one.minute
    left = {
        role: max(minutes.get(what, -1) for what in (DECISION, GUARANTEE))
        for role, minutes in kept_back.items()
    }
    done: dict[str, frozenset[str]] = {}
    for count in state.counts:
        for role, responses in own_lists(state, count).items():
            if count.minute > left.get(role, -1):
                done[role] = done.get(role, frozenset()) | responses
    for act in state.responses:
        done[act.role] = done.get(act.role, frozenset()).union(act.responses)
    for role, minutes in kept_back.items():
        stopped = (_DELIVERED if DELIVERY in minutes else frozenset()) | (
            {_FORCES} if FORCES in minutes else frozenset()
        )
        done[role] = done.get(role, frozenset()) - stopped
    return done


def help_by(state: Exercise, role: str) -> frozenset[str]:
    """What a role did that counts as help."""
    return done_by(state, role) & state.setting.helping


def find_helpers(state: Exercise, roles: Iterable[str] | None = None) -> tuple[str, ...]:
    """Those of the roles who helped; of all guarantors where none are named."""
    asked = parties(state) if roles is None else roles
    return tuple(role for role in asked if help_by(state, role))


@once
def find_done(state: Exercise) -> frozenset[str]:
    """All that guarantors did."""
    return frozenset[str]().union(*(done_by(state, role) for role in parties(state)))


def took_part(state: Exercise, role: str) -> bool:
    """Did a role say, vote, propose or do anything?"""
    return (
        role in state.verdicts
        or role in state.spoken
        or any(role in one.votes or one.role == role for one in state.proposals)
        or any(one.role == role for one in state.responses)
        or any(one.role == role for one in state.reports)
    )


def came_together(state: Exercise) -> bool:
    """Did anybody say or propose anything at the meeting?"""
    return bool(state.verdicts or state.proposals)


def find_withholders(state: Exercise, *whats: str) -> tuple[str, ...]:
    """The roles that kept something back: any of those kinds, or anything."""
    return tuple(
        dict.fromkeys(one.role for one in state.withheld if not whats or one.what in whats)
    )


def is_adversary_found(state: Exercise) -> bool:
    """Does the finding name the Adversary, probably at least?"""
    has_attacker = state.setting.card.has_attacker
    return has_attacker and state.author >= Assessment.PROBABLE and not state.refuted


def _name_doers(state: Exercise, roles: Sequence[str]) -> Message:
    """Those who did the same, at the head of a sentence."""
    first, *rest = roles
    return row_of((role_name(state, first), *(name_inside(state, role) for role in rest)), "and")


def describe_deeds(state: Exercise, roles: Iterable[str]) -> Message:
    """What each of the roles did, as a sentence."""
    by_deeds: dict[str, list[str]] = {}
    for role in roles:
        done = state.setting.names(done_by(state, role)) or say("nothing")
        by_deeds.setdefault(done, []).append(role)
    sentences = [
        say("{roles}: {responses}", roles=_name_doers(state, doers), responses=done)
        for done, doers in by_deeds.items()
    ]
    return (
        say("{acts}.", acts=row_of(sentences, ";")) if sentences else say("No guarantor took part.")
    )


def find_moves(state: Exercise, roles: Iterable[str]) -> tuple[str, ...]:
    """The ids of what these roles did by themselves or kept back."""
    wanted = set(roles)
    acts = [(act.role, act.move) for act in state.responses]
    acts += [(act.role, act.move) for act in state.withheld]
    return tuple(move for role, move in acts if role in wanted and move)
