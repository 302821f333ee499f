"""What a group wrote together at the end of its evening: shown to all, and as a page to keep."""

from msgspec.structs import replace

from bot.debate.files.markdown import markdown
from bot.debate.rows import positions
from bot.evening import events as e
from bot.evening.handlers.going_on import load_going_on
from bot.evening.handlers.its_debate import load_debate
from bot.evening.handlers.loaded import LoadedEvening, UnheardEvening
from bot.evening.views.announcing import say_end
from bot.evening.views.board import archive_button
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId
from bot.kernel.journal import CLOCK
from bot.kernel.outbox import publish_kept
from bot.kernel.parts import Parts
from bot.kernel.rooms import Face
from bot.kernel.view import Attachment, Audience, Buttons, Strong, View, text
from bot.opinion.handlers.consensus import load_joint
from bot.opinion.rules.signing import is_settled
from bot.opinion.views.joint import Joint, show_joint


async def show_end(
    parts: Parts, community: CommunityId, untold: UnheardEvening, face: Face
) -> None:
    """Show the room that the evening is over, what goes on after it, and in the same message the
    statement with who signed it."""
    for version, event in enumerate(untold.events, untold.since + 1):
        if isinstance(event, e.EveningEnded):
            view = await _load_end(parts, community, untold.journal)
            mark = f"{untold.journal.stream}:{version}:statement"
            await publish_kept(parts, face, community, untold.journal.row.place, view, mark)


async def _load_end(parts: Parts, community: CommunityId, evening: LoadedEvening) -> View:
    """What the room sees at the end of an evening."""
    going_on = await load_going_on(parts, community, evening)
    statement = await _load_view(parts, community, evening)
    blocks = statement.blocks if statement is not None else ()
    keep = Buttons((archive_button(evening.row.id),))
    over = text(Strong(say_end(going_on)))
    return View(blocks=(over, *blocks, keep), audience=Audience.ROOM)


async def is_statement_settled(
    parts: Parts, community: CommunityId, evening: LoadedEvening
) -> bool:
    """Have all who took a position in an evening signed the statement that leads?"""
    joint = await _load_joint(parts, community, evening)
    taken = await positions.load_positions(parts.db, community, evening.row.debate)
    return joint is not None and is_settled(joint.signatures, {each.member for each in taken})


async def load_statement(
    parts: Parts, community: CommunityId, evening: LoadedEvening
) -> Attachment | None:
    """The joint statements with how they were ranked and signed; None where nobody wrote one."""
    view = await _load_view(parts, community, evening)
    return None if view is None else Attachment("statement.md", markdown(view).encode())


async def _load_view(parts: Parts, community: CommunityId, evening: LoadedEvening) -> View | None:
    """The statement for all to see, without buttons; None where nobody wrote one."""
    joint = await _load_joint(parts, community, evening)
    if joint is None or not joint.ranked.words:
        return None
    shown = show_joint(joint)
    blocks = tuple(block for block in shown.blocks if not isinstance(block, Buttons))
    return replace(shown, blocks=blocks, audience=Audience.ROOM)


async def _load_joint(parts: Parts, community: CommunityId, evening: LoadedEvening) -> Joint | None:
    debate = await load_debate(parts, community, evening)
    if debate is None:
        return None
    by = Caller(community=community, place=evening.row.place, member=CLOCK, name="Parley")
    return await load_joint(parts, by, debate)
