"""Taking debates along as files, and bringing them in."""

import asyncio

from msgspec.structs import replace

from bot.debate.commands.files import KINDS, ExportDebate, ImportDebate
from bot.debate.files import bundle
from bot.debate.files.appendix import AppendixPort
from bot.debate.files.archive import Archive, archive
from bot.debate.files.argdown import argdown
from bot.debate.files.bringing import brought_in
from bot.debate.files.markdown import markdown
from bot.debate.files.page import page
from bot.debate.files.secrecy import alias_in, fit_to_leave
from bot.debate.files.tables import positions_csv
from bot.debate.files.transcript import transcript
from bot.debate.handlers.finding import find_debate
from bot.debate.ports import ExerciseDebriefs
from bot.debate.rows import debates
from bot.debate.state import Phase
from bot.debate.views import board as views
from bot.kernel.identity import fresh_id
from bot.kernel.parts import Parts, Progress, Use
from bot.kernel.refusal import Code, Refused
from bot.kernel.view import Attachment, Audience, Divider, View, note, text
from bot.store.statement import Conflict

_ENDINGS = {
    "markdown": "md",
    "html": "html",
    "bundle": "json",
    "csv": "csv",
    "polis": "zip",
    "argdown": "argdown",
}
LONGEST_NAME = 60
_TO_READ = ("markdown", "html")
_ONCE_CLOSED = ("bundle", "csv", "polis")


async def export(parts: Parts, command: ExportDebate, _: Progress) -> tuple[View, ...]:
    """A debate as a file of the kind asked for."""
    found = await find_debate(parts, command.by, command.debate)
    if command.kind not in KINDS:
        allowed = ", ".join(KINDS)
        raise Refused(Code.NOT_AN_OPTION, name="kind", given=command.kind, allowed=allowed)
    if command.kind in _ONCE_CLOSED and found.state.phase is not Phase.CLOSED:
        raise Refused(Code.EXPORT_SEALED, kind=KINDS[command.kind])
    kept = await archive(parts, command.by.community, found)
    played: tuple[View, ...] = ()
    if command.kind in _TO_READ:
        debriefs, held = await parts.port(ExerciseDebriefs), found.state.exercises
        played = await debriefs.load(parts, command.by.community, found.row.id, held)
    content = await asyncio.to_thread(_content, command.kind, kept, fresh_id(), played)
    name = f"{_slug(found.row.motion)}.{_ENDINGS[command.kind]}"
    said = "The bundle holds every event; “parley replay FILE” works the result out from it."
    return (
        View(
            blocks=(
                Attachment(name, content, KINDS[command.kind]),
                note(said if command.kind == "bundle" else f"Of the debate “{found.row.motion}”."),
            )
        ),
    )


def _content(kind: str, kept: Archive, seed: str, played: tuple[View, ...]) -> bytes:
    """A file; `played` are debriefs that follow the transcript."""
    match kind:
        case "polis":
            aliases = alias_in(kept, seed)
            return kept.appendix.make_tables(kept.row.motion, kept.state.info, aliases)
        case "bundle":
            return bundle.write(fit_to_leave(kept, seed))
        case "csv":
            return positions_csv(fit_to_leave(kept, seed))
        case "html":
            return page(_whole(kept, played), kept.row.motion).encode()
        case "argdown":
            return argdown(kept).encode()
        case _:
            return markdown(_whole(kept, played)).encode()


def _whole(kept: Archive, played: tuple[View, ...]) -> View:
    """The transcript, and after it the debriefs of the exercises that belong to the debate."""
    told = transcript(kept)
    added = tuple(block for view in played for block in (Divider(), *view.blocks))
    return replace(told, blocks=(*told.blocks, *added))


def _slug(motion: str) -> str:
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in motion.lower())
    words = list(filter(None, plain.split("-")))
    while len("-".join(words)) > LONGEST_NAME and len(words) > 1:
        words.pop()
    return "-".join(words)[:LONGEST_NAME] or "debate"


async def bring(parts: Parts, command: ImportDebate, _: Progress) -> tuple[View, ...]:
    """Bring a debate in from its bundle: closed, to be read and exported anew."""
    appendices = await parts.port(AppendixPort)
    found = await asyncio.to_thread(bundle.read, command.file.content, appendices)
    if found.state.phase is not Phase.CLOSED:
        raise Refused(Code.BUNDLE_WRONG, why="its debate is not closed")
    community = command.by.community
    if await debates.one(parts.db, community, found.row.id):
        raise Refused(Code.BUNDLE_KNOWN)
    placed = replace(found, row=replace(found.row, place=command.by.place))
    try:
        await parts.db.write(*brought_in(community, placed, command.by.member, command.at))
    except Conflict:
        raise Refused(Code.BUNDLE_KNOWN) from None
    shown = views.done(f"{command.by.name} brought in the debate “{found.row.motion}”.")
    see = text(f"See it with /debate result debate:{found.row.id}")
    return (View(blocks=(*shown.blocks, see), audience=Audience.ROOM),)


USES: dict[type, Use] = {ExportDebate: export, ImportDebate: bring}
