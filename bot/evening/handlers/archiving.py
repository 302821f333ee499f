"""An evening to keep: one page to read, one bundle of all files, and the picture of the way."""

import asyncio
from collections.abc import Iterable, Sequence
from functools import partial

from bot.debate.commands.files import ExportDebate
from bot.debate.files.markdown import markdown
from bot.debate.files.zipping import zip_files
from bot.debate.handlers.files import export as export_debate
from bot.debate.handlers.resulting import load_result
from bot.debate.rules.positions.stance import camp_names
from bot.evening.commands.evenings import KeepEvening
from bot.evening.handlers.finding import find_evening
from bot.evening.handlers.its_debate import load_debate
from bot.evening.handlers.joint_statement import load_statement
from bot.evening.handlers.loaded import LoadedEvening
from bot.evening.rules.way import find_way
from bot.evening.views.way import way_alt, way_blocks
from bot.evening.views.way_picture import way_png
from bot.exercise.commands.playing import ShowDebrief
from bot.exercise.handlers.exercises import show_debrief
from bot.guarantee.commands.sheets import ExportSheet
from bot.guarantee.handlers.finding import find_sheet
from bot.guarantee.handlers.sheet_files import export as export_sheet
from bot.kernel.command import Command
from bot.kernel.ids import CommunityId
from bot.kernel.message import say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.pictures import themed_picture
from bot.kernel.refusal import Refused
from bot.kernel.room_reader import room_reader
from bot.kernel.view import Attachment, Block, Heading, Picture, View, note


async def keep(parts: Parts, command: KeepEvening, progress: Progress) -> tuple[View, ...]:
    """The whole evening as a page, a bundle and a picture; each part as its own export gives it,
    so that nothing is told here that is told nowhere else."""
    evening = await find_evening(parts, command.by, command.evening)
    pages, files = await _gather(parts, command, evening, progress)
    way = await _load_way(parts, command.by.community, evening)
    head = View(blocks=(Heading(evening.row.question), *way))
    picture = next((block for block in way if isinstance(block, Picture)), None)
    page = await asyncio.to_thread(_join_pages, head, pages)
    if picture is not None:
        files = [*files, Attachment("way.png", picture.png)]
    packed = [("evening.md", page), *((file.name, file.content) for file in files)]
    bundle = await asyncio.to_thread(zip_files, packed)
    said = note(say("Secret votes appear only as totals or under other names."))
    blocks: tuple[Block, ...] = (
        *way,
        Attachment("evening.md", page, say("One page to read")),
        Attachment("evening.zip", bundle, say("All files in one")),
        said,
    )
    return (View(blocks=blocks),)


async def _gather(
    parts: Parts, command: Command, evening: LoadedEvening, progress: Progress
) -> tuple[list[Attachment], list[Attachment]]:
    """The parts to be read, in order, and all files. What cannot be told yet, or would tell how
    somebody voted, is left out."""
    state, by = evening.state, command.by
    at, id_ = command.at, command.id
    pages: list[Attachment] = []
    files: list[Attachment] = []
    for kind in ("markdown", "bundle", "csv"):
        export = ExportDebate(by=by, at=at, id=id_, debate=evening.row.debate, kind=kind)
        try:
            made = _attachments(await export_debate(parts, export, progress))
        except Refused:
            continue
        files += made
        pages += made if kind == "markdown" else []
    if statement := await load_statement(parts, by.community, evening):
        files.append(statement)
        pages.append(statement)
    sheet = await find_sheet(parts, by.community, state.sheet) if state.sheet else None
    if sheet is not None:
        address = f"{sheet.number}v{len(sheet.versions)}" if sheet.versions else str(sheet.number)
        for kind in ("markdown", "json"):
            command_made = ExportSheet(by=by, at=at, id=id_, sheet=address, kind=kind)
            made = _attachments(await export_sheet(parts, command_made, progress))
            files += made
            pages += made if kind == "markdown" else []
    for kind in ("markdown", "bundle") if state.exercise else ():
        debrief = ShowDebrief(by=by, at=at, id=id_, exercise=state.exercise, kind=kind)
        try:
            files += _attachments(await show_debrief(parts, debrief, progress))
        except Refused:
            continue
    return pages, files


def _attachments(views: Iterable[View]) -> list[Attachment]:
    return [block for view in views for block in view.blocks if isinstance(block, Attachment)]


async def _load_way(parts: Parts, community: CommunityId, evening: LoadedEvening) -> list[Block]:
    """What the group thought from first to last, with its picture, once its debate is closed."""
    debate = await load_debate(parts, community, evening)
    if debate is None or debate.row.closed_at is None:
        return []
    result, _ = await load_result(parts, community, debate.row, debate.state)
    way = find_way(result)
    picture: Picture | None = None
    if way.stations:
        camps = camp_names(result.format)
        draw = partial(way_png, way, camps, await room_reader(parts, community))
        picture = await asyncio.to_thread(themed_picture, draw, way_alt(way, camps), "way.png")
    return way_blocks(way, result, picture)


def _join_pages(head: View, pages: Sequence[Attachment]) -> bytes:
    texts = [markdown(head), *(page.content.decode() for page in pages)]
    return "\n\n---\n\n".join(page.strip() for page in texts).encode() + b"\n"


HANDLERS: dict[type, CommandHandler] = {KeepEvening: keep}
