"""How precisely the response is laid down: readers of the scope and of the responses named."""

from collections.abc import Mapping

from bot.exercise.rules.application import NO, read_event_and_place
from bot.exercise.rules.clauses.deeds import (
    describe_deeds,
    done_by,
    find_carried,
    find_done,
    find_moves,
    find_owing,
    help_by,
    is_touched,
    parties,
)
from bot.exercise.rules.clauses.judging import (
    ClauseJudgment,
    ClauseReader,
    Standing,
    describe_option,
    find_silent,
    judge,
)
from bot.exercise.rules.naming import list_roles
from bot.exercise.state import Exercise
from bot.kernel.message import Message, row_of, say

FLOOR, LADDER, CAPPED = "floor", "ladder", "capped"
FORCES = frozenset({"forces"})
"""What a ceiling leaves out where the text names no responses."""


def find_unnamed(state: Exercise) -> frozenset[str]:
    """What guarantors did of the responses that a text can name and this one does not."""
    menu = state.procedure.choices.get("response_menu", ())
    nameable = frozenset(one.id for one in state.setting.reactions if one.menu)
    return (find_done(state) & nameable) - frozenset(menu)


def find_floor(state: Exercise) -> frozenset[str]:
    """The measures of help that a text names under a floor; none under another scope."""
    if state.procedure.chosen("scope") != FLOOR:
        return frozenset()
    return frozenset(state.procedure.choices.get("response_menu", ())) & state.setting.helping


def find_missing_floor(state: Exercise) -> frozenset[str]:
    """The measures of the floor that no guarantor has given yet."""
    return find_floor(state) - find_done(state)


def read_scope(state: Exercise) -> ClauseJudgment:
    """Was the response at least, at most or as the text lays it down?"""
    clause, done = "scope", describe_deeds(state, parties(state))
    if silent := find_silent(state, clause, done, asked=is_touched(state)):
        return silent
    promised = _describe_scope(state)
    match state.procedure.chosen(clause):
        case "floor":
            return _read_floor(state, promised, done)
        case "ladder":
            return _read_ladder(state, promised, done)
        case "capped":
            return _read_ceiling(state, promised, done)
        case _:
            acted = bool(find_done(state) or find_carried(state))
            asked = acted or find_owing(state).is_due
            standing = Standing.OPEN if asked else Standing.NOT_TESTED
            return judge(state, clause, standing, done)


def _describe_scope(state: Exercise) -> Message:
    """What the scope says, with the responses that the text names."""
    named = state.setting.names(state.procedure.choices.get("response_menu", ()))
    says = describe_option(state, "scope")
    return row_of((says, say("It names: {responses}.", responses=named)), "") if named else says


def _read_floor(state: Exercise, promised: Message, done: Message) -> ClauseJudgment:
    """All that the text names is given, and each who owes something gives at least some of it."""
    clause, owing = "scope", find_owing(state)
    if not is_touched(state) or read_event_and_place(state) == NO or owing.applies == NO:
        return judge(state, clause, Standing.NOT_TESTED, done, promised=promised)
    floor, missing = find_floor(state), find_missing_floor(state)
    bound = owing.roles if owing.is_due else parties(state)
    bound = tuple(role for role in bound if not state.setting.role(role).only)
    below = [role for role in bound if not help_by(state, role) & (floor or help_by(state, role))]
    if below or missing:
        lacks = [done]
        if below:
            lacks.append(say("Gave nothing of the floor: {roles}.", roles=list_roles(state, below)))
        if missing:
            measures = state.setting.names(missing)
            lacks.append(say("Missing from the floor: {measures}.", measures=measures))
        words, moves = row_of(lacks, ""), find_moves(state, below)
        return judge(state, clause, Standing.OWED, words, promised=promised, moves=moves)
    if not floor:
        unsaid = say("Whether that reaches the floor, the sheet doesn’t say.")
        words = row_of((done, unsaid), "")
        return judge(state, clause, Standing.OPEN, words, promised=promised)
    more = bool(find_unnamed(state))
    return judge(state, clause, Standing.KEPT, done, promised=promised, more=more)


def _read_ladder(state: Exercise, promised: Message, done: Message) -> ClauseJudgment:
    """All that is done stands on a rung, and where it applies somebody takes one."""
    clause = "scope"
    if state.procedure.silent("response_menu"):
        standing = Standing.OPEN if find_done(state) else Standing.NOT_TESTED
        return judge(state, clause, standing, done, promised=promised)
    if find_unnamed(state):
        return _outside(state, promised, done)
    if find_done(state):
        return judge(state, clause, Standing.KEPT, done, promised=promised)
    standing = Standing.OWED if find_owing(state).is_due else Standing.NOT_TESTED
    return judge(state, clause, standing, done, promised=promised)


def _read_ceiling(state: Exercise, promised: Message, done: Message) -> ClauseJudgment:
    """Nothing is done that the text leaves out; without a list that is forces."""
    clause, acts = "scope", find_done(state)
    over = find_unnamed(state)
    if state.procedure.silent("response_menu"):
        over &= FORCES
    if over:
        return _outside(state, promised, done)
    standing = Standing.KEPT if acts else Standing.NOT_TESTED
    return judge(state, clause, standing, done, promised=promised)


def _outside(state: Exercise, promised: Message, done: Message) -> ClauseJudgment:
    unnamed = find_unnamed(state)
    roles = [role for role in parties(state) if done_by(state, role) & unnamed]
    words = row_of((done, _not_named(state, unnamed)), "")
    moves = find_moves(state, roles)
    return judge(state, "scope", Standing.BROKEN, words, promised=promised, moves=moves)


def read_response_menu(state: Exercise) -> ClauseJudgment:
    """Was it one of the responses named, or another?"""
    clause, acts = "response_menu", find_done(state)
    named = state.setting.names(acts)
    done = say("They chose: {responses}.", responses=named) if named else say("Nothing was done.")
    if silent := find_silent(state, clause, done, asked=bool(acts)):
        return silent
    if not acts:
        return judge(state, clause, Standing.NOT_TESTED, done)
    unnamed, menu = find_unnamed(state), frozenset(state.procedure.choices[clause])
    if unnamed:
        words = row_of((done, _not_named(state, unnamed)), "")
        is_free = state.procedure.free or state.procedure.silent("scope")
        standing = Standing.KEPT if is_free else Standing.BROKEN
        return judge(state, clause, standing, words, more=is_free)
    standing = Standing.KEPT if acts & menu else Standing.NOT_TESTED
    return judge(state, clause, standing, done)


def _not_named(state: Exercise, unnamed: frozenset[str]) -> Message:
    return say("Not named in the sheet: {responses}.", responses=state.setting.names(unnamed))


READERS: Mapping[str, ClauseReader] = {
    "scope": read_scope,
    "response_menu": read_response_menu,
}
