"""Readers of the clauses of the group “Who stands behind it”."""

from collections.abc import Mapping

from bot.exercise.rules.clauses.deeds import (
    describe_deeds,
    find_carried,
    find_done,
    find_helpers,
    find_moves,
    find_owing,
    find_withholders,
    help_by,
    is_adversary_found,
    is_touched,
    parties,
    took_part,
)
from bot.exercise.rules.clauses.judging import (
    ClauseJudgment,
    ClauseReader,
    Standing,
    find_silent,
    judge,
)
from bot.exercise.rules.holding import GUARANTEE
from bot.exercise.rules.naming import list_roles
from bot.exercise.rules.setting import UNITED_STATES
from bot.exercise.rules.stands import find_decided
from bot.exercise.state import AUTHOR, Exercise
from bot.kernel.message import Message, row_of, say


def read_guarantors(state: Exercise) -> ClauseJudgment:
    """Did all who stand behind it take part, and did none leave or attack?"""
    clause, members = "guarantors", parties(state)
    named = list_roles(state, members)
    if silent := find_silent(
        state, clause, say("Taken as guarantors: {roles}.", roles=named), asked=is_touched(state)
    ):
        return silent
    if left := find_withholders(state, GUARANTEE):
        done = say("Left the guarantee: {roles}.", roles=list_roles(state, left))
        return judge(state, clause, Standing.BROKEN, done, moves=find_moves(state, left))
    suspected = bool(state.last(AUTHOR)) and not state.refuted
    if state.procedure.chosen(clause) == "powers_with_adversary" and suspected:
        if is_adversary_found(state):
            done = say("The Adversary is itself a guarantor here, and the finding names it.")
            return judge(state, clause, Standing.BROKEN, done)
        done = say("The Adversary is itself a guarantor here. Whether it did this is not settled.")
        return judge(state, clause, Standing.OPEN, done)
    if state.meeting_called is None and not find_owing(state).is_due:
        return judge(state, clause, Standing.NOT_TESTED, say("Nobody called on the guarantors."))
    full = [role for role in members if not state.setting.role(role).only]
    if absent := [role for role in full if not took_part(state, role)]:
        done = say("Took no part: {roles}.", roles=list_roles(state, absent))
        return judge(state, clause, Standing.OWED, done)
    return judge(state, clause, Standing.KEPT, say("Took part: {roles}.", roles=named))


def read_us_role(state: Exercise) -> ClauseJudgment:
    """Did the United States do what it is down for?"""
    clause = "us_role"
    done = describe_deeds(state, (UNITED_STATES,))
    if silent := find_silent(state, clause, done, asked=is_touched(state)):
        return silent
    role, helps = state.procedure.chosen(clause), bool(help_by(state, UNITED_STATES))
    if role == "absent":
        standing = Standing.KEPT if helps else Standing.NOT_TESTED
        return judge(state, clause, standing, done, more=helps)
    if role == "backstop":
        if helps:
            return judge(state, clause, Standing.KEPT, done)
        others_act = bool(find_carried(state) or find_helpers(state))
        return judge(state, clause, Standing.OWED if others_act else Standing.NOT_TESTED, done)
    if UNITED_STATES not in parties(state):
        left_out = say("The sheet’s own list of guarantors leaves the United States out.")
        return judge(state, clause, Standing.OPEN, row_of((done, left_out), ""))
    if UNITED_STATES in find_withholders(state):
        kept_back = say("The United States kept back what it owed.")
        moves = find_moves(state, (UNITED_STATES,))
        return judge(state, clause, Standing.BROKEN, row_of((done, kept_back), ""), moves=moves)
    owing = find_owing(state)
    others = find_helpers(state, (one for one in parties(state) if one != UNITED_STATES))
    if not helps:
        is_asked = UNITED_STATES in owing.roles or bool(others)
        return judge(state, clause, Standing.OWED if is_asked else Standing.NOT_TESTED, done)
    if role == "lead" and (ahead := _find_ahead(state, others)):
        less = say("The United States gave less than: {roles}.", roles=list_roles(state, ahead))
        return judge(state, clause, Standing.OWED, row_of((done, less), ""))
    return judge(state, clause, Standing.KEPT, done)


