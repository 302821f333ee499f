"""What the room hears where somebody else ended a turn, or a part, than those whose it was."""

from bot.debate import events as e
from bot.debate.state import Debate
from bot.debate.views.board import Names, name_people, person
from bot.kernel.ids import MemberId
from bot.kernel.message import Message, say
from bot.kernel.view import Strong


def describe_cut(event: e.SegmentEnded, state: Debate, names: Names) -> Message | None:
    """That a chair ended a segment, and who wrote nothing in it; None where nobody else did."""
    segment = state.format.segments[event.segment]
    actors = state.actors(segment)
    if event.by is None or event.by in actors:
        return None
    silent = [actor for actor in actors if actor not in state.spoke.get(event.segment, ())]
    if len(actors) == 1:
        ended = end_by_chair(actors[0], names)
        return say("{ended} Nothing was written in it.", ended=ended) if silent else ended
    ended = say("The chair has ended {segment}.", segment=Strong(segment.name))
    if not silent:
        return ended
    return say(
        "{ended} Nothing came from {people}.", ended=ended, people=name_people(silent, names)
    )


def end_by_chair(speaker: MemberId, names: Names) -> Message:
    """That a chair ended somebody's turn."""
    return say("The chair has ended {speaker}’s turn.", speaker=person(speaker, names))
