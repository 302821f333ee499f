"""What is done once a room has seen how its debate stands: those who watch it see it, too, and
features above hear of it."""

from collections.abc import Awaitable, Callable

from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.handlers.watching import show_audiences
from bot.debate.ports import DebateShown
from bot.debate.state import Debate, DebatePhase
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts


async def after_showing(
    parts: Parts,
    community: CommunityId,
    debate: LoadedDebate,
    again: Callable[[], Awaitable[None]],
) -> None:
    """Pass on what a room was shown of its debate."""
    await show_audiences(parts, community, debate, again)
    state = debate.state
    at = state.seen_at if is_first_vote_closed(state) else None
    await parts.tell(DebateShown(community=community, debate=debate.row.id, first_vote_at=at))


def is_first_vote_closed(state: Debate) -> bool:
    """Is the first vote closed, and has no speech begun?"""
    waits = state.phase in (DebatePhase.READY, DebatePhase.PREPARING)
    return waits and state.format.votes and not state.segment
