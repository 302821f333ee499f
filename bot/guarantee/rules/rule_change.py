"""A change of how votes on a sheet are held."""

from datetime import datetime

from msgspec import Struct

from bot.guarantee.rules.votes import RuleTerms
from bot.kernel.ids import MemberId


class RuleChange(Struct, frozen=True, kw_only=True):
    """A chair changed how votes are held: who, when, and how they were held before. Anybody can
    contest it `until` then (UTC); `contested` once somebody had it put to the vote."""

    by: MemberId
    at: datetime
    until: datetime
    before: RuleTerms
    after: RuleTerms
    touched: int
    contested: bool = False
