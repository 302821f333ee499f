"""The silence procedure: under consensus silence is consent, once the deadline is there."""

from datetime import datetime

from msgspec import Struct

from bot.exercise.rules.clock import DECIDE, due_minutes
from bot.exercise.rules.voting import find_missing_voters
from bot.exercise.state import Exercise
from bot.guarantee.rules.terms import Voting


class SilenceProcedure(Struct, frozen=True, kw_only=True):
    """Votes wait for these roles for so many minutes of the game."""

    roles: frozenset[str]
    minutes: int


def silence_procedure(state: Exercise, at: datetime) -> SilenceProcedure | None:
    """The one that runs at an instant (UTC); None where the votes may be counted."""
    if state.game is None or not state.has_clock or state.procedure.voting is not Voting.CONSENSUS:
        return None
    until = due_minutes(state).get(DECIDE)
    minutes = state.game.clock.remaining(until, at) if until is not None else 0
    silent = (
        role for proposal in state.open_proposals for role in find_missing_voters(state, proposal)
    )
    roles = frozenset(silent)
    return SilenceProcedure(roles=roles, minutes=minutes) if minutes and roles else None
