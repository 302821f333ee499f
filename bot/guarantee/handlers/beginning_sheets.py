"""A new guarantee sheet: its number, and whether it is the one that the room then means."""

from msgspec.structs import replace

from bot.debate.refusals import DebateRefusal
from bot.guarantee.events import ChosenClause, Quoted, SheetMade
from bot.guarantee.handlers import telling
from bot.guarantee.handlers.finding import find_sheet
from bot.guarantee.journal import SHEETS
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rows import sheets
from bot.guarantee.rows.events import made
from bot.guarantee.rules.words import words_of
from bot.guarantee.state import Sheet, Whose
from bot.guarantee.views import sheet as views
from bot.kernel.command import Caller, Command
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.permission import Role
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable
from bot.kernel.streams import key_of
from bot.kernel.view import Audience, View, note
from bot.store.statement import Conflict

MOST_SHEETS = 500
"""Sheets of one community."""

TRIES = 5


def blank(command: Command, name: str, *, own: bool, basis: str) -> Sheet:
    """A sheet with nothing on it yet. Raises Refused (SPEECH_EMPTY) for a name without a letter."""
    if not any(letter.isalnum() for letter in name):
        raise Refused(DebateRefusal.SPEECH_EMPTY)
    return Sheet(
        id=command.id,
        number=0,
        title=name,
        whose=Whose.OWN if own else Whose.GROUP,
        place=command.by.place,
        maker=command.by.member,
        made_at=command.at,
        basis=basis,
    )


def made_event(sheet: Sheet) -> SheetMade:
    """What happens when a new sheet is kept."""
    return SheetMade(
        at=sheet.made_at,
        by=sheet.maker,
        number=sheet.number,
        whose=sheet.whose,
        place=sheet.place,
        basis=sheet.basis,
        rule=sheet.rule,
        quorum=sheet.quorum,
        hours=sheet.hours,
        clauses=tuple(
            ChosenClause(clause=clause, member=setting.member, options=setting.options)
            for clause, setting in sheet.settings.items()
        ),
        evidence=tuple(
            Quoted(
                clause=evidence.clause,
                member=evidence.member,
                at=evidence.at,
                mark=evidence.mark,
                slug=evidence.slug,
                version=evidence.version,
                paragraph=evidence.paragraph,
                bearing=evidence.bearing,
            )
            for evidence in sheet.evidence
        ),
    )


async def keep_new(parts: Parts, by: Caller, sheet: Sheet) -> tuple[View, ...]:
    """Keep a new sheet under the next number; where its maker may choose, it is the one meant
    here."""
    takes = await may_choose(parts, by, sheet)
    for _ in range(TRIES):
        async with parts.streams.deciding(key_of(by.community, "sheets")):
            number = await sheets.last_number(parts.db, by.community) + 1
            if number > MOST_SHEETS:
                raise Refused(GuaranteeRefusal.TOO_MANY_SHEETS, most=MOST_SHEETS)
            sheet = replace(sheet, number=number)
            opening = SHEETS.opening(by.community, sheet.id, [made_event(sheet)], sheet)
            statements = [*opening, *made(by.community, sheet, words_of(sheet))]
            if takes:
                statements.append(sheets.used(by.community, by.place, sheet.id))
            try:
                await parts.db.write(*statements)
            except Conflict:
                continue
        await SHEETS.show(parts, by.community, sheet.id)
        return await _told(parts, by, sheet, takes=takes)
    raise Unavailable(KernelRefusal.CHANGED_MEANWHILE)


async def may_choose(parts: Parts, by: Caller, new: Sheet | None = None) -> bool:
    """Whether a member may say which sheet a room means: where it means none, everybody; else its
    chairs, and whoever started the one that it means. Somebody's own sheet takes no other's place,
    and gives way to a group's."""
    here = await sheets.in_use(parts.db, by.community, by.place)
    if here is None:
        return True
    if new is not None and new.whose is Whose.OWN:
        return False
    current = await find_sheet(parts, by.community, here)
    if current is None or (new is not None and current.whose is Whose.OWN):
        return True
    return by.role >= Role.CHAIR or current.maker == by.member


async def _told(parts: Parts, by: Caller, sheet: Sheet, *, takes: bool) -> tuple[View, ...]:
    begun = views.receipt(
        say("Sheet {number} is started. Everybody here can see it.", number=sheet.number)
    )
    if not takes:
        said = say(
            "Another sheet is still in use here. To use this one instead, choose {/guarantee use}.",
            number=sheet.number,
        )
        begun = replace(begun, blocks=(*begun.blocks, note(said)))
    if sheet.whose is Whose.GROUP and parts.rooms.face(by.community) is not None:
        return (begun,)
    seen = await telling.board(parts, by.community, sheet)
    audience = Audience.ASKER if sheet.whose is Whose.OWN else Audience.ROOM
    return (begun, replace(seen, audience=audience))
