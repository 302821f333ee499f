"""News of practice debates. Nothing heavy is imported here."""

from msgspec import Struct

from bot.kernel.ids import CommunityId


class PracticeMoved(Struct, frozen=True, kw_only=True):
    """News: something happened in a practice debate that its member was not shown yet."""

    community: CommunityId
    practice: str
