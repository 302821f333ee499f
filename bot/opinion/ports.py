"""What features above motions and joint statements do for them, and hear of them. Nothing heavy is
imported here."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from msgspec import Struct

from bot.kernel.ids import CommunityId


class GuaranteeNames(Struct, frozen=True, kw_only=True):
    """Knows the designs of a guarantee and the tensions that a motion is about."""

    load_designs: Callable[[Sequence[str]], Awaitable[Mapping[str, str]]]
    """The short name of each design, by its id."""

    load_tensions: Callable[[Sequence[str]], Awaitable[Mapping[str, str]]]
    """The finding of each tension, by its id."""


class JointStatementChanged(Struct, frozen=True, kw_only=True):
    """News: a joint statement of a debate was proposed, ranked or signed."""

    community: CommunityId
    debate: str
