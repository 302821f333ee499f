"""What moved people: the speeches they credited, and what changed around a speech."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from bot.debate.rules.positions.ledger import (
    Ledger,
    Position,
    PositionChange,
    VotePhase,
    ballots,
    changes,
    history,
    latest_by_member,
)
from bot.kernel.ids import MemberId


class Credit(Struct, frozen=True, kw_only=True):
    """How many people credited something with moving them, and which way they had then moved.

    `of` is a speech or claim, or a side. Each person counts once, by the last time they gave this
    credit and the way they had last moved before: most say what moved them after the vote in which
    they moved. Who has moved neither way (grew surer, say) counts in `people` alone. Of the people,
    `switched` ended on another side than they began, and `crossed` came to a side or left it.
    """

    of: str
    people: int
    towards: int
    away: int
    switched: int = 0
    crossed: int = 0

    @property
    def weight(self) -> tuple[int, int, int]:
        """What orders credit, the greatest first: who changed sides weighs most."""
        return self.switched, self.crossed, self.people


def order_credits(
    given_credits: Iterable[Credit], place: Mapping[str, int], *, secret: bool
) -> tuple[Credit, ...]:
    """Credit with the weightiest first, among equals by their `place`. Of a secret ballot people
    alone count, since the order would show which words those who changed sides named."""

    def rank(credit: Credit) -> tuple[int, ...]:
        weight = (credit.people,) if secret else credit.weight
        return (*(-each for each in weight), place.get(credit.of, len(place)))

    return tuple(sorted(given_credits, key=rank))


def by_speech(ledger: Ledger) -> tuple[Credit, ...]:
    """Credit of every speech and claim that got any, the most credited first."""
    return _count_credits(_credits_in_order(ledger), _find_ways(ledger))


def count_credits(ledger: Ledger, among: frozenset[str]) -> tuple[Credit, ...]:
    """Credit of all that the positions of these ids credit, the most credited first."""
    given_credits = _credits_in_order(ledger, among)
    return _count_credits(given_credits, _find_ways(ledger))


def by_side(ledger: Ledger, sides: Mapping[str, str]) -> tuple[Credit, ...]:
    """Credit of each side; `sides` gives the side of each speech and claim, and what has none is
    left out. Who credits two speeches of a side counts once."""
    given_credits = (
        (sides[credited], member, direction)
        for credited, member, direction in _credits_in_order(ledger)
        if sides.get(credited)
    )
    return _count_credits(given_credits, _find_ways(ledger))


def _credits_in_order(
    ledger: Ledger, among: frozenset[str] | None = None
) -> Iterator[tuple[str, MemberId, int]]:
    """Each credit in order, of all positions or those of some ids: for what, by whom, and which way
    they had moved."""
    directions = _find_directions(ledger)
    for position in ledger:
        if among is not None and position.id not in among:
            continue
        for credited in position.moved_by:
            yield credited, position.member, directions.get(position.id, 0)


def _find_directions(ledger: Ledger) -> dict[str, int]:
    """By the id of each position, which way its member last moved; 0 who has not moved yet."""
    last: dict[MemberId, int] = {}
    directions: dict[str, int] = {}
    for step in changes(ledger):
        member = step.after.member
        last[member] = step.direction or last.get(member, 0)
        directions[step.after.id] = last[member]
    return directions


def _find_ways(ledger: Ledger) -> dict[MemberId, PositionChange]:
    """Of each member, the way from their first position to their last."""
    begun: dict[MemberId, Position] = {}
    for position in ledger:
        begun.setdefault(position.member, position)
    return {
        member: PositionChange(begun[member], last)
        for member, last in latest_by_member(ledger).items()
    }


def _count_credits(
    given_credits: Iterable[tuple[str, MemberId, int]], ways: Mapping[MemberId, PositionChange]
) -> tuple[Credit, ...]:
    last: dict[str, dict[MemberId, int]] = {}
    for credited, member, direction in given_credits:
        last.setdefault(credited, {})[member] = direction
    counted_credits = (
        Credit(
            of=credited,
            people=len(directions),
            towards=sum(way > 0 for way in directions.values()),
            away=sum(way < 0 for way in directions.values()),
            switched=sum(ways[member].switched for member in directions),
            crossed=sum(ways[member].crossed for member in directions),
        )
        for credited, directions in last.items()
    )
    return tuple(sorted(counted_credits, key=lambda credit: (-credit.people, credit.of)))


class CreditedMove(Struct, frozen=True):
    """A member's way from the first vote to the closing one, with all they credited on it."""

    change: PositionChange
    credited: tuple[str, ...]


def moves(ledger: Ledger) -> tuple[CreditedMove, ...]:
    """Everybody whose stance differs between the two votes, in order of their closing votes."""
    first, closing = ballots(ledger, VotePhase.FIRST), ballots(ledger, VotePhase.CLOSING)
    all_moves: list[CreditedMove] = []
    for member, last in closing.items():
        begun = first.get(member)
        if begun and begun.stance != last.stance:
            positions = history(ledger, member)
            way = positions[positions.index(begun) + 1 : positions.index(last) + 1]
            credited = (credit for position in way for credit in position.moved_by)
            all_moves.append(
                CreditedMove(PositionChange(begun, last), tuple(dict.fromkeys(credited)))
            )
    return tuple(all_moves)
