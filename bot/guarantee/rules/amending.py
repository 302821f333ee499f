"""Amendments of amendments: moved, and decided before what they amend."""

from datetime import datetime

from bot.guarantee.events import AmendmentMoved, SheetEvent, VoteAsked
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.allowed import allow
from bot.guarantee.rules.proposing import make_room, undecided
from bot.guarantee.rules.stages import InVote, LyingOpen
from bot.guarantee.rules.steps import MoveAmendment
from bot.guarantee.state import RULES, WHOLE, Proposal, Setting, Sheet
from bot.kernel.refusal import Refused


def amend_amendment(sheet: Sheet, number: int, setting: Setting, at: datetime) -> list[SheetEvent]:
    """Propose what an amendment should say instead; the setting's member is the mover. One that
    lies open needs a vote then.

    Raises Refused: OWN_SHEET, NO_SUCH_AMENDMENT, NO_AMENDMENT_WAITS, DECIDED_ALREADY,
    CHANGES_NO_CLAUSE, AMENDS_ALREADY, AMENDED_IN_VOTE, AMENDMENT_SAYS_IT, AMENDED_TO_NOTHING,
    PROPOSED_THERE, TOO_MANY_AMENDMENTS.
    """
    allow(sheet, MoveAmendment)
    amended = find_amendable(sheet, number)
    if setting.same(sheet.setting_of(amended)):
        raise Refused(GuaranteeRefusal.AMENDMENT_SAYS_IT, number=number)
    if setting.same(sheet.at(amended.clause)):
        raise Refused(GuaranteeRefusal.AMENDED_TO_NOTHING, number=number)
    for other in sheet.live_at(amended.clause):
        if sheet.setting_of(other).same(setting):
            raise Refused(GuaranteeRefusal.PROPOSED_THERE, number=other.number)
    make_room(sheet)
    moved = AmendmentMoved(
        at=at,
        by=setting.member,
        clause=amended.clause,
        options=setting.options,
        amends=number,
    )
    if isinstance(amended.stage, LyingOpen):
        return [moved, VoteAsked(at=at, by=setting.member, number=number)]
    return [moved]


def find_amendable(sheet: Sheet, number: int) -> Proposal:
    """The amendment of that number, where it can be amended now.

    Raises Refused: NO_SUCH_AMENDMENT, NO_AMENDMENT_WAITS, DECIDED_ALREADY, CHANGES_NO_CLAUSE,
    AMENDS_ALREADY, AMENDED_IN_VOTE.
    """
    amended = undecided(sheet, number)
    if amended.clause in (WHOLE, RULES):
        raise Refused(GuaranteeRefusal.CHANGES_NO_CLAUSE, number=number)
    if amended.amends:
        raise Refused(GuaranteeRefusal.AMENDS_ALREADY, number=number, first=amended.amends)
    if isinstance(amended.stage, InVote):
        raise Refused(GuaranteeRefusal.AMENDED_IN_VOTE, number=number)
    return amended
