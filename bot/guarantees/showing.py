"""What a room sees of its sheets: news in order, each once, and the board in place."""

import asyncio
import logging
from dataclasses import replace
from functools import partial

from bot.content import clauses
from bot.core.guarantee.sheets import proposal_views, views
from bot.core.guarantee.sheets.sheet import WHOLE, Proposal, Sheet, Stage, Whose
from bot.core.guarantee.space import Choices
from bot.core.ids import CommunityId
from bot.core.refusal import Code, Refused, Unavailable
from bot.core.view import Block, Strong, View, note, text
from bot.guarantees.debated import debates_on
from bot.guarantees.tensions import brought
from bot.parts import Parts
from bot.store import debates, journal, sheets
from bot.store.sheet_changes import stream_of

UNMOVED = "No tension appears or goes with it."

log = logging.getLogger(__name__)


async def show_soon(parts: Parts, community: CommunityId, before: Sheet, after: Sheet) -> None:
    """Show what just happened; where only the board tells of it, perhaps a moment later."""
    quiet = not _news(after, before.revision)
    again = partial(show, parts, community, after.id)
    if quiet and parts.rooms.too_soon(stream_of(after.id), again):
        return
    await again()


async def show(parts: Parts, community: CommunityId, sheet_id: str) -> None:
    """Show the room what has happened and was not shown yet, and the board as it stands.

    What cannot be shown now stays to be shown later, and nothing is shown twice.
    """
    face = parts.rooms.face(community)
    if face is None:
        return
    stream = stream_of(sheet_id)
    async with parts.rooms.showing(stream):
        shown = await journal.shown_until(parts.db, community, stream)
        sheet = await sheets.load(parts.db, community, sheet_id)
        if sheet is None or shown is None or shown >= sheet.revision:
            return
        if sheet.whose is Whose.GROUP:
            news = await news_view(parts, community, sheet, shown)
            seen = await board(parts, community, sheet)
            try:
                if news is not None:
                    await face.publish(sheet.place, news, f"{stream}:{sheet.revision}:told")
                top = await face.has_top(sheet.place, stream)
                seen = replace(seen, moves=news is not None and not top)
                await face.publish(sheet.place, seen, f"{stream}:{sheet.revision}:board")
            except Unavailable as away:
                log.warning("a board waits to be shown: %s because of %s", stream, away.code)
                parts.rooms.again_later(stream, partial(show, parts, community, sheet_id))
                return
            except Refused as closed:
                log.warning("a board cannot be shown: %s because of %s", stream, closed.code)
                if closed.code is not Code.ROOM_GONE:
                    parts.rooms.again_later(stream, partial(show, parts, community, sheet_id))
                return
            parts.rooms.reached(stream)
        await parts.db.change(journal.shown(community, stream, sheet.revision))


async def refresh(parts: Parts, community: CommunityId, sheet_id: str) -> None:
    """Show a board anew although nothing has happened: words on it were erased."""
    face = parts.rooms.face(community)
    sheet = await sheets.load(parts.db, community, sheet_id)
    if face is None or sheet is None or sheet.whose is Whose.OWN:
        return
    try:
        mark = f"{stream_of(sheet_id)}:{sheet.revision}:anew"
        await face.publish(sheet.place, await board(parts, community, sheet), mark)
    except Refused as closed:
        log.warning("a board was not shown anew: %s because of %s", sheet_id, closed.code)


async def board(parts: Parts, community: CommunityId, sheet: Sheet) -> View:
    """The board as it stands."""
    names = await debates.names(parts.db, community)
    debated = await debates_on(parts, community, sheet.live)
    return views.board(sheet, await asyncio.to_thread(clauses.load), names, debated)


async def news_view(parts: Parts, community: CommunityId, sheet: Sheet, shown: int) -> View | None:
    """What has happened since a revision, with the tensions that it brought; None for nothing that
    the board does not tell by itself."""
    found = _news(sheet, shown)
    if not found:
        return None
    names = await debates.names(parts.db, community)
    space = await asyncio.to_thread(clauses.load)
    blocks: list[Block] = []
    for one in found:
        blocks.append(proposal_views.news(sheet, one, space, names))
        if one.stage is Stage.CARRIED and one.clause != WHOLE:
            blocks += await brought(*_turned(sheet, one)) or (note(UNMOVED),)
    blocks += [
        text(Strong(f"Version {v.number} of sheet {sheet.number}. "), *views.adopted_line(v, names))
        for v in sheet.versions
        if v.touched > shown
    ]
    return views.told(*blocks)


def _news(sheet: Sheet, shown: int) -> list[Proposal]:
    found = [one for one in sheet.proposals if one.touched > shown]
    return sorted(found, key=lambda one: (one.touched, one.number))


def _turned(sheet: Sheet, one: Proposal) -> tuple[Choices, Choices]:
    """The choices before and after an amendment carried."""
    after = dict(sheet.choices)
    before = {clause: chosen for clause, chosen in after.items() if clause != one.clause}
    if one.was is not None:
        before[one.clause] = one.was
    return before, after
