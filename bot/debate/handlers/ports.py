"""What features above debates do for them; `bot/assembly.py` says which module fills each port."""

from collections.abc import Awaitable, Callable, Sequence

from msgspec import Struct

from bot.debate.commands.debating import OpenDebate
from bot.debate.events import ExerciseHeld
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.kernel.view import View
from bot.store.statement import Statement


class MotionSource(Struct, frozen=True, kw_only=True):
    """Knows the motions that members proposed and those that come along."""

    put_into_words: Callable[[Parts, OpenDebate], Awaitable[OpenDebate]]
    """The command with the words of the motion it names by number or id, and its info slide.
    Raises Refused (NO_SUCH_PROPOSAL)."""

    make_rows: Callable[[OpenDebate], Sequence[Statement]]
    """What is kept besides, in the transaction that opens the debate."""


class ExerciseDebriefs(Struct, frozen=True, kw_only=True):
    """Knows what came of the exercises that belong to a debate."""

    load: Callable[[Parts, CommunityId, str, Sequence[ExerciseHeld]], Awaitable[tuple[View, ...]]]
    """The debriefs of a debate's exercises that are over, to be read after its transcript."""
