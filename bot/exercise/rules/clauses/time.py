"""Readers of the clauses of the group “How long, and when it starts”."""

from collections.abc import Mapping

from bot.exercise.rules.clauses.deeds import find_helpers
from bot.exercise.rules.clauses.facts import (
    describe_withheld,
    find_doers,
    find_moves,
    find_own,
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
from bot.exercise.rules.clauses.settlement import read_settlement_link
from bot.exercise.rules.holding import GUARANTEE, WHATS
from bot.exercise.rules.naming import list_roles
from bot.exercise.rules.setting import EU
from bot.exercise.state import Exercise
from bot.kernel.message import count_of, say

YEARS = {"short": 5, "long_fixed": 10}
"""For how many years a fixed term lasts, as the options put it."""

_EU_STEPS = frozenset({"money", "sanctions", "diplomatic"})
_NATO_STEPS = frozenset({"training", "intelligence", "forces"})
_HOLDS = say("All parties stay with it.")


def read_term(state: Exercise) -> ClauseJudgment:
    """Is it still in force, and does anybody leave before its time?"""
    clause, card = "term", state.setting.card
    chosen, strain = state.procedure.chosen(clause), card.strain("term")
    leaving = find_withheld(state, GUARANTEE)
    left_by_card = card.stops == GUARANTEE
    is_asked = bool(strain or leaving or left_by_card)
    age = (
        count_of(
            card.years, "It has been in force for {n} year.", "It has been in force for {n} years."
        )
        if card.years is not None and is_asked
        else ""
    )
    done = tell(age, strain or (name_stop(state) if left_by_card else ""),
                describe_withheld(state, leaving))  # fmt: skip
    if silent := find_unsaid(state, clause, done, asked=is_asked):
        return silent
    if not is_asked:
        return judge_untested(state, clause)
    moves = find_moves(leaving)
    has_left = bool(leaving) or left_by_card
    if chosen == "unsaid":
        return judge(state, clause, Standing.OPEN, done, moves=moves)
    if chosen == "open_ended":
        return _read_open_end(state, done, has_left=has_left)
    limit = YEARS.get(str(chosen))
    if limit is not None and card.years is not None and card.years > limit:
        is_more = bool(find_helpers(state))
        over = say("By its words it has run out, and nothing more is owed.")
        return judge(state, clause, Standing.KEPT, tell(done, over), more=is_more, moves=moves)
    if has_left:
        early = say("Its time is not over.")
        return judge(state, clause, Standing.BROKEN, tell(done, early), moves=moves)
    return judge_unbroken(state, clause, done, _HOLDS)


def _read_open_end(state: Exercise, done: str, *, has_left: bool) -> ClauseJudgment:
    """It lasts until somebody leaves: until then what is owed is owed."""
    kept_back = find_withheld(state, *(what for what in WHATS if what != GUARANTEE))
    if has_left:
        ended = say("It ends for those who leave, as it says.")
        return judge(state, "term", Standing.KEPT, tell(done, ended))
    if kept_back:
        done = tell(done, describe_withheld(state, kept_back), say("Nobody has left it."))
        return judge(state, "term", Standing.BROKEN, done, moves=find_moves(kept_back))
    return judge_unbroken(state, "term", done, _HOLDS)


def read_review(state: Exercise) -> ClauseJudgment:
    """Who leaves or wants it changed, and does that go the way the text has it?"""
    clause, card = "review_exit", state.setting.card
    chosen, strain = state.procedure.chosen(clause), card.strain("review_exit")
    leaving = find_withheld(state, GUARANTEE)
    left_by_card = card.stops == GUARANTEE
    is_asked = bool(strain or leaving or left_by_card)
    done = tell(strain or (name_stop(state) if left_by_card else ""),
                describe_withheld(state, leaving))  # fmt: skip
    if silent := find_unsaid(state, clause, done, asked=is_asked):
        return silent
    if not is_asked:
        return judge_untested(state, clause)
    moves = find_moves(leaving)
    if chosen == "unsaid":
        return judge(state, clause, Standing.OPEN, done, moves=moves)
    if chosen == "periodic_review":
        meeting = state.meeting_called
        is_early = any(meeting is None or one.minute < meeting.minute for one in leaving)
        if is_early:
            standing, looked = Standing.BROKEN, say("They had not looked at it together.")
        elif meeting is None:
            standing, looked = Standing.OWED, say("They have not looked at it together.")
        else:
            standing, looked = Standing.KEPT, say("They looked at it together.")
        return judge(state, clause, standing, tell(done, looked), moves=moves)
    if not leaving and not left_by_card:
        return judge_unbroken(state, clause, done, _HOLDS)
    if chosen == "on_notice":
        return _read_notice(state, done, {one.role for one in leaving}, moves)
    agreed = any(one.clause == clause and one.carried for one in state.proposals)
    standing = Standing.KEPT if agreed else Standing.BROKEN
    consent = say("The others agreed to it.") if agreed else say("The others did not agree to it.")
    return judge(state, clause, standing, tell(done, consent), moves=moves)


def _read_notice(
    state: Exercise, done: str, leaving: set[str], moves: tuple[str, ...]
) -> ClauseJudgment:
    """Whoever leaves on notice still owes until the notice is over."""
    helping = tuple(role for role in find_helpers(state) if role in leaving)
    if leaving and set(helping) == leaving:
        standing = Standing.KEPT
        still = say("Until the notice is over it still helps: {roles}.",
                    roles=list_roles(state, helping))  # fmt: skip
    else:
        standing = Standing.OWED
        still = say("It helps no more, although the notice has only begun.")
    return judge(state, "review_exit", standing, tell(done, still), moves=moves)


def read_path(state: Exercise) -> ClauseJudgment:
    """Where it leads, where the card asks for a step on the way."""
    clause, strain = "integration", state.setting.card.strain("integration")
    chosen, exceeding = state.procedure.chosen("integration"), find_own(state, "exceed_limit")
    is_asked = bool(strain) or (chosen == "neutrality" and bool(exceeding))
    if silent := find_unsaid(state, clause, strain, asked=is_asked):
        return silent
    if not is_asked:
        return judge_untested(state, clause)
    if chosen == "none":
        nowhere = say("The sheet names no path.")
        return judge(state, clause, Standing.OPEN, tell(strain, nowhere))
    if chosen == "neutrality":
        if exceeding:
            done = tell(strain, say("The Beneficiary goes over an agreed limit."))
            return judge(state, clause, Standing.BROKEN, done, moves=find_moves(exceeding))
        return judge_unbroken(state, clause, strain, _HOLDS)
    steps = {
        "eu_path": (bool(_find_eu_steps(state)),),
        "nato_path": (bool(find_doers(state, _NATO_STEPS)),),
        "both": (bool(_find_eu_steps(state)), bool(find_doers(state, _NATO_STEPS))),
    }[str(chosen)]
    taken = (
        say("Guarantors take a step on that path.")
        if all(steps)
        else say("Guarantors take no step on one path or the other.")
        if len(steps) > 1
        else say("Guarantors take no step on that path.")
    )
    standing = Standing.KEPT if all(steps) else Standing.OWED
    return judge(state, clause, standing, tell(strain, taken))


def _find_eu_steps(state: Exercise) -> tuple[str, ...]:
    """The European Union itself acts, or others take it up with diplomacy."""
    money = tuple(role for role in find_doers(state, _EU_STEPS) if role == EU)
    return money or find_doers(state, ("diplomatic",))


READERS: Mapping[str, ClauseReader] = {
    "term": read_term,
    "review_exit": read_review,
    "settlement_link": read_settlement_link,
    "integration": read_path,
}
