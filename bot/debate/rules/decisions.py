"""What waits for the chair alone, so that they are called before the debate stalls."""

from datetime import datetime
from enum import StrEnum

from bot.debate import events as e
from bot.debate.commands.base import DebateTick
from bot.debate.events import DebateEvent
from bot.debate.rules.clock import CHAIR, find_call
from bot.debate.rules.judging import missing_judges
from bot.debate.rules.stages import Judging, OpenVote, SignUp
from bot.debate.rules.vacancies import find_free_seats
from bot.debate.rules.voting import missing_voters
from bot.debate.state import Debate


class ChairDecision(StrEnum):
    """What only a chair can decide, and nobody else is waited for."""

    START = "start"
    CLOSE_VOTE = "vote"
    CLOSE_JUDGING = "judging"


def find_decision(state: Debate) -> ChairDecision | None:
    """What waits for the chair; None where nothing does, nobody chairs, or an evening leads it."""
    if not state.chairs or state.led:
        return None
    match state.stage:
        case SignUp() if state.start is None and state.format.seats and not find_free_seats(state):
            return ChairDecision.START
        case OpenVote() if state.cast and not missing_voters(state):
            return ChairDecision.CLOSE_VOTE
        case Judging() if state.ballots and not missing_judges(state):
            return ChairDecision.CLOSE_JUDGING
        case _:
            return None


def find_waiting_since(before: Debate, after: Debate, at: datetime) -> datetime | None:
    """Since when (UTC) the chair is waited for, after an event at an instant; None if not."""
    decision = find_decision(after)
    if decision is None:
        return None
    return before.waits_since if decision is find_decision(before) else at


def call_chair(state: Debate, command: DebateTick) -> list[DebateEvent]:
    """The call, where it has come due."""
    at = find_call(state)
    return [] if at is None or command.at < at else [e.Announced(at=command.at, what=CHAIR)]
