"""What is kept of a member: shown, taken along, erased."""

import json

from bot.core.privacy import views
from bot.core.privacy.commands import EraseMine, ExportMine, ShowMine
from bot.core.refusal import Code, Refused
from bot.core.view import View
from bot.parts import Parts, Progress, Use
from bot.store import accounts, privacy
from bot.store.view_json import dump


async def show(parts: Parts, command: ShowMine, _: Progress) -> tuple[View, ...]:
    """How much is kept."""
    held = await privacy.held(parts.db, command.by.community, command.by.member)
    return (views.shown({table: len(rows) for table, rows in held.items()}),)


async def export(parts: Parts, command: ExportMine, _: Progress) -> tuple[View, ...]:
    """All of it, as JSON."""
    held = await privacy.held(parts.db, command.by.community, command.by.member)
    return (views.exported(json.dumps(held, ensure_ascii=False, indent=1).encode()),)


async def erase(parts: Parts, command: EraseMine, _: Progress) -> tuple[View, ...]:
    """Empty their words, forget their name."""
    if not command.sure:
        raise Refused(Code.NOT_SURE)
    member = command.by.member
    await parts.db.write(
        *privacy.erased(command.by.community, member),
        accounts.cut(command.by.community, member),
        *privacy.erased_from_console(member, dump(views.blank())),
    )
    return (views.erased(),)


USES: dict[type, Use] = {ShowMine: show, ExportMine: export, EraseMine: erase}
