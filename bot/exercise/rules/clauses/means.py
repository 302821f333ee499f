"""Readers of the clauses of the group “What makes it real”."""

from collections.abc import Mapping

from bot.exercise.rules.clauses.deeds import done_by, find_helpers, parties
from bot.exercise.rules.clauses.facts import (
    describe_doers,
    describe_withheld,
    find_doers,
    find_moves,
    find_unsaid,
    find_withheld,
    judge_unbroken,
    judge_untested,
    name_stop,
    tell,
)
from bot.exercise.rules.clauses.judging import (
    ClauseJudgment,
    ClauseReader,
    Standing,
    judge,
)
from bot.exercise.rules.clauses.presence import read_presence
from bot.exercise.rules.clauses.sanctions import read_sanctions
from bot.exercise.rules.holding import DELIVERY, FORCES, GUARANTEE
from bot.exercise.rules.naming import list_roles
from bot.exercise.state import Exercise
from bot.kernel.message import say

SUPPORT: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "armed_forces": (frozenset({DELIVERY, GUARANTEE}), frozenset({"materiel", "air_defence"})),
    "industry": (frozenset({DELIVERY, GUARANTEE}), frozenset({"materiel", "money"})),
    "training_exercises": (frozenset({FORCES, GUARANTEE}), frozenset({"training", "forces"})),
    "cooperation": (frozenset({GUARANTEE}), frozenset({"intelligence"})),
    "finance": (frozenset({DELIVERY, GUARANTEE}), frozenset({"money"})),
}
"""Of each kind of support: by what it stops, and by what others fill the gap."""

SUSPENDED = frozenset({"suspend"})
MONEY = frozenset({"money", "materiel"})
MILITARY = frozenset({"materiel", "intelligence", "training", "air_defence", "forces"})
WIDER = frozenset({"sanctions", "money"})
_GOES_ON = say("It goes on all the same.")


def read_support(state: Exercise) -> ClauseJudgment:
    """What is given in quiet times: does it go on?"""
    clause, card = "standing_support", state.setting.card
    chosen = state.procedure.choices.get(clause, ())
    stopping = {what for option in chosen for what in SUPPORT[option][0]}
    stops = card.stops if card.stops in stopping else ""
    withheld = find_withheld(state, *stopping)
    suspending = find_doers(state, SUSPENDED)
    strain = next((words for one in chosen if (words := card.strain(clause, one))), "")
    is_asked = bool(stops or withheld or suspending or strain)
    if silent := find_unsaid(
        state, clause, strain or name_stop(state), asked=bool(card.stops or card.strain(clause))
    ):
        return silent
    if not is_asked:
        return judge_untested(state, clause)
    done = tell(strain or (name_stop(state) if stops else ""), describe_withheld(state, withheld))
    moves = find_moves(withheld)
    if suspending:
        roles = list_roles(state, suspending)
        done = tell(done, say("Support is suspended by: {roles}.", roles=roles))
        return judge(state, clause, Standing.BROKEN, done, moves=moves)
    if not (stops or withheld):
        return judge_unbroken(state, clause, done, _GOES_ON)
    whats = {stops, *(one.what for one in withheld)}
    gaps = [fill for option in chosen for stop, fill in (SUPPORT[option],) if stop & whats]
    fillers = find_fillers(state, frozenset[str]().union(*gaps), *whats)
    is_filled = all(find_fillers(state, fill, *whats) for fill in gaps)
    standing = Standing.KEPT if is_filled else Standing.OWED
    return judge(state, clause, standing, tell(done, describe_doers(state, fillers)), moves=moves)


