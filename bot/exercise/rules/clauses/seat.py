"""Whether the protected country had the say that the text gives it."""

from bot.exercise.rules.clauses.deeds import find_carried, find_done, find_moves, parties
from bot.exercise.rules.clauses.judging import ClauseJudgment, Standing, find_silent, judge
from bot.exercise.rules.naming import list_roles
from bot.exercise.rules.setting import BENEFICIARY
from bot.exercise.rules.voting import AGAINST
from bot.exercise.state import Exercise
from bot.kernel.message import Message, row_of, say


def read_beneficiary_seat(state: Exercise) -> ClauseJudgment:
    """Was the Beneficiary kept out, heard, an equal, or able to refuse?"""
    clause, done = "beneficiary_seat", _describe_part(state)
    met = state.meeting_called is not None
    if silent := find_silent(state, clause, done, asked=met):
        return silent
    acted = bool(find_done(state) or find_carried(state))
    if not met and not acted:
        return judge(state, clause, Standing.NOT_TESTED, say("There was no meeting."))
    match state.procedure.chosen(clause):
        case "absent":
            return judge(state, clause, Standing.KEPT if met else Standing.NOT_TESTED, done)
        case "heard":
            return judge(state, clause, Standing.KEPT if is_heard(state) else Standing.OWED, done)
        case "equal":
            return judge(state, clause, _judge_equal(state), done)
        case _:
            return _read_veto(state, done)


def is_heard(state: Exercise) -> bool:
    """Did the Beneficiary itself report, say, hand in or answer anything?"""
    spoke = {
        *state.verdicts,
        *(one.role for one in state.reports),
        *(one.role for one in state.evidence),
        *(one.role for one in state.answers),
    }
    return BENEFICIARY in spoke


def _has_assessed(state: Exercise) -> bool:
    """Did it say whether the guarantee applies, or propose something?"""
    return BENEFICIARY in state.verdicts or any(one.role == BENEFICIARY for one in state.proposals)


def _describe_part(state: Exercise) -> Message:
    parts = []
    if any(report.role == BENEFICIARY for report in state.reports):
        parts.append(say("reported it"))
    if any(one.role == BENEFICIARY for one in state.evidence):
        parts.append(say("handed in evidence"))
    if BENEFICIARY in state.verdicts:
        parts.append(say("said whether it applies"))
    if any(one.role == BENEFICIARY for one in state.proposals):
        parts.append(say("proposed"))
    if any(BENEFICIARY in one.votes for one in state.proposals):
        parts.append(say("voted"))
    if not parts:
        return say("The Beneficiary had no part in it.")
    return say("The Beneficiary {acts}.", acts=row_of(parts))


def _judge_equal(state: Exercise) -> Standing:
    """It has to have had its word where others had theirs."""
    if _has_assessed(state):
        return Standing.KEPT
    if state.application is not None and state.application.itself and not state.counts:
        return Standing.NOT_TESTED
    if state.verdicts or not (state.counts or find_done(state)):
        return Standing.OWED
    return Standing.OPEN


def _read_veto(state: Exercise, done: Message) -> ClauseJudgment:
    """Nothing is done that it refuses."""
    clause = "beneficiary_seat"
    refused = [one for one in state.proposals if one.votes.get(BENEFICIARY) == AGAINST]
    banned = frozenset[str]().union(*(one.responses for one in refused))
    against = [
        role
        for role in parties(state)
        if any(one.role == role and banned & set(one.responses) for one in state.responses)
    ]
    if against:
        words = say("Did what it had refused: {roles}.", roles=list_roles(state, against))
        moves = find_moves(state, against)
        return judge(state, clause, Standing.BROKEN, row_of((done, words), ""), moves=moves)
    if refused:
        return judge(state, clause, Standing.KEPT, done)
    return judge(state, clause, Standing.KEPT if find_carried(state) else Standing.NOT_TESTED, done)
