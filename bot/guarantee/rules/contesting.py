"""A chair's change of how votes are held, put to the vote by somebody who contests it."""

from datetime import datetime

from bot.guarantee.commands.packages import ContestRules
from bot.guarantee.events import RulesContested, SheetEvent
from bot.guarantee.evolve import evolve
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.allowed import allow
from bot.guarantee.rules.proposing import check_whole, make_room, open_vote
from bot.guarantee.rules.rule_change import RuleChange
from bot.guarantee.state import RULES, Sheet
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Refused


def find_contestable(sheet: Sheet, at: datetime) -> RuleChange | None:
    """The last change of how votes are held, where it can be contested at an instant (UTC)."""
    if not sheet.rule_changes:
        return None
    last = sheet.rule_changes[-1]
    is_last = last.after == sheet.rule_terms
    return last if is_last and not last.contested and at < last.until else None


def contest(sheet: Sheet, by: MemberId, at: datetime) -> list[SheetEvent]:
    """Put the last change of how votes are held to the vote; until that is over they are held as
    before.

    Raises Refused: OWN_SHEET, VOTES_PAUSED, NOTHING_TO_CONTEST, OWN_RULES, WHOLE_IN_VOTE,
    TOO_MANY_AMENDMENTS.
    """
    allow(sheet, ContestRules)
    change = find_contestable(sheet, at)
    if change is None or next(sheet.rivals(RULES), None) is not None:
        raise Refused(GuaranteeRefusal.NOTHING_TO_CONTEST)
    if change.by == by:
        raise Refused(GuaranteeRefusal.OWN_RULES)
    check_whole(sheet)
    make_room(sheet)
    contested = RulesContested(
        at=at, by=by, changer=change.by, before=change.before, after=change.after
    )
    after = evolve(sheet, contested)
    return [contested, open_vote(after, after.proposals[-1], by, at)]
