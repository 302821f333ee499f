"""Whether the Beneficiary’s own conduct counted as the text says."""

from bot.exercise.rules.application import CANNOT_SAY, NO
from bot.exercise.rules.card import Conduct
from bot.exercise.rules.clauses.deeds import (
    find_carried,
    find_done,
    find_helpers,
    find_owing,
    parties,
)
from bot.exercise.rules.clauses.judging import (
    ClauseJudgment,
    Standing,
    find_silent,
    judge,
)
from bot.exercise.rules.clauses.trigger import describe_application
from bot.exercise.rules.clock import hours
from bot.exercise.state import CONDUCT, Exercise
from bot.guarantee.rules.terms import Assessment
from bot.kernel.message import Message, row_of, say


def read_conduct_condition(state: Exercise) -> ClauseJudgment:
    """Did the Beneficiary's own part count as the text says?"""
    clause, word = "conduct_condition", state.last(CONDUCT)
    spoken = state.setting.card.features.conduct is not Conduct.NONE
    if word:
        act = say("The finding on the Beneficiary’s own part: “{word}”.", word=word)
    else:
        act = say("Nobody looked into the Beneficiary’s own part.")
    if silent := find_silent(state, clause, act, asked=bool(word) or spoken):
        return silent
    if not word:
        return judge(state, clause, Standing.NOT_TESTED, act)
    helped = bool(find_helpers(state))
    done = row_of((act, describe_application(state)), "")
    match state.procedure.chosen(clause):
        case "none":
            return _read_unconditional(state, done, helped=helped)
        case "assessed":
            return _read_assessed(state, done)
        case _:
            return _read_unprovoked(state, done, helped=helped)


def _read_unprovoked(state: Exercise, done: Message, *, helped: bool) -> ClauseJudgment:
    """It only applies where the Beneficiary did not provoke it."""
    clause = "conduct_condition"
    verdict = state.application.applies if state.application is not None else CANNOT_SAY
    if not state.procedure.in_dispute(state.conduct):
        standing = Standing.KEPT if helped or verdict != CANNOT_SAY else Standing.NOT_TESTED
        return judge(state, clause, standing, done)
    if find_owing(state).is_due:
        certain = state.conduct >= Assessment.PROBABLE
        return judge(state, clause, Standing.BROKEN if certain else Standing.OPEN, done)
    if helped:
        disputed = say("Help was given, although the sheet’s own condition was in dispute.")
        return judge(state, clause, Standing.KEPT, row_of((done, disputed), ""), more=True)
    standing = Standing.KEPT if verdict == NO else Standing.OPEN
    return judge(state, clause, standing, done)


def _read_unconditional(state: Exercise, done: Message, *, helped: bool) -> ClauseJudgment:
    """Conduct must not matter, whatever was found about it."""
    clause = "conduct_condition"
    if state.conduct is Assessment.NOT_KNOWN:
        return judge(state, clause, Standing.NOT_TESTED, done)
    punished = [
        one for one in state.responses if "suspend" in one.responses and one.role in parties(state)
    ]
    if punished or "suspend" in find_done(state):
        suspended = say("Support was suspended after that finding.")
        moves = tuple(one.move for one in punished if one.move)
        return judge(state, clause, Standing.BROKEN, row_of((done, suspended), ""), moves=moves)
    if helped or find_owing(state).is_due:
        return judge(state, clause, Standing.KEPT, done)
    standing = Standing.OPEN if find_owing(state).applies == NO else Standing.NOT_TESTED
    return judge(state, clause, standing, done)


def _read_assessed(state: Exercise, done: Message) -> ClauseJudgment:
    """It must be looked into before anything is decided."""
    clause = "conduct_condition"
    first = min(finding.minute for finding in state.findings if finding.about == CONDUCT)
    carried = find_carried(state)
    if carried and carried[0].minute < first:
        late = say(
            "It was decided in {decided}, and looked into only in {found}.",
            decided=hours(carried[0].minute),
            found=hours(first),
        )
        return judge(state, clause, Standing.BROKEN, row_of((done, late), ""))
    return judge(state, clause, Standing.KEPT, done)
