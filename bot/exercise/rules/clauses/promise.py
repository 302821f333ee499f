"""Readers of the clauses of the group “What is promised”: what is owed, for which events, and
where. What sets it off, conduct, and how precise the response is stand in files of their own."""

from collections.abc import Mapping

from bot.exercise.rules.application import CANNOT_SAY, NO
from bot.exercise.rules.clauses import conduct, scope, trigger
from bot.exercise.rules.clauses.deeds import (
    describe_deeds,
    find_done,
    find_helpers,
    find_moves,
    find_owing,
    find_withholders,
    help_by,
    is_adversary_found,
    is_touched,
    parties,
)
from bot.exercise.rules.clauses.judging import (
    ClauseJudgment,
    ClauseReader,
    Standing,
    find_silent,
    judge,
)
from bot.exercise.rules.clock import hours
from bot.exercise.rules.holding import GUARANTEE
from bot.exercise.rules.naming import list_roles
from bot.exercise.rules.reading import ClauseReading, TextVerdict, reads_event, reads_place
from bot.exercise.state import Exercise
from bot.kernel.message import Message, row_of, say


def read_obligation(state: Exercise) -> ClauseJudgment:
    """Did those who owe something do at least that?"""
    clause, owing = "obligation", find_owing(state)
    done = describe_deeds(state, parties(state))
    if silent := find_silent(state, clause, done, asked=is_touched(state)):
        return silent
    full = [role for role in parties(state) if not state.setting.role(role).only]
    helpers = find_helpers(state, full)
    chosen = state.procedure.chosen(clause)
    if chosen == "refrain":
        return _read_restraint(state, done)
    if chosen == "consult":
        return _read_consulting(state, done)
    if owing.applies == NO:
        standing = Standing.KEPT if helpers else Standing.NOT_TESTED
        outside = say("It doesn’t apply here, so nothing is owed.")
        return judge(state, clause, standing, row_of((done, outside), ""), more=bool(helpers))
    bound = owing.roles if owing.is_due else tuple(full)
    fighters = [role for role in bound if "forces" in help_by(state, role)]
    able = fighters if chosen == "defend" else [role for role in bound if role in helpers]
    if bound and len(able) == len(bound):
        more = chosen == "aid_materially" and bool(fighters)
        return judge(state, clause, Standing.KEPT, done, more=more)
    if owing.applies == CANNOT_SAY and not able:
        standing = Standing.OPEN if is_touched(state) else Standing.NOT_TESTED
        unsettled = say("Nobody has settled whether it applies.")
        return judge(state, clause, standing, row_of((done, unsettled), ""))
    idle = [role for role in bound if role not in able]
    return judge(state, clause, Standing.OWED, done, moves=find_moves(state, idle))


def _read_restraint(state: Exercise, done: Message) -> ClauseJudgment:
    """They only promise to do no harm: an attack by one of them breaks it, and so does leaving."""
    clause = "obligation"
    if state.procedure.chosen("guarantors") == "powers_with_adversary" and is_adversary_found(
        state
    ):
        attacked = say("The Adversary promised this too, and the finding names it.")
        return judge(state, clause, Standing.BROKEN, row_of((done, attacked), ""))
    if left := find_withholders(state, GUARANTEE):
        moves = find_moves(state, left)
        leaving = say("Left the guarantee: {roles}.", roles=list_roles(state, left))
        return judge(state, clause, Standing.BROKEN, row_of((done, leaving), ""), moves=moves)
    if not find_done(state):
        return judge(state, clause, Standing.NOT_TESTED, done)
    if "suspend" in find_done(state):
        pressed = say("Support was suspended. Whether that is pressure, the sheet doesn’t say.")
        return judge(state, clause, Standing.OPEN, row_of((done, pressed), ""))
    more = bool(find_helpers(state))
    return judge(state, clause, Standing.KEPT, done, more=more)


def _read_consulting(state: Exercise, done: Message) -> ClauseJudgment:
    """They only owe a meeting."""
    clause, helpers = "obligation", find_helpers(state)
    if state.meeting_called is not None:
        return judge(state, clause, Standing.KEPT, done, more=bool(helpers))
    if find_owing(state).applies == NO or not state.reports:
        standing = Standing.KEPT if helpers else Standing.NOT_TESTED
        return judge(state, clause, standing, done, more=bool(helpers))
    unmet = row_of((done, say("It was reported, and they never met.")), "")
    return judge(state, clause, Standing.OWED, unmet)


def read_covered_events(state: Exercise) -> ClauseJudgment:
    """Was the incident dealt with as one that counts, or as one that doesn't?"""
    choices, features = state.procedure.choices, state.setting.card.features
    return _read_reach(state, reads_event(state.setting.space, choices, features))


def read_covered_territory(state: Exercise) -> ClauseJudgment:
    """Was it dealt with as one at a place that counts, or as one outside?"""
    choices, features = state.procedure.choices, state.setting.card.features
    return _read_reach(state, reads_place(state.setting.space, choices, features))


def _read_reach(state: Exercise, reading: ClauseReading) -> ClauseJudgment:
    clause = reading.clause
    helped = bool(find_helpers(state))
    done = row_of((reading.words, _dealt_with(state, helped=helped)), "")
    if silent := find_silent(state, clause, done, asked=is_touched(state)):
        return silent
    if not state.setting.card.has_attacker:
        unasked = say("Nobody attacked here, so the line was not in question.")
        return judge(state, clause, Standing.NOT_TESTED, unasked)
    if not is_touched(state):
        return judge(state, clause, Standing.NOT_TESTED, done)
    applied = helped or (state.application is not None and state.application.applies != NO)
    if reading.verdict is TextVerdict.OPEN:
        return judge(state, clause, Standing.OPEN, done)
    if reading.verdict is TextVerdict.NO:
        return judge(state, clause, Standing.KEPT, done, more=applied)
    if state.meeting_called is not None or applied:
        return judge(state, clause, Standing.KEPT, done)
    return judge(state, clause, Standing.OWED, done)


def _dealt_with(state: Exercise, *, helped: bool) -> Message:
    """Was the incident reported and dealt with, and was help decided?"""
    help_ = say("help was given") if helped else say("no help was given")
    is_met = state.meeting_called is not None
    if not state.reports:
        return say("Nobody reported it; {help}.", help=help_)
    hour = hours(state.reports[0].minute)
    if is_met:
        return say("It was reported in {hour} and was dealt with; {help}.", hour=hour, help=help_)
    return say("It was reported in {hour} and was not dealt with; {help}.", hour=hour, help=help_)


READERS: Mapping[str, ClauseReader] = {
    "obligation": read_obligation,
    "trigger": trigger.read_trigger,
    "covered_events": read_covered_events,
    "covered_territory": read_covered_territory,
    "conduct_condition": conduct.read_conduct_condition,
    **scope.READERS,
}
