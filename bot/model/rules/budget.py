"""How much of the language model a member and a community may use in a day (UTC)."""

from datetime import datetime

from msgspec import Struct

from bot.kernel.refusal import Refused
from bot.model.refusals import ModelRefusal

LETTERS_A_TOKEN = 3
"""Characters of a token, taken low, so that an estimate is rather too high."""


class Limits(Struct, frozen=True, kw_only=True):
    """The most of a day; 0 sets no limit."""

    community_requests: int = 0
    community_tokens: int = 0
    member_requests: int = 0
    member_tokens: int = 0


class Spent(Struct, frozen=True):
    """What was used since midnight: requests, and tokens in both directions."""

    requests: int = 0
    tokens: int = 0


def midnight(at: datetime) -> datetime:
    """When the day (UTC) of an instant began."""
    return at.replace(hour=0, minute=0, second=0, microsecond=0)


def estimate(letters: int, most_tokens: int) -> int:
    """Tokens that a request may cost at most: what is sent, and the longest answer."""
    return letters // LETTERS_A_TOKEN + most_tokens


def check(limits: Limits, member: Spent, community: Spent, tokens: int = 0) -> None:
    """May one more request be made, of so many tokens at most? A community's
    tokens are what its day may cost: what could go over them is not sent, unless nothing was used
    yet. Raises Refused (MODEL_MEMBER_SPENT, MODEL_COMMUNITY_SPENT)."""
    if _over(member, limits.member_requests, limits.member_tokens):
        raise Refused(ModelRefusal.MODEL_MEMBER_SPENT)
    left = limits.community_tokens - (tokens if community.tokens else 0)
    if _over(community, limits.community_requests, limits.community_tokens) or (
        limits.community_tokens and community.tokens > left
    ):
        raise Refused(ModelRefusal.MODEL_COMMUNITY_SPENT)


def _over(spent: Spent, requests: int, tokens: int) -> bool:
    return bool((requests and spent.requests >= requests) or (tokens and spent.tokens >= tokens))
