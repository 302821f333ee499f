"""Reader of the clause on sanctions."""

from bot.exercise.rules.application import NO, SPLIT, YES
from bot.exercise.rules.clauses.facts import find_doers, find_unsaid, judge_untested, tell
from bot.exercise.rules.clauses.judging import ClauseJudgment, Standing, judge
from bot.exercise.rules.naming import list_roles
from bot.exercise.state import Exercise, ExerciseProposal
from bot.kernel.message import say

SANCTIONS = "sanctions"


def read_sanctions(state: Exercise) -> ClauseJudgment:
    """Were they due, and did they come as the text says?"""
    clause, strain = "sanctions", state.setting.card.strain("sanctions")
    chosen = state.procedure.chosen(clause)
    imposing = find_doers(state, (SANCTIONS,))
    is_due = _are_due(state, strain)
    imposed = (
        say("Sanctions come from: {roles}.", roles=list_roles(state, imposing))
        if imposing
        else say("No guarantor imposes sanctions.")
    )
    done = tell(strain, imposed)
    if silent := find_unsaid(state, clause, done, asked=is_due or bool(imposing)):
        return silent
    if imposing:
        return judge(
            state, clause, Standing.KEPT, done, more=chosen in ("none", "intent") or not is_due
        )
    if chosen == "none" or not is_due:
        return judge_untested(state, clause)
    put = [one for one in state.proposals if SANCTIONS in one.responses]
    counted = [one for one in put if one.outcome is not None]
    if chosen == "automatic":
        return _read_snapback(state, done)
    if chosen == "intent" and put:
        considered = say("They were proposed, and so considered.")
        return judge(state, clause, Standing.KEPT, tell(done, considered))
    if chosen == "agreed_provisions" and counted:
        return _read_decision(state, done, counted)
    return judge(state, clause, Standing.OWED, tell(done, say("Nobody put them to the vote.")))


def _are_due(state: Exercise, strain: str) -> bool:
    applies = state.application.applies if state.application else ""
    if not state.setting.card.has_attacker:
        return False
    return applies in (YES, SPLIT) or (bool(strain) and applies != NO)


def _read_snapback(state: Exercise, done: str) -> ClauseJudgment:
    """They return unless it is decided otherwise."""
    otherwise = any(one.clause == SANCTIONS and one.carried for one in state.proposals)
    if not otherwise:
        return judge(state, SANCTIONS, Standing.OWED, done)
    decided = say("That was decided under this clause.")
    return judge(state, SANCTIONS, Standing.KEPT, tell(done, decided))


def _read_decision(state: Exercise, done: str, counted: list[ExerciseProposal]) -> ClauseJudgment:
    """A decision is needed: one was taken, and what it carried is done."""
    if any(one.carried for one in counted):
        broken = say("They were decided, and nobody carried that out.")
        return judge(state, SANCTIONS, Standing.OWED, tell(done, broken))
    refused = say("They were put to the vote, and not decided.")
    return judge(state, SANCTIONS, Standing.KEPT, tell(done, refused))