def read_funding(state: Exercise) -> ClauseJudgment:
    """How it is paid for: what is stopped by a vote, and what a government keeps back."""
    clause, card = "funding", state.setting.card
    chosen = state.procedure.chosen(clause)
    stops, strain = card.stops == DELIVERY, card.strain(clause)
    withheld = find_withheld(state, DELIVERY)
    is_asked = bool(stops or strain or withheld)
    done = tell(strain or (name_stop(state) if stops else ""), describe_withheld(state, withheld))
    if silent := find_unsaid(state, clause, done, asked=is_asked):
        return silent
    if not is_asked:
        return judge_untested(state, clause)
    moves = find_moves(withheld)
    if chosen == "unsaid":
        nothing = say("The sheet names no sum and no source.")
        return judge(state, clause, Standing.OPEN, tell(done, nothing), moves=moves)
    fillers = find_fillers(state, MONEY, DELIVERY, GUARANTEE)
    if withheld:
        owed = {
            "yearly": say("This year’s money was promised."),
            "secured_years": say("That money did not wait for another vote."),
        }.get(str(chosen), "")
        if chosen == "pledged_years":
            standing = Standing.KEPT if fillers else Standing.OWED
            return judge(
                state, clause, standing, tell(done, describe_doers(state, fillers)), moves=moves
            )
        return judge(state, clause, Standing.BROKEN, tell(done, owed), moves=moves)
    if not stops:
        return judge_unbroken(state, clause, done, _GOES_ON)
    if chosen == "pledged_years":
        standing = Standing.KEPT if fillers else Standing.OWED
        return judge(state, clause, standing, tell(done, describe_doers(state, fillers)))
    allowed = {
        "yearly": say("The sheet lets each budget decide again."),
        "secured_years": say("What a fund or a law secures is paid all the same."),
    }[str(chosen)]
    return judge(state, clause, Standing.KEPT, tell(done, allowed), more=bool(fillers))


def read_burden(state: Exercise) -> ClauseJudgment:
    """How guarantors share what they do."""
    clause = "burden"
    strain, helpers = state.setting.card.strain(clause), find_helpers(state)
    is_asked = bool(strain or helpers or _find_decided_help(state))
    done = tell(strain, _describe_helpers(state, helpers))
    if silent := find_unsaid(state, clause, done, asked=is_asked):
        return silent
    if not is_asked:
        return judge_untested(state, clause)
    chosen = state.procedure.chosen(clause)
    if chosen == "unsaid":
        return judge(state, clause, Standing.OPEN, done)
    owing = tuple(role for role in parties(state) if role in state.present)
    is_shared = {"formula": _by_formula, "tiers": _in_tiers, "lead_nations": _by_leads}[str(chosen)]
    standing = Standing.KEPT if is_shared(state, owing) else Standing.OWED
    return judge(state, clause, standing, done)


def _by_formula(state: Exercise, owing: tuple[str, ...]) -> bool:
    """Each gives a share."""
    return set(owing) <= set(find_helpers(state))


def _in_tiers(state: Exercise, owing: tuple[str, ...]) -> bool:
    """The core gives military help, and a wider circle sanctions or money."""
    core = [role for role in owing if not state.setting.role(role).only]
    wider = [role for role in owing if role not in core] or core
    return any(done_by(state, role) & MILITARY for role in core) and any(
        done_by(state, role) & WIDER for role in wider
    )


def _by_leads(state: Exercise, owing: tuple[str, ...]) -> bool:
    """All that was decided is carried by somebody, and not all of it by one alone."""
    deeds = {role: done_by(state, role) & state.setting.helping for role in owing}
    decided = _find_decided_help(state)
    done = frozenset[str]().union(*deeds.values())
    is_alone = len(done) > 1 < len(owing) and sum(bool(does) for does in deeds.values()) == 1
    return bool(done) and decided <= done and not is_alone


def _find_decided_help(state: Exercise) -> frozenset[str]:
    """The help that was decided, by whoever it binds."""
    carried = (one for one in state.proposals if one.carried)
    return frozenset[str]().union(*(one.responses & state.setting.helping for one in carried))


def _describe_helpers(state: Exercise, helpers: tuple[str, ...]) -> str:
    if not helpers:
        return say("No guarantor helps.")
    others = tuple(role for role in parties(state) if role in state.present and role not in helpers)
    given = say("Help comes from: {roles}.", roles=list_roles(state, helpers))
    if not others:
        return given
    return tell(given, say("No help comes from: {roles}.", roles=list_roles(state, others)))


def find_fillers(state: Exercise, fill: frozenset[str], *whats: str) -> tuple[str, ...]:
    """The guarantors that fill a gap, and do not make one themselves."""
    making = {one.role for one in find_withheld(state, *whats)}
    return tuple(role for role in find_doers(state, fill) if role not in making)


READERS: Mapping[str, ClauseReader] = {
    "standing_support": read_support,
    "funding": read_funding,
    "burden": read_burden,
    "presence": read_presence,
    "sanctions": read_sanctions,
}
