"""Readers of the clauses of the group “What the protected country owes and decides”."""

from collections.abc import Mapping

from bot.exercise.rules.clauses.deeds import find_carried
from bot.exercise.rules.clauses.duties import DUTIES
from bot.exercise.rules.clauses.facts import (
    find_moves,
    find_speakers,
    find_unsaid,
    judge_untested,
    tell,
    wait_for_breach,
)
from bot.exercise.rules.clauses.judging import (
    ClauseJudgment,
    ClauseReader,
    Standing,
    judge,
)
from bot.exercise.rules.naming import list_roles
from bot.exercise.state import Exercise
from bot.kernel.message import say

_WORST = (Standing.BROKEN, Standing.OWED, Standing.OPEN, Standing.KEPT)
"""What a clause of several duties comes to: the first of these that one of them comes to."""


def read_duties(state: Exercise) -> ClauseJudgment:
    """Each duty that the incident asks for; the clause is as good as the worst of them."""
    clause = "duties"
    strain = state.setting.card.strain(clause)
    if silent := find_unsaid(state, clause, strain, asked=bool(strain)):
        return silent
    chosen = state.procedure.choices[clause]
    read = [DUTIES[duty](state) for duty in chosen]
    tested = [duty for duty in read if duty.standing is not Standing.NOT_TESTED]
    if not tested:
        return judge_untested(state, clause)
    standings = {duty.standing for duty in tested}
    standing = next(standing for standing in _WORST if standing in standings)
    moves = tuple(dict.fromkeys(move for duty in tested for move in duty.moves))
    done = tell(*dict.fromkeys(duty.done for duty in tested))
    return judge(state, clause, standing, done, moves=moves)


def read_publicity(state: Exercise) -> ClauseJudgment:
    """What was said in public, beside what the text wants public."""
    clause = "publicity"
    asked, speakers = bool(state.questions), find_speakers(state)
    is_decided = bool(find_carried(state))
    spoken = (
        say("Spoke in public: {roles}.", roles=list_roles(state, speakers))
        if speakers
        else say("No party says anything in public.")
    )
    done = tell(say("There was a public question.") if asked else "", spoken)
    answers = tuple(one for one in state.answers if one.role in speakers)
    moves = find_moves(answers)
    if silent := find_unsaid(state, clause, done, asked=asked or is_decided):
        return silent
    match state.procedure.chosen(clause):
        case "secret":
            is_tested, is_kept = asked or bool(speakers), not speakers
            standing = Standing.BROKEN if not is_kept else wait_for_breach(state)
        case "secret_annex":
            is_tested = asked or bool(speakers)
            standing = Standing.KEPT if speakers else Standing.OWED
        case _:
            is_tested = asked or bool(speakers) or is_decided
            unsaid = Standing.OWED if asked else Standing.OPEN
            standing = Standing.KEPT if speakers else unsaid
    if not is_tested:
        return judge_untested(state, clause)
    return judge(state, clause, standing, done, moves=moves)


READERS: Mapping[str, ClauseReader] = {
    "duties": read_duties,
    "publicity": read_publicity,
}
