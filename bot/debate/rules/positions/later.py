"""Positions after a debate was closed. They stand beside its result and change none of it.

Of a secret ballot totals are shown in steps: only when at least three people have given a position
since the last step, so that no difference between two totals shows how one or two of them think.
"""

from collections.abc import Sequence

from msgspec import Struct

from bot.debate.rules.positions.credit import Credit, CreditedMove, count_credits
from bot.debate.rules.positions.ledger import (
    Ledger,
    Position,
    PositionChange,
    VotePhase,
    latest_by_member,
)
from bot.debate.rules.positions.swing import FEWEST, Tally, tally


class LaterPositions(Struct, frozen=True, kw_only=True):
    """The last later position of each, in sums; `waiting` people's are not in them yet. `moves`
    are changes of stance since the debate, and `credit` what was credited with them."""

    tally: Tally
    waiting: int = 0
    moves: tuple[CreditedMove, ...] = ()
    credit: tuple[Credit, ...] = ()


def sum_later(ledger: Ledger, *, secret: bool) -> LaterPositions | None:
    """The later positions in a ledger; None where there are none."""
    later = [position for position in ledger if position.phase is VotePhase.LATER]
    if not later:
        return None
    released = release(later) if secret else later
    ids = {position.id for position in released}
    shown = [p for p in ledger if p.phase is not VotePhase.LATER or p.id in ids]
    last = latest_by_member(released)
    before = latest_by_member([p for p in ledger if p.phase is not VotePhase.LATER])
    moves = [
        CreditedMove(PositionChange(before[member], position), position.moved_by)
        for member, position in last.items()
        if member in before and before[member].stance != position.stance
    ]
    return LaterPositions(
        tally=tally(position.camp for position in last.values()),
        waiting=len({p.member for p in later if p.id not in ids}),
        moves=tuple(moves),
        credit=count_credits(shown, among=frozenset(ids)),
    )


def release(later: Sequence[Position]) -> list[Position]:
    """The later positions of a secret ballot that totals may count: up to the last at which three
    people had given one since the step before."""
    released: list[Position] = []
    waiting: list[Position] = []
    for position in later:
        waiting.append(position)
        if len({p.member for p in waiting}) >= FEWEST:
            released += waiting
            waiting = []
    return released
