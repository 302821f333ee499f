"""What every command carries: who asks, where, when, and an id for what it may create."""

from datetime import datetime

from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role


class Caller(Struct, frozen=True, kw_only=True):
    """A member speaking in a place; `within` is the one of which it is a thread, if of any."""

    community: CommunityId
    place: PlaceId
    member: MemberId
    name: str
    role: Role = Role.MEMBER
    within: PlaceId | None = None


class Command(Struct, frozen=True, kw_only=True):
    """Something a member asks of Parley. Each feature derives its own from this one.

    `at` is the instant in UTC; `id` is fresh and unique, for rows that the command may make.
    """

    by: Caller
    at: datetime
    id: str
