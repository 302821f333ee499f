"""Vetoing motions: two sides strike in turn until one motion is left.

The field's motion veto: from a short list each side strikes what it would not debate. A lot says
who strikes first; then they alternate, one motion at a time. Who strikes for one side does not
strike for the other.
"""

from collections.abc import Sequence
from random import Random

from msgspec import Struct

from bot.kernel.ids import MemberId
from bot.kernel.refusal import Refused
from bot.opinion.refusals import OpinionRefusal

SIDES = ("for", "against")


class Strike(Struct, frozen=True):
    """One motion, by its number, struck by a member for a side."""

    side: str
    motion: str
    member: MemberId


class Striking(Struct, frozen=True, kw_only=True):
    """A veto as it stands. `motions` are those in play, by number; `seed` is that of the lot."""

    motions: tuple[str, ...]
    strikes: tuple[Strike, ...] = ()
    seed: str = ""

    @property
    def left(self) -> tuple[str, ...]:
        """The motions that nobody has struck."""
        struck = {strike.motion for strike in self.strikes}
        return tuple(motion for motion in self.motions if motion not in struck)

    @property
    def first(self) -> str:
        """The side that strikes first, by a lot that anybody can repeat."""
        return Random(self.seed).choice(SIDES)  # noqa: S311  # a toss, the same in a replay

    @property
    def turn(self) -> str | None:
        """The side that strikes next; None when one motion is left."""
        if len(self.left) < 2:
            return None
        last = self.strikes[-1].side if self.strikes else None
        return self.first if last is None else other_side(last)

    @property
    def chosen(self) -> str | None:
        """The motion that is left, once it is the only one."""
        return self.left[0] if len(self.left) == 1 else None


def other_side(side: str) -> str:
    """The other side."""
    return SIDES[1 - SIDES.index(side)]


def strike(state: Striking, side: str, motion: str, member: MemberId) -> Strike:
    """The strike of a motion for a side.

    Raises Refused: STRIKING_OVER, NOT_YOUR_STRIKE, STRUCK_FOR_OTHER, STRUCK_ALREADY,
    NO_SUCH_PROPOSAL.
    """
    if state.turn is None:
        raise Refused(OpinionRefusal.STRIKING_OVER)
    if motion not in state.motions:
        numbers = ", ".join(state.left)
        raise Refused(OpinionRefusal.NO_SUCH_PROPOSAL, number=motion, known=numbers)
    if motion not in state.left:
        raise Refused(OpinionRefusal.STRUCK_ALREADY, number=motion, left=", ".join(state.left))
    if side != state.turn:
        raise Refused(OpinionRefusal.NOT_YOUR_STRIKE, side=state.turn)
    if any(earlier.member == member and earlier.side != side for earlier in state.strikes):
        raise Refused(OpinionRefusal.STRUCK_FOR_OTHER, side=other_side(side))
    return Strike(side, motion, member)


def begin_striking(numbers: Sequence[str], seed: str) -> Striking:
    """A veto over these motions. Raises Refused (TOO_FEW_MOTIONS)."""
    if len(numbers) < 2:
        raise Refused(OpinionRefusal.TOO_FEW_MOTIONS)
    return Striking(motions=tuple(numbers), seed=seed)
