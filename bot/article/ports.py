"""What a feature above articles does for questions. Nothing heavy is imported here."""

from collections.abc import Awaitable, Callable

from msgspec import Struct

from bot.article.rules.library_passage import DesignsFound


class DesignLibrary(Struct, frozen=True, kw_only=True):
    """Knows the designs of a guarantee, their clauses and their words."""

    find_passages: Callable[[str], Awaitable[DesignsFound]]
    """What there is on a question; often nothing."""
