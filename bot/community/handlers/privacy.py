"""What is kept of a member: shown, taken along, erased."""

import json

from bot.community.commands.privacy import EraseMine, ExportMine, ShowMine
from bot.community.refusals import CommunityRefusal
from bot.community.rows import privacy
from bot.community.views import privacy as views
from bot.debate.rows import audiences
from bot.guarantee.handlers.leaving import leave_sheets, show_without_words
from bot.kernel import account_rows as accounts
from bot.kernel import kept_view_rows as kept_views
from bot.kernel.command import Caller
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.timekeeping import redact_rooms
from bot.kernel.view import View
from bot.kernel.view_json import dump
from bot.model.asking import LanguageModel
from bot.model.views.usage import sent_where
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
    sheets = await leave_sheets(parts, command.by, command.at)
    await end_practice(parts, command.by, command.at)
    words = [
        s
        for community_of, whom in (*guest, (home, member))
        for s in privacy.erase_member(community_of, whom)
    ]
    await parts.db.write(
        *words,
        kept_views.delete_views_of(command.by.community, member),
        accounts.delete_account_link(home, member),
        audiences.delete_guest(home, member),
        *privacy.erase_from_console(member, dump(views.render_blank())),
    )
    await forget_motions(parts, home, member)
    await show_without_words(parts, home, sheets)
    parts.rooms.meanwhile(redact_rooms(parts, home, member))
    return (views.render_erased(),)


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
