"""What is kept of a member: shown, taken along, erased."""

import json

from bot.core.command import Caller
from bot.core.model.views import sent_where
from bot.core.privacy import views
from bot.core.privacy.commands import EraseMine, ExportMine, ShowMine
from bot.core.refusal import Code, Refused
from bot.core.view import View
from bot.debates.erasing import tell_anew
from bot.exercises import erasing as exercises
from bot.guarantees import leaving
from bot.parts import Parts, Progress, Use
from bot.practices import acting as practising
from bot.store import accounts, audiences, kept_views, privacy
from bot.store.statement import Cell
from bot.store.view_json import dump


async def show(parts: Parts, command: ShowMine, _: Progress) -> tuple[View, ...]:
    """How much is kept."""
    held = await _held(parts, command.by)
    config, on = parts.model.config, await parts.model.is_on(command.by.community)
    sent = sent_where(config.name, config.where, on=on)
    return (views.shown({table: len(rows) for table, rows in held.items()}, sent),)


async def export(parts: Parts, command: ExportMine, _: Progress) -> tuple[View, ...]:
    """All of it, as JSON."""
    held = await _held(parts, command.by)
    return (views.exported(json.dumps(held, ensure_ascii=False, indent=1).encode()),)


async def erase(parts: Parts, command: EraseMine, _: Progress) -> tuple[View, ...]:
    """Empty their words, forget their name."""
    if not command.sure:
        raise Refused(Code.NOT_SURE)
    home, member = command.by.community, command.by.member
    guest = await audiences.stays(parts.db, home, member)
    sheets = await leaving.left(parts, home, member)
    await practising.left(parts, command.by, command.at)
    words = [s for where, whom in (*guest, (home, member)) for s in privacy.erased(where, whom)]
    await parts.db.write(
        *words,
        kept_views.erased(command.by.community, member),
        accounts.cut(home, member),
        audiences.cut(home, member),
        *privacy.erased_from_console(member, dump(views.blank())),
    )
    await leaving.shown_anew(parts, home, sheets)
    parts.rooms.meanwhile(tell_anew(parts, home, member))
    parts.rooms.meanwhile(exercises.tell_anew(parts, home, member))
    return (views.erased(),)


async def _held(parts: Parts, by: Caller) -> dict[str, list[dict[str, Cell]]]:
    """All that is kept of somebody, here and where they voted as a guest."""
    held = await privacy.held(parts.db, by.community, by.member)
    for community, member in await audiences.stays(parts.db, by.community, by.member):
        for table, rows in (await privacy.held(parts.db, community, member)).items():
            held[table] += rows
    return held


USES: dict[type, Use] = {ShowMine: show, ExportMine: export, EraseMine: erase}
