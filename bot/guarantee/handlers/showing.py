"""What a room sees of its sheets: news in order, each once, and the board in place."""

import asyncio
from functools import partial
from itertools import groupby

from msgspec.structs import replace

from bot.debate.rows import debates
from bot.guarantee.content import clauses
from bot.guarantee.handlers.debated import debates_on
from bot.guarantee.handlers.sheet_tensions import brought
from bot.guarantee.rows import sheets
from bot.guarantee.rows.sheet_changes import stream_of
from bot.guarantee.rules.space import Choices
from bot.guarantee.state import WHOLE, Proposal, Sheet, Stage, Whose
from bot.guarantee.views import proposals as proposal_views
from bot.guarantee.views import sheet as views
from bot.kernel import journal_rows as journal
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.kernel.room_news import News, told_together
from bot.kernel.rooms import Face
from bot.kernel.showing import reached, show_once_more
from bot.kernel.view import Block, Strong, View, note, text

UNMOVED = "No tension appears or goes with it."


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
            publish = partial(_publish, parts, community, sheet, shown, face)
            again = partial(show, parts, community, sheet_id)
            if not await reached(parts, stream, publish, again):
                return
        await parts.db.change(journal.shown(community, stream, sheet.revision))


async def _publish(
    parts: Parts, community: CommunityId, sheet: Sheet, shown: int, face: Face
) -> None:
    stream = stream_of(sheet.id)
    news = await news_of(parts, community, sheet, shown)
    for mark, view in news:
        await face.publish(sheet.place, view, f"{stream}:{mark}")
    seen = await board(parts, community, sheet)
    moves = bool(news) and not await face.has_top(sheet.place, stream)
    await face.publish(sheet.place, replace(seen, moves=moves), f"{stream}:{sheet.revision}:board")


async def show_board(parts: Parts, community: CommunityId, sheet_id: str) -> None:
    """Show the board of a sheet on which something is undecided once more, where it stood."""
    sheet = await sheets.load(parts.db, community, sheet_id)
    if sheet is not None and sheet.live:
        await refresh(parts, community, sheet_id)


async def refresh(parts: Parts, community: CommunityId, sheet_id: str) -> None:
    """Show a board although nothing has happened on it."""
    stream = stream_of(sheet_id)
    async with parts.rooms.showing(stream):
        sheet = await sheets.load(parts.db, community, sheet_id)
        if sheet is not None and sheet.whose is Whose.GROUP:
            seen = await board(parts, community, sheet)
            await show_once_more(parts, community, sheet.place, stream, seen)


async def board(parts: Parts, community: CommunityId, sheet: Sheet) -> View:
    """The board as it stands."""
    names = await debates.names(parts.db, community)
    debated = await debates_on(parts, community, sheet.live)
    return views.board(sheet, await asyncio.to_thread(clauses.load), names, debated)


async def news_of(parts: Parts, community: CommunityId, sheet: Sheet, shown: int) -> News:
    """What the room has not heard since a revision, with the tensions that it brought: in one view
    what one change brought, under that change's mark, however often that is tried and whatever
    came after it. Nothing where the board tells it by itself."""
    names = await debates.names(parts.db, community)
    space = await asyncio.to_thread(clauses.load)
    found: News = []
    for revision, ones in groupby(_news(sheet, shown), key=lambda one: one.touched):
        blocks: list[Block] = []
        for one in ones:
            blocks.append(proposal_views.news(sheet, one, space, names))
            if one.stage is Stage.CARRIED and one.clause != WHOLE:
                blocks += await brought(*_turned(sheet, one)) or (note(UNMOVED),)
        blocks += [
            text(
                Strong(f"Version {v.number} of sheet {sheet.number}. "),
                *views.adopted_line(v, names),
            )
            for v in sheet.versions
            if v.touched == revision
        ]
        found += told_together(blocks, revision)
    return found


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
