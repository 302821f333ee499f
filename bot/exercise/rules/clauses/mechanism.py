"""Readers of the clauses of the group “How a decision is reached”."""

from collections.abc import Mapping

from bot.exercise.rules.clauses import seat
from bot.exercise.rules.clauses.deeds import (
    came_together,
    find_carried,
    find_moves,
    find_withholders,
    is_touched,
    is_vote_cut_short,
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
from bot.exercise.rules.holding import DECISION, GUARANTEE
from bot.exercise.rules.naming import list_roles, name_inside, role_name
from bot.exercise.rules.setting import BENEFICIARY, CHAIR
from bot.exercise.state import AUTHOR, Exercise
from bot.guarantee.rules.terms import Convening
from bot.kernel.message import Message, row_of, say


def describe_meeting(state: Exercise) -> Message:
    """Who called the meeting, and what came of it, as a sentence."""
    meeting = state.meeting_called
    if meeting is not None:
        who, hour = role_name(state, meeting.role), hours(meeting.minute)
        if came_together(state):
            if state.procedure.convening is Convening.GUARANTORS:
                return say(
                    "Once {role} asked for the meeting in {hour}, enough had, and they met.",
                    role=name_inside(state, meeting.role),
                    hour=hour,
                )
            return say("{role} called the meeting in {hour}, and they met.", role=who, hour=hour)
        return say(
            "{role} called the meeting in {hour}, and nobody spoke or proposed.",
            role=who,
            hour=hour,
        )
    if state.asking:
        asking = list_roles(state, state.asking)
        return say("Asked for a meeting: {roles}. None was called.", roles=asking)
    if not state.reports:
        return say("Nobody reported it, and no meeting was called.")
    return say("It was reported, and nobody called a meeting.")


def read_mechanism(state: Exercise) -> ClauseJudgment:
    """Did the way to decide together work?"""
    clause, done = "mechanism", describe_meeting(state)
    if silent := find_silent(state, clause, done, asked=is_touched(state)):
        return silent
    met = state.meeting_called is not None
    match state.procedure.chosen(clause):
        case "none":
            return judge(state, clause, Standing.OPEN if met else Standing.NOT_TESTED, done)
        case "consultation_clause":
            if met and came_together(state):
                return judge(state, clause, Standing.KEPT, done)
            asked = met or bool(state.asking)
            return judge(state, clause, Standing.OWED if asked else Standing.NOT_TESTED, done)
        case "standing_body":
            return _read_procedure(state, done, due=bool(state.injects))
        case _:
            return _read_procedure(state, done, due=bool(state.reports))


def _read_procedure(state: Exercise, done: Message, *, due: bool) -> ClauseJudgment:
    """It has to assess the incident, and to settle the reaction."""
    clause = "mechanism"
    if not due:
        return judge(state, clause, Standing.NOT_TESTED, done)
    is_assessed = bool(state.last(AUTHOR)) or (
        state.application is not None and not state.application.itself
    )
    assessed = say("It was assessed.") if is_assessed else say("It was not assessed.")
    settled = say("They voted on a reaction.") if state.counts else say("No reaction was settled.")
    words = row_of((done, assessed, settled), "")
    if is_assessed and is_vote_cut_short(state) and not state.counts:
        cut = say("The exercise ended before the vote did.")
        return judge(state, clause, Standing.OPEN, row_of((done, assessed, cut), ""))
    return judge(
        state, clause, Standing.KEPT if is_assessed and state.counts else Standing.OWED, words
    )


def read_convene(state: Exercise) -> ClauseJudgment:
    """Was the meeting called by whoever may, and did something come of it?"""
    clause, done = "convene", describe_meeting(state)
    asked = is_touched(state) or bool(state.asking)
    if silent := find_silent(state, clause, done, asked=asked):
        return silent
    if "chair" in state.gaps:
        empty = say("The sheet leaves it to the chair, and nobody held the chair.")
        return judge(state, clause, Standing.OPEN, row_of((done, empty), ""))
    if state.meeting_called is not None:
        came = came_together(state)
        return judge(state, clause, Standing.KEPT if came else Standing.OWED, done)
    if not state.asking:
        return judge(state, clause, Standing.NOT_TESTED, done)
    if _may_ask(state):
        return judge(state, clause, Standing.OWED, done)
    return judge(state, clause, Standing.KEPT, row_of((done, say("That was not enough.")), ""))


def _may_ask(state: Exercise) -> bool:
    """Did somebody ask whose word is enough, so that a meeting was due?"""
    match state.procedure.convening:
        case Convening.ANY_PARTY:
            return True
        case Convening.BENEFICIARY:
            return BENEFICIARY in state.asking
        case Convening.CHAIR:
            return bool(state.holders.get(CHAIR))
        case Convening.GUARANTORS:
            return len(state.asking & set(parties(state))) >= state.procedure.conveners


def read_deadline(state: Exercise) -> ClauseJudgment:
    """Did they meet, and decide, in time?"""
    clause, done = "deadline", _describe_times(state)
    if silent := find_silent(state, clause, done, asked=is_touched(state)):
        return silent
    meet, decide = state.procedure.meet_hours, state.procedure.decide_hours
    if meet is None:
        acted = state.meeting_called is not None or bool(state.counts)
        return judge(state, clause, Standing.OPEN if acted else Standing.NOT_TESTED, done)
    if not state.reports:
        return judge(state, clause, Standing.NOT_TESTED, done)
    start = state.reports[0].minute
    met = state.meeting_called.minute if state.meeting_called is not None else None
    decided = state.counts[0].minute if state.counts else None
    limits = [(meet, met)] if decide is None else [(meet, met), (decide, decided)]
    ahead = False
    for limit, minute in limits:
        due = start + limit * 60
        if (state.minute if minute is None else minute) > due:
            return judge(state, clause, Standing.BROKEN, done)
        ahead = ahead or minute is None
    if not ahead:
        return judge(state, clause, Standing.KEPT, done)
    if not state.over:
        return judge(state, clause, Standing.OWED, done)
    ended = row_of((done, say("The exercise ended before the time was up.")), "")
    return judge(state, clause, Standing.KEPT if met is not None else Standing.NOT_TESTED, ended)


def _describe_times(state: Exercise) -> Message:
    meeting, counts = state.meeting_called, state.counts
    met = hours(meeting.minute) if meeting is not None else None
    if counts:
        when = hours(counts[0].minute)
        if met is not None:
            return say("Met in {met}, decided in {decided}.", met=met, decided=when)
        return say("Never met, decided in {decided}.", decided=when)
    if met is not None:
        return say("Met in {met}, nothing was decided.", met=met)
    return say("Never met, nothing was decided.")


def read_evidence(state: Exercise) -> ClauseJudgment:
    """Was the standard met before anything was decided?"""
    clause = "evidence"
    word = state.last(AUTHOR) or say("nothing")
    last = say("The Assessor’s last finding was “{word}”.", word=word)
    carried = find_carried(state)
    if silent := find_silent(state, clause, last, asked=bool(carried)):
        return silent
    if not state.setting.card.has_attacker:
        unasked = say("Nobody attacked here, so there was nothing to prove.")
        return judge(state, clause, Standing.NOT_TESTED, unasked)
    if state.procedure.chosen(clause) == "none":
        return judge(state, clause, Standing.OPEN if carried else Standing.NOT_TESTED, last)
    met = next((one for one in state.findings if one.met), None)
    if met is not None:
        since = say("The standard of evidence was met from {hour}.", hour=hours(met.minute))
    elif any(count.proven for count in state.counts):
        since = say("The standard of evidence was met.")
    else:
        since = say("The standard of evidence was never met.")
    words = row_of((last, since), "")
    if not carried:
        nothing = say("Nothing was decided on it.")
        return judge(state, clause, Standing.NOT_TESTED, row_of((words, nothing), ""))
    early = next((count for count in carried if not count.proven), None)
    if early is not None:
        before = say("It was decided in {hour}, without that.", hour=hours(early.minute))
        return judge(state, clause, Standing.BROKEN, row_of((words, before), ""))
    if met is not None and met.beyond:
        beyond = say("That finding says more than the evidence that the Assessor had.")
        moves = (met.move,) if met.move else ()
        return judge(state, clause, Standing.OPEN, row_of((words, beyond), ""), moves=moves)
    return judge(state, clause, Standing.KEPT, words)


def read_voting(state: Exercise) -> ClauseJudgment:
    """Was it decided by the text's rule, and did those who were bound hold to it?"""
    clause, done = "voting", _describe_outcomes(state)
    open_ = [str(one.number) for one in state.open_proposals]
    if silent := find_silent(state, clause, done, asked=bool(state.proposals)):
        return silent
    bound = {role for count in state.counts for one in count.outcomes for role in one.bound}
    walked = [role for role in find_withholders(state, DECISION, GUARANTEE) if role in bound]
    if walked:
        words = say("Bound, and did not carry it out: {roles}.", roles=list_roles(state, walked))
        moves = find_moves(state, walked)
        return judge(state, clause, Standing.BROKEN, row_of((done, words), ""), moves=moves)
    if open_:
        if is_vote_cut_short(state):
            cut = say("The exercise ended before the vote did: proposals {numbers}.",
                      numbers=row_of(open_))  # fmt: skip
            standing = Standing.KEPT if state.counts else Standing.OPEN
            return judge(state, clause, standing, row_of((done, cut), "") if state.counts else cut)
        waiting = say("Never counted: proposals {numbers}.", numbers=row_of(open_))
        return judge(state, clause, Standing.OWED, row_of((done, waiting), ""))
    return judge(state, clause, Standing.KEPT if state.counts else Standing.NOT_TESTED, done)


def _describe_outcomes(state: Exercise) -> Message:
    outcomes = [outcome for count in state.counts for outcome in count.outcomes]
    carried = [str(outcome.proposal) for outcome in outcomes if outcome.carried]
    lost = [str(outcome.proposal) for outcome in outcomes if not outcome.carried]
    if carried and lost:
        return say(
            "Proposals carried: {carried}; not carried: {lost}.",
            carried=row_of(carried),
            lost=row_of(lost),
        )
    if carried:
        return say("Proposals carried: {carried}.", carried=row_of(carried))
    if lost:
        return say("Proposals not carried: {lost}.", lost=row_of(lost))
    return say("Nothing was put to the vote.")


READERS: Mapping[str, ClauseReader] = {
    "mechanism": read_mechanism,
    "convene": read_convene,
    "deadline": read_deadline,
    "evidence": read_evidence,
    "voting": read_voting,
    "beneficiary_seat": seat.read_beneficiary_seat,
}
