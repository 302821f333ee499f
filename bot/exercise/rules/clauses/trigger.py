"""What sets the guarantee off: was it set off in the way that the text says?"""

from collections.abc import Mapping

from bot.exercise.rules.application import CANNOT_SAY, NO, YES, read_event_and_place
from bot.exercise.rules.clauses.deeds import (
    find_carried,
    find_helpers,
    is_requested,
    is_touched,
)
from bot.exercise.rules.clauses.judging import (
    ClauseJudgment,
    Standing,
    find_silent,
    judge,
)
from bot.exercise.rules.clock import hours
from bot.exercise.rules.naming import list_roles
from bot.exercise.state import Exercise
from bot.kernel.message import Message, say


def read_trigger(state: Exercise) -> ClauseJudgment:
    """Was it set off in the way that the text says?"""
    clause, done = "trigger", describe_application(state)
    if silent := find_silent(state, clause, done, asked=is_touched(state)):
        return silent
    helpers = find_helpers(state)
    settled = state.application
    match state.procedure.chosen(clause):
        case "none":
            standing = Standing.KEPT if helpers else Standing.NOT_TESTED
            return judge(state, clause, standing, done, more=bool(helpers))
        case "beneficiary_request":
            return _read_request(state, done)
        case "automatic":
            return _read_event(state, done)
        case _:
            pass
    if settled is not None and settled.applies != CANNOT_SAY:
        return judge(state, clause, Standing.KEPT, done)
    if settled is not None:
        return judge(state, clause, Standing.OPEN, done)
    if find_carried(state) and not state.verdicts:
        unasked = say("They chose a response, and never asked whether it applies.")
        return judge(state, clause, Standing.OPEN, unasked)
    asked = state.meeting_called is not None or bool(find_carried(state))
    return judge(state, clause, Standing.OWED if asked else Standing.NOT_TESTED, done)


def _read_request(state: Exercise, done: Message) -> ClauseJudgment:
    """The Beneficiary's request sets it off."""
    clause = "trigger"
    if not is_requested(state):
        return judge(state, clause, Standing.NOT_TESTED, say("The Beneficiary didn’t call it."))
    if state.application is None:
        if read_event_and_place(state) == NO:
            return judge(state, clause, Standing.NOT_TESTED, done)
        unmet = say("The Beneficiary called it, and nobody met.")
        return judge(state, clause, Standing.OWED, unmet)
    if state.application.applies == NO and read_event_and_place(state) == NO:
        return judge(state, clause, Standing.NOT_TESTED, done)
    standing = Standing.KEPT if state.application.applies == YES else Standing.BROKEN
    return judge(state, clause, standing, done)


def _read_event(state: Exercise, done: Message) -> ClauseJudgment:
    """The event itself sets it off."""
    clause, reach = "trigger", read_event_and_place(state)
    helpers = find_helpers(state)
    if reach == NO or not state.injects:
        standing = Standing.KEPT if helpers else Standing.NOT_TESTED
        return judge(state, clause, standing, done, more=bool(helpers))
    if reach == CANNOT_SAY:
        return judge(state, clause, Standing.OPEN, done)
    if state.application is not None or helpers:
        return judge(state, clause, Standing.KEPT, done)
    unmet = say("The event set it off, and nobody acted on it.")
    return judge(state, clause, Standing.OWED, unmet)


_SETTLED: Mapping[str, Message] = {
    YES: say("It applies"),
    NO: say("It doesn’t apply"),
    CANNOT_SAY: say("It stayed open whether it applies"),
}


def describe_application(state: Exercise) -> Message:
    """Whether the guarantee applies, and who said so, as a sentence."""
    settled = state.application
    if settled is None:
        return say("Nobody settled whether it applies.")
    hour = hours(settled.minute)
    if settled.applies not in _SETTLED:
        roles = list_roles(state, settled.roles)
        return say("It applies for {roles} only, from {hour}.", roles=roles, hour=hour)
    how = say("by the sheet itself") if settled.itself else say("as they voted")
    return say(
        "{verdict}, {how}, in {hour}.", verdict=_SETTLED[settled.applies], how=how, hour=hour
    )
