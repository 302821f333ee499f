"""Taking debates along as files, and bringing them in."""

import asyncio

from msgspec.structs import replace

from bot.debate.commands.files import KINDS, ExportDebate, ImportDebate
from bot.debate.files import bundle
from bot.debate.files.aif import aif
from bot.debate.files.appendix import AppendixPort
from bot.debate.files.archive import DebateArchive, load_archive
from bot.debate.files.argdown import argdown
from bot.debate.files.ballots import ballots_csv
from bot.debate.files.bringing import build_import
from bot.debate.files.chain import LARGEST
from bot.debate.files.claim_map import build_claim_map
from bot.debate.files.graphml import graphml
from bot.debate.files.markdown import markdown
from bot.debate.files.page import page
from bot.debate.files.secrecy import hide_secrets, make_aliases, shows_secret_votes
from bot.debate.files.tables import positions_csv
from bot.debate.files.transcript import transcript
from bot.debate.handlers.finding import find_debate
from bot.debate.ports import ExerciseDebriefs
from bot.debate.refusals import DebateRefusal
from bot.debate.rows import debates
from bot.debate.state import DebatePhase
from bot.debate.views import board as views
from bot.kernel.apart import check_apart
from bot.kernel.identity import fresh_id
from bot.kernel.message import say
from bot.kernel.outbox import Announcement
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused, check_option
from bot.kernel.view import Attachment, Audience, Button, Buttons, Divider, View, note
from bot.store.statement import Conflict

_ENDINGS = {
    "markdown": "md",
    "html": "html",
    "bundle": "json",
    "csv": "csv",
    "polis": "zip",
    "argdown": "argdown",
    "aif": "aif.json",
    "graphml": "graphml",
}
LONGEST_NAME = 60

LONGEST_READING = 20.0
"""Seconds of the processor that reading a bundle may take."""

_TO_READ = ("markdown", "html")
_ONCE_CLOSED = ("bundle", "csv", "polis")
_WITH_VOTES = ("bundle", "csv")


async def export(parts: Parts, command: ExportDebate, _: Progress) -> tuple[View, ...]:
    """A debate as a file of the kind asked for."""
    debate = await find_debate(parts, command.by, command.debate)
    check_option(say("What to download"), command.kind, KINDS)
    if command.kind in _ONCE_CLOSED and debate.state.phase is not DebatePhase.CLOSED:
        raise Refused(DebateRefusal.EXPORT_SEALED, kind=KINDS[command.kind])
    debate_archive = await load_archive(parts, command.by.community, debate)
    has_ballots = command.kind == "csv" and bool(debate.state.ballots)
    hides_votes = command.kind in _WITH_VOTES and shows_secret_votes(debate_archive)
    if hides_votes and not has_ballots:
        raise Refused(DebateRefusal.EXPORT_SHOWS_VOTES, kind=KINDS[command.kind])
    debriefs_played: tuple[View, ...] = ()
    if command.kind in _TO_READ:
        debriefs, exercises = await parts.port(ExerciseDebriefs), debate.state.exercises
        debriefs_played = await debriefs.load(parts, command.by.community, debate.row.id, exercises)
    seed, slug = fresh_id(), _slug(debate.row.motion)
    files: list[Attachment] = []
    if not hides_votes:
        content = await asyncio.to_thread(
            _build_content, command.kind, debate_archive, seed, debriefs_played
        )
        label = say("Positions, CSV") if has_ballots else KINDS[command.kind]
        files.append(Attachment(f"{slug}.{_ENDINGS[command.kind]}", content, label))
    if has_ballots:
        content = await asyncio.to_thread(_build_content, "ballots", debate_archive, seed, ())
        files.append(Attachment(f"{slug}-ballots.csv", content, say("Adjudicators’ ballots, CSV")))
    bundle_note = say(
        "The bundle holds every event. “parley replay FILE” works out the result from it."
    )
    return (
        View(
            blocks=(
                *files,
                note(
                    bundle_note
                    if command.kind == "bundle"
                    else say("Of the debate “{motion}”.", motion=debate.row.motion)
                ),
            )
        ),
    )


def _build_content(
    kind: str, debate_archive: DebateArchive, seed: str, debriefs: tuple[View, ...]
) -> bytes:
    """A file; `debriefs` are those that follow the transcript."""
    match kind:
        case "polis":
            aliases = make_aliases(debate_archive, seed)
            return debate_archive.appendix.make_tables(
                debate_archive.row.motion, debate_archive.state.info, aliases
            )
        case "bundle":
            return bundle.write_debate(hide_secrets(debate_archive, seed))
        case "csv":
            return positions_csv(hide_secrets(debate_archive, seed))
        case "ballots":
            return ballots_csv(hide_secrets(debate_archive, seed))
        case "html":
            whole = _build_transcript(debate_archive, debriefs, pictured=True)
            return page(whole, debate_archive.row.motion).encode()
        case "argdown":
            return argdown(build_claim_map(debate_archive)).encode()
        case "aif":
            return aif(build_claim_map(debate_archive)).encode()
        case "graphml":
            return graphml(build_claim_map(debate_archive)).encode()
        case _:
            return markdown(_build_transcript(debate_archive, debriefs)).encode()


def _build_transcript(
    debate_archive: DebateArchive, debriefs: tuple[View, ...], *, pictured: bool = False
) -> View:
    """The transcript, and after it the debriefs of the exercises that belong to the debate."""
    transcript_view = transcript(debate_archive, pictured=pictured)
    debrief_blocks = tuple(block for view in debriefs for block in (Divider(), *view.blocks))
    return replace(transcript_view, blocks=(*transcript_view.blocks, *debrief_blocks))


def _slug(motion: str) -> str:
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in motion.lower())
    words = list(filter(None, plain.split("-")))
    while len("-".join(words)) > LONGEST_NAME and len(words) > 1:
        words.pop()
    return "-".join(words)[:LONGEST_NAME] or "debate"


async def bring(parts: Parts, command: ImportDebate, _: Progress) -> tuple[View, ...]:
    """Bring a debate in from its bundle: closed, to be read and exported anew."""
    appendices = await parts.port(AppendixPort)
    content = command.file.content
    if len(content) <= LARGEST:  # else it is refused for that
        await check_apart("bot.debate.files.worker", {"kind": "bundle"}, content, LONGEST_READING)
    imported = await asyncio.to_thread(bundle.read_debate, content, appendices)
    if imported.state.phase is not DebatePhase.CLOSED:
        raise Refused(DebateRefusal.BUNDLE_WRONG, why=say("its debate is not closed"))
    community = command.by.community
    if await debates.find_by_id(parts.db, community, imported.row.id):
        raise Refused(DebateRefusal.BUNDLE_KNOWN)
    placed_archive = replace(imported, row=replace(imported.row, place=command.by.place))
    receipt = views.render_receipt(
        say(
            "{member} imported the debate “{motion}”.",
            member=command.by.name,
            motion=imported.row.motion,
        )
    )
    see = Buttons((Button(say("See the result"), f"/debate result debate:{imported.row.id}"),))
    told = Announcement(parts, command, View(blocks=(*receipt.blocks, see), audience=Audience.ROOM))
    rows = build_import(community, placed_archive, command.by.member, command.at)
    try:
        await parts.db.write(*rows, *told.statements)
    except Conflict:
        raise Refused(DebateRefusal.BUNDLE_KNOWN) from None
    return await told.show()


HANDLERS: dict[type, CommandHandler] = {ExportDebate: export, ImportDebate: bring}
