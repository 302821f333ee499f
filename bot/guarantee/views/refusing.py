"""What is said after a refusal on a sheet: whose it is, and what the reader can do instead."""

from collections.abc import Mapping

from bot.debate.views.board import Names, person
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.state import Sheet
from bot.kernel.explaining import RefusalExplanation
from bot.kernel.message import Message, say
from bot.kernel.refusal import RefusalCode
from bot.kernel.view import Button

EXPLAINED = frozenset(
    {
        GuaranteeRefusal.OWN_SHEET,
        GuaranteeRefusal.NOT_YOUR_SHEET,
        GuaranteeRefusal.NOT_SHEET_CHAIR,
        GuaranteeRefusal.NOT_YOUR_AMENDMENT,
        GuaranteeRefusal.NOT_YOUR_EVIDENCE,
    }
)
"""The refusals of what others can do."""

_FORK = frozenset({GuaranteeRefusal.OWN_SHEET, GuaranteeRefusal.NOT_YOUR_SHEET})


def explain_refusal(
    sheet: Sheet, code: RefusalCode, values: Mapping[str, object], names: Names
) -> RefusalExplanation:
    """Who can do what was refused, by the `values` that the member gave, and what they can."""
    said = _who_can(sheet, code, values.get("number"), names)
    at = sheet.number
    button = (
        Button(say("Make a copy"), f"/guarantee fork sheet:{at}")
        if code in _FORK
        else Button(say("See the sheet"), f"/guarantee show sheet:{at}")
    )
    return RefusalExplanation((said,) if said is not None else (), (button,))


def _who_can(sheet: Sheet, code: RefusalCode, number: object, names: Names) -> Message | None:
    match code:
        case GuaranteeRefusal.OWN_SHEET | GuaranteeRefusal.NOT_YOUR_SHEET:
            return say("Its owner is {member}.", member=person(sheet.maker, names))
        case GuaranteeRefusal.NOT_SHEET_CHAIR:
            return say("{member} started it.", member=person(sheet.maker, names))
        case GuaranteeRefusal.NOT_YOUR_EVIDENCE:
            attached = {piece.number: piece.member for piece in sheet.evidence}
            member = attached.get(_number(number))
            return say("{member} attached it.", member=person(member, names)) if member else None
        case GuaranteeRefusal.NOT_YOUR_AMENDMENT:
            movers = {proposal.number: proposal.mover for proposal in sheet.proposals}
            member = movers.get(_number(number))
            return say("{member} proposed it.", member=person(member, names)) if member else None
        case _:
            return None


def _number(given: object) -> int:
    return given if isinstance(given, int) else 0
