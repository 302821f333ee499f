"""What features above motions and joint statements do for them, and hear of them. Nothing heavy is
imported here."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from bot.kernel.ids import CommunityId
from bot.kernel.view import View
from bot.opinion.commands import ShowConsensus

if TYPE_CHECKING:
    from bot.kernel.parts import Parts


class GuaranteeNames(Struct, frozen=True, kw_only=True):
    """Knows the designs of a guarantee and the tensions that a motion is about."""

    load_designs: Callable[[Sequence[str]], Awaitable[Mapping[str, str]]]
    """The short name of each design, by its id."""

    load_tensions: Callable[[Sequence[str]], Awaitable[Mapping[str, str]]]
    """The finding of each tension, by its id."""


class JointStatementChanged(Struct, frozen=True, kw_only=True):
    """News: a joint statement of a debate was proposed, ranked or signed (UTC)."""

    community: CommunityId
    debate: str
    at: datetime


class RoomSheet(Struct, frozen=True, kw_only=True):
    """Knows the guarantee sheet that a room works on."""

    load: "Callable[[Parts, ShowConsensus], Awaitable[View | None]]"
    """The sheet as it stands; None where the room has none."""


class RoomExercise(Struct, frozen=True, kw_only=True):
    """Knows the exercise that a room plays, or played last."""

    load: "Callable[[Parts, ShowConsensus], Awaitable[View | None]]"
    """Its board, or its debrief once it is over; None where the room has none."""
