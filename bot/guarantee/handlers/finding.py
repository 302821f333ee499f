"""What a member means by the name of a design or a sheet."""

import asyncio
import re
from datetime import datetime
from difflib import get_close_matches

from msgspec import Struct

from bot.guarantee.content import designs
from bot.guarantee.handlers.loaded import SheetChange
from bot.guarantee.journal import SHEETS
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rows import sheets
from bot.guarantee.rules.design import Subject
from bot.guarantee.rules.reading import find_design
from bot.guarantee.rules.sheet_comparing import FilledClauses
from bot.guarantee.rules.space import Choices
from bot.guarantee.rules.steps import SheetStep
from bot.guarantee.state import Setting, Settings, Sheet, Version, Whose
from bot.guarantee.views.wording import address, title
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused

MOST_LISTED = 200
"""Sheets in which a title is looked for."""

_ADDRESS = re.compile(r"#?(?P<sheet>\d{1,9})?\s*(?:v\.?\s*(?P<version>\d{1,9}))?", re.IGNORECASE)


class NamedSheet(Struct, frozen=True, kw_only=True):
    """A sheet as it stands, or a version of it."""

    sheet: Sheet
    version: Version | None = None

    @property
    def settings(self) -> Settings:
        """What stands at the clauses."""
        return self.version.settings if self.version else self.sheet.settings

    @property
    def name(self) -> str:
        """What it is called."""
        label = f"{title(self.sheet)} ({address(self.sheet, self.version)})"
        return label if self.version else f"{label}, as it stands"

    @property
    def filled(self) -> FilledClauses:
        """As something to set beside another."""
        choices = self.version.choices if self.version else self.sheet.choices
        return FilledClauses(name=self.name, settings=self.settings, choices=choices)

    @property
    def subject(self) -> Subject:
        """As something to check and compare."""
        return Subject(
            name=self.name,
            short=title(self.sheet),
            address=address(self.sheet, self.version),
            choices=self.filled.choices,
        )


class Adopted(Struct, frozen=True, kw_only=True):
    """The version of a sheet that a group has adopted, or a member has kept as their own."""

    sheet: str
    sheet_number: int
    number: int
    title: str
    choices: Choices
    words: dict[str, str]
    at: datetime
    proposer: MemberId
    seconder: MemberId | None
    ayes: int
    noes: int
    abstained: int

    @property
    def address(self) -> str:
        """How members name it, such as 2v1."""
        return f"{self.sheet_number}v{self.number}"


async def named(parts: Parts, by: Caller, words: str) -> Subject:
    """The design or sheet of that name; "" means the sheet of this place.

    Raises Refused: those of `sheet_named`, NO_SUCH_DESIGN, NO_SUCH_DESIGN_GUESS.
    """
    if is_sheet(words):
        return (await sheet_named(parts, by, words)).subject
    known = await asyncio.to_thread(designs.load)
    return find_design(known, words).subject


async def filled(parts: Parts, by: Caller, words: str) -> FilledClauses:
    """What a design or sheet of that name says at each clause. Raises what `named` raises."""
    if is_sheet(words):
        return (await sheet_named(parts, by, words)).filled
    subject = await named(parts, by, words)
    settings = {clause: Setting(options=options) for clause, options in subject.choices.items()}
    return FilledClauses(name=subject.short, settings=settings, choices=subject.choices)


def is_sheet(words: str) -> bool:
    """Whether words name a sheet by its number: "", 2, 2v1, v1."""
    return _ADDRESS.fullmatch(words.strip()) is not None


async def has_sheet(parts: Parts, by: Caller) -> bool:
    """Is a sheet in use where somebody is?"""
    return await sheets.in_use(parts.db, by.community, by.place) is not None


async def sheet_named(parts: Parts, by: Caller, words: str) -> NamedSheet:
    """The sheet or version of that number or title; "" is the one in use in this place.

    Raises Refused: NO_SHEET, NO_SUCH_SHEET, NO_SUCH_SHEET_VERSION.
    """
    match = _ADDRESS.fullmatch(words.strip())
    number, version = (match["sheet"], match["version"]) if match else (None, None)
    if match is None:
        sheet_id = await _titled(parts, by, words)
    elif number is None:
        sheet_id = await sheets.in_use(parts.db, by.community, by.place)
    else:
        sheet_id = await sheets.numbered(parts.db, by.community, int(number))
    if sheet_id is None and not words.strip():
        raise Refused(GuaranteeRefusal.NO_SHEET)
    sheet = await find_sheet(parts, by.community, sheet_id) if sheet_id else None
    if sheet is None:
        raise Refused(GuaranteeRefusal.NO_SUCH_SHEET, given=words.strip())
    if version is None:
        return NamedSheet(sheet=sheet)
    if not 1 <= int(version) <= len(sheet.versions):
        raise Refused(
            GuaranteeRefusal.NO_SUCH_SHEET_VERSION, number=sheet.number, version=int(version)
        )
    return NamedSheet(sheet=sheet, version=sheet.versions[int(version) - 1])


async def find_sheet(parts: Parts, community: CommunityId, sheet: str) -> Sheet | None:
    """A sheet by its id, as it stands."""
    row = await sheets.one(parts.db, community, sheet)
    return (await SHEETS.load(parts, community, row)).state if row is not None else None


async def act_on_sheet(parts: Parts, sheet: str, command: SheetStep) -> SheetChange:
    """Do what a command asks of a sheet, by its id. Its room is not shown it yet. Raises Refused:
    NO_SUCH_SHEET, and what the rules say against it."""
    row = await sheets.one(parts.db, command.by.community, sheet)
    if row is None:
        raise Refused(GuaranteeRefusal.NO_SUCH_SHEET, given=sheet)
    return await SHEETS.act(parts, row, command)


async def _titled(parts: Parts, by: Caller, words: str) -> str | None:
    rows = await sheets.listed(parts.db, by.community, MOST_LISTED)
    known = {row.title.casefold(): row.id for row in reversed(rows) if row.title}
    close = get_close_matches(words.strip().casefold(), known, n=1, cutoff=0.85)
    return known[close[0]] if close else None


def build_not_adopted(sheet: Sheet) -> Refused:
    """The refusal of a sheet that has no version yet; its button leads to the one that is meant."""
    own = sheet.whose is Whose.OWN
    code = GuaranteeRefusal.OWN_NOT_ADOPTED if own else GuaranteeRefusal.NOT_ADOPTED
    return Refused(code, number=sheet.number, sheet=str(sheet.number))


async def adopted(parts: Parts, by: Caller, words: str) -> Adopted:
    """The version that was adopted last of the sheet of that name, or the version named.

    Raises Refused: those of `sheet_named`, NOT_ADOPTED, OWN_NOT_ADOPTED.
    """
    named_sheet = await sheet_named(parts, by, words)
    sheet = named_sheet.sheet
    version = named_sheet.version or (sheet.versions[-1] if sheet.versions else None)
    if version is None:
        raise build_not_adopted(sheet)
    return Adopted(
        sheet=sheet.id,
        sheet_number=sheet.number,
        number=version.number,
        title=title(sheet),
        choices=version.choices,
        words={clause: s.words for clause, s in version.settings.items() if s.words},
        at=version.at,
        proposer=version.proposer,
        seconder=version.seconder,
        ayes=version.ayes,
        noes=version.noes,
        abstained=version.abstained,
    )
