"""Reader of the clause on guarantors' forces in the country."""

from bot.exercise.rules.clauses.deeds import find_helpers
from bot.exercise.rules.clauses.facts import (
    describe_doers,
    describe_withheld,
    find_doers,
    find_moves,
    find_unsaid,
    find_withheld,
    judge_untested,
    name_stop,
    tell,
)
from bot.exercise.rules.clauses.judging import ClauseJudgment, Standing, judge
from bot.exercise.rules.holding import FORCES, GUARANTEE
from bot.exercise.rules.naming import list_roles
from bot.exercise.state import Exercise
from bot.guarantee.rules.terms import Happening
from bot.kernel.message import say

_SENT, _STAYING = frozenset({"forces"}), frozenset({"forces", "training"})
_DEFENDING = frozenset({"forces", "air_defence"})


def read_presence(state: Exercise) -> ClauseJudgment:
    """Are they there and do they stay, and does something follow where they are hit?"""
    clause, card = "presence", state.setting.card
    chosen = state.procedure.chosen(clause)
    stops = card.stops if card.stops in (FORCES, GUARANTEE) else ""
    withheld, strain = find_withheld(state, FORCES, GUARANTEE), card.strain(clause)
    sent = find_doers(state, _SENT)
    facts = tell(strain or (name_stop(state) if stops else ""), describe_withheld(state, withheld))
    arrivals = say("Forces are sent by: {roles}.", roles=list_roles(state, sent)) if sent else ""
    is_asked = bool(stops or withheld or strain)
    if silent := find_unsaid(state, clause, tell(facts, arrivals), asked=is_asked or bool(sent)):
        return silent
    if chosen == "none" or not is_asked:
        if sent:
            is_more = chosen in ("none", "trainers")
            return judge(state, clause, Standing.KEPT, arrivals, more=is_more)
        return judge_untested(state, clause)
    moves = find_moves(withheld)
    if withheld or stops:
        leaving = {one.role for one in withheld}
        staying = tuple(role for role in find_doers(state, _STAYING) if role not in leaving)
        standing = Standing.KEPT if staying else Standing.OWED
        done = tell(facts, describe_doers(state, staying))
        return judge(state, clause, standing, done, moves=moves)
    if _is_hit(state) and chosen in ("reassurance", "forward"):
        answering = (
            find_helpers(state) if chosen == "reassurance" else find_doers(state, _DEFENDING)
        )
        follows = (
            say("It is answered by: {roles}.", roles=list_roles(state, answering))
            if answering
            else say("No guarantor answers it.")
        )
        standing = Standing.KEPT if answering else Standing.OWED
        return judge(state, clause, standing, tell(facts, follows))
    if not state.over:
        return judge(state, clause, Standing.OWED, facts)
    stayed = tell(facts, arrivals or say("They stay."))
    return judge(state, clause, Standing.KEPT, stayed, more=bool(sent) and chosen == "trainers")


def _is_hit(state: Exercise) -> bool:
    card = state.setting.card
    return card.has_attacker and card.features.kind is Happening.ARMED_ATTACK
