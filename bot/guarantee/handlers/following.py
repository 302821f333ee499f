"""What a sheet's room hears of the debates that were opened on its proposals."""

import asyncio
import logging

from bot.debate.commands.debating import OpenDebate
from bot.debate.journal import DEBATES
from bot.debate.ports import DebateClosed
from bot.debate.rows import debates
from bot.guarantee.content import clauses
from bot.guarantee.handlers.debated import standing
from bot.guarantee.handlers.finding import find_sheet
from bot.guarantee.handlers.leaving import show_anew
from bot.guarantee.handlers.moved import spoken_of
from bot.guarantee.journal import SHEETS
from bot.guarantee.rows import sheets
from bot.guarantee.state import Proposal, Sheet, Whose
from bot.guarantee.views import sheet as views
from bot.guarantee.views.wording import proposed_change
from bot.kernel.ids import CommunityId
from bot.kernel.message import count_of, say
from bot.kernel.outbox import Announcement, publish_kept
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused
from bot.kernel.view import Button, Buttons, Strong, Text, Tone, text

log = logging.getLogger(__name__)


def announce_opened(
    parts: Parts, command: OpenDebate, sheet: Sheet, proposal: Proposal
) -> Announcement:
    """What the sheet's room is to be told of a debate that a command opens on a proposal."""
    said = text(
        say(
            "A debate is open on {number}. {motion}",
            number=Strong(say("number {number}", number=proposal.number)),
            motion=command.motion,
        )
    )
    return Announcement(parts, command, views.room_view(said), sheet.place)


async def debate_closed(parts: Parts, news: DebateClosed) -> None:
    """Tell how a debate on a proposal came out, once, and show the board with it."""
    community, debate = news.community, news.debate
    if on := await _on(parts, community, debate):
        sheet, proposal = on
        space = await asyncio.to_thread(clauses.load)
        came_out = await standing(parts, community, debate)
        said = text(
            say(
                "On {number}, {change}. {result}",
                number=Strong(say("number {number}", number=proposal.number)),
                change=proposed_change(space, sheet.as_amended(proposal), 200),
                result=came_out,
            )
        )
        await _tell(parts, community, sheet, said, key=f"debate:{debate}:on sheet")
        return
    await _offer(parts, community, debate)


async def _offer(parts: Parts, community: CommunityId, debate: str) -> None:
    """Offer what a debate spoke of to the sheet of its room, where there is any of it."""
    row = await debates.find_by_id(parts.db, community, debate)
    used = await sheets.in_use(parts.db, community, row.place) if row else None
    sheet = await find_sheet(parts, community, used) if used else None
    face = parts.rooms.face(community)
    if row is None or sheet is None or face is None or sheet.whose is Whose.OWN:
        return
    loaded = await DEBATES.load(parts, community, row)
    options = await spoken_of(parts, community, loaded, sheet)
    if not options:
        return
    said = text(
        count_of(
            len(options),
            "This debate spoke of {n} option that sheet {sheet} could have.",
            "This debate spoke of {n} options that sheet {sheet} could have.",
            sheet=sheet.number,
        )
    )
    action = f"/sheet moved debate:{debate} sheet:{sheet.number}"
    button = Button(say("Propose what moved us"), action, Tone.PRIMARY)
    try:
        await face.publish(
            row.place, views.room_view(said, Buttons((button,))), f"debate:{debate}:for_sheet"
        )
    except Refused as closed:
        log.warning("a room was offered nothing for its sheet: %s", closed.code)


async def _on(parts: Parts, community: CommunityId, debate: str) -> tuple[Sheet, Proposal] | None:
    on = await sheets.on_debate(parts.db, community, debate)
    sheet = await find_sheet(parts, community, on[0]) if on else None
    return (sheet, sheet.proposals[on[1] - 1]) if on and sheet else None


async def _tell(parts: Parts, community: CommunityId, sheet: Sheet, said: Text, key: str) -> None:
    face = parts.rooms.face(community)
    if face is None:
        return
    try:
        await publish_kept(parts, face, community, sheet.place, views.room_view(said), key)
    except Refused as closed:
        log.warning("a sheet was not told of a debate: %s because of %s", sheet.id, closed.code)
    await show_sheet(parts, community, sheet.id)


async def show_sheet(parts: Parts, community: CommunityId, sheet: str) -> None:
    """Show the sheet's room what is new of it, and the board as it stands."""
    await SHEETS.show(parts, community, sheet)
    await show_anew(parts, community, sheet)
