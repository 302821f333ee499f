"""What becomes of sheets when a member has everything of theirs erased."""

from functools import partial

from bot.guarantee.handlers import showing
from bot.guarantee.handlers.acting import change, forget
from bot.guarantee.rows import sheets
from bot.guarantee.rules.proposing import leave
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.parts import Parts


async def left(parts: Parts, community: CommunityId, member: MemberId) -> tuple[str, ...]:
    """Settle what a member leaves undecided; the ids of the sheets that hold words of theirs."""
    for sheet in await sheets.undecided_of(parts.db, community, member):
        await change(parts, community, sheet, partial(leave, member=member))
    return tuple(await sheets.written_by(parts.db, community, member))


async def shown_anew(parts: Parts, community: CommunityId, written: tuple[str, ...]) -> None:
    """Show sheets without the words that were erased."""
    for sheet in written:
        forget(parts, community, sheet)
        await showing.show(parts, community, sheet)
        await showing.refresh(parts, community, sheet)
