"""What is kept of a member: shown, taken along, erased."""

import asyncio
import json

from bot.community.commands.privacy import EraseMine, ExportMine, ShowMine
from bot.community.handlers.redacting import redact_announcements, redact_kept_views
from bot.community.refusals import CommunityRefusal
from bot.community.rows import privacy
from bot.community.views import privacy as views
from bot.debate.handlers.leaving import leave_debates, show_debates
from bot.debate.journal import DEBATES
from bot.debate.rows import audiences, debates, erasing
from bot.exercise.handlers.leaving import leave_exercises, show_exercises
from bot.guarantee.handlers.leaving import leave_sheets, show_without_words
from bot.kernel import account_rows as accounts
from bot.kernel import kept_view_rows as kept_views
from bot.kernel import outbox_rows as outbox
from bot.kernel.command import Caller
from bot.kernel.erased_rooms import redact_rooms
from bot.kernel.erasure_rows import Erasure, insert_erasure
from bot.kernel.ids import CommunityId, PlaceId
from bot.kernel.long_shown_rows import withdraw_short
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.redaction import ErasedWords
from bot.kernel.refusal import Refused
from bot.kernel.scrubbing import scrub_soon
from bot.kernel.view import View
from bot.kernel.view_json import dump
from bot.model.asking import LanguageModel
from bot.model.views.usage import sent_where
from bot.opinion.content import motions
from bot.practice.handlers.finding import end_practice, forget_motions
from bot.store.statement import Cell


async def show_mine(parts: Parts, command: ShowMine, _: Progress) -> tuple[View, ...]:
    """How much is kept."""
    rows_by_table = await _load_personal_rows(parts, command.by)
    model = parts.of(LanguageModel)
    on = await model.is_on(command.by.community)
    wording = await model.is_wording_on(command.by.community)
    sent = sent_where(model.config.name, model.config.where, on=on, wording=wording)
    return (
        views.render_personal_rows(
            {table: len(rows) for table, rows in rows_by_table.items()}, sent
        ),
    )


async def export_mine(parts: Parts, command: ExportMine, _: Progress) -> tuple[View, ...]:
    """All of it, as JSON."""
    rows_by_table = await _load_personal_rows(parts, command.by)
    return (views.render_export(json.dumps(rows_by_table, ensure_ascii=False, indent=1).encode()),)


async def erase_mine(parts: Parts, command: EraseMine, _: Progress) -> tuple[View, ...]:
    """Empty their words, forget their name."""
    if not command.sure:
        raise Refused(CommunityRefusal.NOT_SURE)
    home, member = command.by.community, command.by.member
    guest = await audiences.load_stays(parts.db, home, member)
    written = await privacy.load_words(parts.db, home, member)
    in_events = await erasing.load_words_of(parts.db, home, member, set(written))
    shipped = {motion.words for motion in await asyncio.to_thread(motions.load)}
    own = {*written, *(w for event in in_events for w in event.words.values())} - shipped
    erased = ErasedWords.of(own, command.by.name, member)
    on_console = await privacy.was_on_console(parts.db, member)
    sheets = await leave_sheets(parts, command.by, command.at)
    await end_practice(parts, command.by, command.at)
    left_debates = await leave_debates(parts, command.by, command.at)
    left_exercises = await leave_exercises(parts, command.by, command.at)
    words = [
        s
        for community_of, whom in (*guest, (home, member))
        for s in privacy.erase_member(community_of, whom)
    ]
    blank = dump(views.render_blank())
    await parts.db.erase(
        *words,
        *(s for event in in_events for s in erasing.empty_words(home, event)),
        kept_views.delete_views_of(command.by.community, member),
        withdraw_short(home, member, blank),
        *outbox.withdraw(home, member, blank),
        accounts.delete_account_link(home, member),
        audiences.delete_guest(home, member),
        *privacy.erase_from_console(member, blank),
        insert_erasure(Erasure(community=home, member=member), command.at),
    )
    for event in in_events:
        DEBATES.forget(parts, home, event.debate)
    keys = erased.keys(own)
    await redact_kept_views(parts, home, erased, keys, blank, on_console=on_console)
    titled = {event.debate for event in in_events if "motion" in event.words}
    rooms = await _find_titled(parts, home, titled)
    erasure = Erasure(community=home, member=member, rooms=rooms)
    await parts.db.change(insert_erasure(erasure, command.at))
    for place_of in (home, *await audiences.list_homes(parts.db, home)):
        await redact_announcements(parts, place_of, member, erased, keys, blank)
    await forget_motions(parts, home, member)
    await show_without_words(parts, home, sheets)
    await show_debates(parts, home, left_debates)
    await show_exercises(parts, home, left_exercises)
    scrub_soon(parts)
    parts.rooms.meanwhile(_redact(parts, erasure))
    return (views.render_erased(chats=":" in home),)


async def _find_titled(
    parts: Parts, home: CommunityId, debates_titled: set[str]
) -> tuple[tuple[PlaceId, str], ...]:
    """The rooms of debates with these ids, each with the title that it is to have."""
    found = [await debates.find_by_id(parts.db, home, debate) for debate in sorted(debates_titled)]
    return tuple((row.place, row.motion) for row in found if row is not None)


async def _redact(parts: Parts, erasure: Erasure) -> None:
    """Change what rooms have seen, and leave nothing of what was kept to show it."""
    await redact_rooms(parts, erasure)
    scrub_soon(parts)


async def _load_personal_rows(parts: Parts, by: Caller) -> dict[str, list[dict[str, Cell]]]:
    """All that is kept of somebody, here and where they voted as a guest."""
    held = await privacy.load_personal_rows(parts.db, by.community, by.member)
    for community, member in await audiences.load_stays(parts.db, by.community, by.member):
        for table, rows in (await privacy.load_personal_rows(parts.db, community, member)).items():
            held[table] += rows
    return held


HANDLERS: dict[type, CommandHandler] = {
    ShowMine: show_mine,
    ExportMine: export_mine,
    EraseMine: erase_mine,
}