def _find_ahead(state: Exercise, others: tuple[str, ...]) -> tuple[str, ...]:
    """Those who gave what the United States did not give."""
    mine = help_by(state, UNITED_STATES)
    return tuple(role for role in others if not help_by(state, role) <= mine)


def read_architecture(state: Exercise) -> ClauseJudgment:
    """Did the way in which it is put together hold all who owe something?"""
    clause, owing = "architecture", find_owing(state)
    full = [role for role in parties(state) if not state.setting.role(role).only]
    done = describe_deeds(state, parties(state))
    if silent := find_silent(state, clause, done, asked=is_touched(state)):
        return silent
    helpers = find_helpers(state, full)
    if not helpers and not owing.is_due:
        return judge(state, clause, Standing.NOT_TESTED, done)
    bound = owing.roles if owing.is_due else tuple(full)
    idle = [role for role in bound if role not in helpers]
    chosen = state.procedure.chosen(clause)
    if idle:
        word = _APART[chosen or ""]
        apart = say("{how}: {roles}.", how=word, roles=list_roles(state, idle))
        moves = find_moves(state, idle)
        return judge(state, clause, Standing.OWED, row_of((done, apart), ""), moves=moves)
    if chosen == "umbrella_and_bilateral" and not find_decided(state):
        frame = say("Each of them did something, but they did not agree on it.")
        return judge(state, clause, Standing.OWED, row_of((done, frame), ""))
    if chosen == "one_text" and len({help_by(state, role) for role in bound}) > 1:
        differs = say("The same words, and they did different things.")
        return judge(state, clause, Standing.OPEN, row_of((done, differs), ""))
    return judge(state, clause, Standing.KEPT, done)


_APART: Mapping[str, Message] = {
    "one_text": say("Bound by the same words, and did not help"),
    "umbrella_and_bilateral": say("Added nothing of their own to the joint document"),
    "bilateral_only": say("Promised for themselves, and did not help"),
    "membership": say("Members who stood by"),
    "one_sided": say("Declared it, and did not help"),
}
"""What is said of those who did nothing, by how it is put together."""


def read_bindingness(state: Exercise) -> ClauseJudgment:
    """Did its legal form hold those who might walk away?"""
    clause, owing = "bindingness", find_owing(state)
    walked = find_withholders(state)
    done = say("Kept back what they owed: {roles}.", roles=list_roles(state, walked))
    held = done if walked else say("Nobody kept back what they owed.")
    if silent := find_silent(state, clause, held, asked=is_touched(state)):
        return silent
    form = _HOLDS[state.procedure.chosen(clause) or ""]
    if walked:
        moves = find_moves(state, walked)
        return judge(state, clause, Standing.BROKEN, row_of((done, form), ""), moves=moves)
    helpers = find_helpers(state)
    if owing.is_due:
        idle = [role for role in owing.roles if role not in helpers]
        if idle:
            done = say("Did not help, though it applied: {roles}.", roles=list_roles(state, idle))
            return judge(state, clause, Standing.OWED, row_of((done, form), ""))
        return judge(state, clause, Standing.KEPT, _describe_held(state, owing.roles))
    if find_carried(state) and find_done(state):
        return judge(state, clause, Standing.KEPT, held)
    return judge(state, clause, Standing.NOT_TESTED, say("Nobody was held to it."))


def _describe_held(state: Exercise, owing: tuple[str, ...]) -> Message:
    """That all who owed something gave it, and which guarantors owed nothing."""
    gave = say("Owed help, and gave it: {roles}.", roles=list_roles(state, owing))
    others = [role for role in parties(state) if role not in owing]
    if not others:
        return gave
    free = say("Owed no help here: {roles}.", roles=list_roles(state, others))
    return row_of((gave, free), "")


_HOLDS: Mapping[str, Message] = {
    "political": say("Only their reputation stands against that."),
    "agreement": say("What law stands against that differs by country."),
    "domestic_law": say("Their own law stands against that, and a parliament can change it."),
    "treaty": say("By its form that is a breach of international law."),
}
"""What stands against walking away, by legal form."""

READERS: Mapping[str, ClauseReader] = {
    "guarantors": read_guarantors,
    "us_role": read_us_role,
    "architecture": read_architecture,
    "bindingness": read_bindingness,
}
