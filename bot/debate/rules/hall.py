"""Votes that a chair counted in a hall, by clickers or paper: they stand beside the result."""

from bot.debate import events as e
from bot.debate.commands.debating import CountHall
from bot.debate.events import DebateEvent
from bot.debate.refusals import DebateRefusal
from bot.debate.state import Debate
from bot.kernel.refusal import Refused


def count_hall(state: Debate, command: CountHall) -> list[DebateEvent]:
    """Note the counts of a vote in the hall; a later count of the same vote replaces them."""
    if not state.format.votes:
        raise Refused(DebateRefusal.HALL_UNUSED, format=state.format.name)
    return [
        e.HallCounted(
            at=command.at,
            by=command.by.member,
            which=command.which,
            towards=command.towards,
            against=command.against,
            undecided=command.undecided,
        )
    ]
