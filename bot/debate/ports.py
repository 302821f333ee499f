"""What features above debates do for them, and what debates do for the app.

Declarations of features name these classes (`FEATURE`), so nothing heavy is imported here.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from bot.debate.commands.debating import OpenDebate
from bot.debate.events import ExerciseHeld
from bot.kernel.bar_source import BarSource
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, PlaceId
from bot.kernel.view import Block, View

if TYPE_CHECKING:
    from bot.kernel.parts import Parts
    from bot.store.statement import Statement


class MotionSource(Struct, frozen=True, kw_only=True):
    """Knows the motions that members proposed and those that come along."""

    put_into_words: "Callable[[Parts, OpenDebate], Awaitable[OpenDebate]]"
    """The command with the words of the motion it names by number or id, and its info slide.
    Raises Refused (NO_SUCH_PROPOSAL)."""

    make_rows: "Callable[[OpenDebate], Sequence[Statement]]"
    """What is kept besides, in the transaction that opens the debate."""


class SheetClauses(Struct, frozen=True, kw_only=True):
    """Knows what the guarantee sheet in use in a place says."""

    load: "Callable[[Parts, Caller, datetime | None], Awaitable[Sequence[SheetClause]]]"
    """Its clauses that say something, in order; none where no sheet is in use, or only one that was
    made before an instant, where one is given."""


class SheetClause(Struct, frozen=True, kw_only=True):
    """A clause of a sheet: how it is credited (`s`, the sheet's number, a point, the clause), and
    what it says, in our own words."""

    token: str
    title: str


class ExerciseDebriefs(Struct, frozen=True, kw_only=True):
    """Knows what came of the exercises that belong to a debate."""

    load: "Callable[[Parts, CommunityId, str, Sequence[ExerciseHeld]], Awaitable[tuple[View, ...]]]"
    """The debriefs of a debate's exercises that are over, to be read after its transcript."""


class DeskMatters(Struct, frozen=True, kw_only=True):
    """Knows what else of a debate waits for its chair."""

    load: "Callable[[Parts, CommunityId, str], Awaitable[tuple[Block, ...]]]"
    """What the desk says of it, with its buttons; nothing where nothing waits."""


class FindTaker(Protocol):
    """Says which command takes what a member writes in a place, since it is their turn."""

    async def __call__(self, parts: "Parts", by: Caller, *, heard: bool, begun: bool) -> str:
        """The command as text; "" where their words are only talk. Under a seal they are that where
        others have `heard` them, and else their author is asked; also about words that were `begun`
        in a turn which is over."""


class FloorSource(Struct, frozen=True, kw_only=True):
    """Knows who has the floor."""

    find_taker: FindTaker

    speech: type
    """The command by which a member speaks."""

    is_sealed: "Callable[[Parts, Caller], Awaitable[bool]]"
    """Is what is said in a place under a seal now?"""

    talk: type
    """The command by which a member says to the room what was kept for them."""

    find_kept: "Callable[[Parts, Caller], Awaitable[str]]"
    """The words that are kept for a member; "" if none are."""

    find_places: "Callable[[Parts, CommunityId], Awaitable[Sequence[PlaceId]]]"
    """The places of a community in which somebody may have it."""


class DebateBar(BarSource, frozen=True, kw_only=True):
    """Knows how the debate of a place stands."""


class DebateClosed(Struct, frozen=True, kw_only=True):
    """News: a room was shown the result of a debate."""

    community: CommunityId
    debate: str


class DebateShown(Struct, frozen=True, kw_only=True):
    """News: something of a debate was shown. `first_vote_at` is when its first vote closed (UTC),
    told for as long as no speech has begun."""

    community: CommunityId
    debate: str
    first_vote_at: datetime | None = None
