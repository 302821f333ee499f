"""Teams: one to a side, or two on each bench as in British Parliamentary."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from bot.debate.rules.debatekeeper import words as w
from bot.debate.rules.format import Seat, Side
from bot.kernel.message import Message, row_of, say

HALVES = ("opening", "closing")


def find_halves(
    benches: Mapping[str, Sequence[Seat]], acting: Sequence[tuple[str, ...]], about: str
) -> dict[str, int]:
    """For each seat, by key, whether its team is the first (0) or second (1) of its bench; empty if
    each bench is one team. `acting` are the seats of each speech, `about` all that the file says,
    folded."""
    seats = [seat for sitting in benches.values() for seat in sitting]
    if len(benches) != 2 or not all(benches.values()):
        return {}
    told = {
        seat.key: half
        for seat in seats
        for half, pattern in enumerate(w.HALVES)
        if pattern.search(w.fold_words(seat.name))
    }
    side_of = {seat.key: seat.side for seat in seats}
    if len(told) == len(seats):
        given = [(side_of[key], told[key]) for (key, *others) in filter(None, acting) if not others]
        if all(given.count((side, half)) >= 2 for side in benches for half in (0, 1)):
            return told
    is_four = w.FOUR_TEAMS.search(about) or all(role in about for role in w.PARLIAMENT)
    if is_four and [len(sitting) for sitting in benches.values()] == [4, 4]:
        return {seat.key: n // 2 for sitting in benches.values() for n, seat in enumerate(sitting)}
    return {}


def split_into_teams(
    sides: Sequence[Side], seats: Sequence[Seat], halves: Mapping[str, int]
) -> tuple[tuple[Side, ...], tuple[Seat, ...]]:
    """Four sides, first the opening teams, and the seats on them."""
    teams = tuple(
        Side(key=f"{half}-{side.key}", name=f"{half.title()} {side.name}")
        for half in HALVES
        for side in sides
    )
    moved = [replace(seat, side=f"{HALVES[halves[seat.key]]}-{seat.side}") for seat in seats]
    order = [team.key for team in teams]
    return teams, tuple(sorted(moved, key=lambda seat: order.index(seat.side)))


def describe_teams(sides: Sequence[Side], seats: Sequence[Seat], about: str) -> list[Message]:
    """The sides with their seats, and what the file says against that."""
    counts = [sum(seat.side == side.key for seat in seats) for side in sides]
    teams = row_of(
        say("{side} ({seats})", side=side.name, seats=count)
        for side, count in zip(sides, counts, strict=True)
    )
    guesses = [say("Sides and seats: {teams}", teams=teams)]
    stated = w.TEAM_SIZES.search(about)
    if stated and [int(stated[1]), int(stated[2])] != counts[:2]:
        guesses.append(
            say(
                "The file says {first} against {second}, but its speeches say otherwise",
                first=int(stated[1]),
                second=int(stated[2]),
            )
        )
    return guesses
