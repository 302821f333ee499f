"""The floor of an open segment: its queue, and how it passes on."""

from datetime import timedelta

from bot.debate import events as e
from bot.debate.commands.base import DebateTick
from bot.debate.commands.debating import AskFloor, DropFloor
from bot.debate.events import DebateEvent
from bot.debate.rules.checks import running_segment
from bot.debate.rules.clock import TURN
from bot.debate.rules.format import Segment
from bot.debate.state import Contributions, Debate
from bot.kernel.command import Command
from bot.kernel.ids import MemberId


def ask_floor(state: Debate, command: AskFloor) -> list[DebateEvent]:
    """Join the queue; those who have spoken least come first. A free floor is given at once."""
    segment, running = running_segment(state)
    me = command.by.member
    if running.floor is None and not running.queue:
        return [give_floor(state, command, segment, me)]
    return [e.Queued(at=command.at, by=me, member=me)]


def drop_floor(command: DropFloor) -> list[DebateEvent]:
    """Leave the queue."""
    return [e.Unqueued(at=command.at, by=command.by.member, member=command.by.member)]


def give_floor(state: Debate, command: Command, segment: Segment, member: MemberId) -> e.FloorGiven:
    """The floor of an open segment goes to a member, for one turn."""
    turn = timedelta(seconds=segment.turn or TURN)
    until = command.at + turn if state.live else None
    by = None if isinstance(command, DebateTick) else command.by.member
    return e.FloorGiven(at=command.at, by=by, member=member, until=until)


def pass_floor(state: Debate, command: Command, segment: Segment) -> list[DebateEvent]:
    """The floor goes on to whoever waits and has spoken least."""
    if state.holder is None:
        return []
    floor_left = e.FloorLeft(at=command.at, member=state.holder)
    waiting = order_queue(state)
    return (
        [floor_left, give_floor(state, command, segment, waiting[0])] if waiting else [floor_left]
    )


def order_queue(state: Debate) -> tuple[MemberId, ...]:
    """The queue in the order of its turns: least spoken first, then who asked first."""
    queue = state.running.queue if state.running is not None else ()
    place = {member: number for number, member in enumerate(queue)}
    return tuple(sorted(queue, key=lambda m: (state.told.get(m, Contributions()).turns, place[m])))
