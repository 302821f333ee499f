"""Which guarantee an exercise is played against."""

import re
from collections.abc import Mapping

from bot.exercise.refusals import ExerciseRefusal
from bot.guarantee.handlers.finding import adopted, find_sheet, is_sheet, named
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rows import sheets
from bot.guarantee.rules.design import Subject
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused

_VERSION = re.compile(r"(?P<sheet>\d+)v(?P<version>\d+)")


async def find_text(parts: Parts, by: Caller, words: str) -> Subject:
    """The reference design of that name, or the version of a sheet that was adopted last; "" is
    the sheet of this place. What was not adopted is no text to be held to.

    Raises Refused: NO_GUARANTEE, NOT_ADOPTED, and those of `named`.
    """
    if is_sheet(words):
        return await _adopted(parts, by, words)
    try:
        return await named(parts, by, words)
    except Refused as no_design:
        try:
            return await _adopted(parts, by, words)
        except Refused:
            raise no_design from None


async def _adopted(parts: Parts, by: Caller, words: str) -> Subject:
    try:
        sheet = await adopted(parts, by, words)
    except Refused as refused:
        if refused.code is not GuaranteeRefusal.NO_SHEET:
            raise
        raise Refused(ExerciseRefusal.NO_GUARANTEE) from None
    return Subject(
        name=f"{sheet.title}, version {sheet.number}",
        short=sheet.title,
        address=sheet.address,
        choices=sheet.choices,
    )


async def find_wording(parts: Parts, community: CommunityId, source: str) -> Mapping[str, str]:
    """The free words that the adopted version of a sheet, such as 2v1, has beside its choices, by
    clause; none for a design."""
    version = _VERSION.fullmatch(source)
    sheet_id = (
        await sheets.numbered(parts.db, community, int(version["sheet"])) if version else None
    )
    sheet = await find_sheet(parts, community, sheet_id) if sheet_id else None
    if version is None or sheet is None:
        return {}
    settings = sheet.versions[int(version["version"]) - 1].settings
    return {clause: setting.words for clause, setting in settings.items() if setting.words}
