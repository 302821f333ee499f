"""Who sits where: taking seats, giving them back, the draw, substitutes."""

from random import Random

from bot.debate import events as e
from bot.debate.commands.debating import DrawSeats, FlipCoin, LeaveSeat, Swap, TakeSeat
from bot.debate.events import DebateEvent
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.vacancies import find_free_seats
from bot.debate.state import Debate
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Refused


def take_seat(state: Debate, command: TakeSeat) -> list[DebateEvent]:
    """Take a seat by its key or name, or any free one of a side. One seat a member. After sign-up
    nobody changes seats by it: that is the chair's."""
    me = command.by.member
    own_seats = [seat for seat, sitter in state.seats.items() if sitter == me]
    seat_wanted = _find_seats(state, command.seat)
    if own_seats and own_seats[0] in seat_wanted:
        raise Refused(DebateRefusal.SEATED_ALREADY, seat=state.format.seat(own_seats[0]).name)
    free_seats = {seat.key for seat in find_free_seats(state)}
    free = [seat for seat in seat_wanted if seat in free_seats]
    if not free and len(state.seats) == len(state.format.seats):
        raise Refused(DebateRefusal.SEATS_FULL)
    if not free:
        raise Refused(DebateRefusal.SEAT_TAKEN, seat=command.seat, free=_find_free_seat(state))
    seats_left: list[DebateEvent] = [
        e.SeatLeft(at=command.at, by=me, seat=seat) for seat in own_seats
    ]
    return [*seats_left, e.SeatTaken(at=command.at, by=me, seat=free[0], member=me)]


def leave_seat(state: Debate, command: LeaveSeat) -> list[DebateEvent]:
    """Give back all one's seats; in a running debate the chair finds a substitute."""
    me = command.by.member
    own_seats = [seat for seat, sitter in state.seats.items() if sitter == me]
    return [e.SeatLeft(at=command.at, by=me, seat=seat) for seat in own_seats]


def draw_seats(state: Debate, command: DrawSeats) -> list[DebateEvent]:
    """Deal those who are seated to the seats at random; the command's id is the seed. A side that
    forfeited is left as it is."""
    seated = {
        seat: member
        for seat, member in state.seats.items()
        if state.format.seat(seat).side not in state.forfeited
    }
    members = list(dict.fromkeys(seated.values()))
    if len(members) < 2:
        raise Refused(DebateRefusal.TOO_FEW_SEATED)
    chance = Random(command.id)  # noqa: S311  # a draw, and it must come out the same in a replay
    chance.shuffle(members)
    seats = _deal_seats(state, len(members))
    seats_left: list[DebateEvent] = [
        e.SeatLeft(at=command.at, by=command.by.member, seat=s) for s in seated
    ]
    return seats_left + [
        e.SeatTaken(at=command.at, by=command.by.member, seat=seat, member=member)
        for seat, member in zip(seats, members, strict=True)
    ]


def flip_coin(state: Debate, command: FlipCoin) -> list[DebateEvent]:
    """Toss a coin between the first two sides; the command's id is the seed."""
    chance = Random(command.id)  # noqa: S311  # a toss, and it must come out the same in a replay
    side = chance.choice(state.format.sides[:2])
    return [e.CoinFlipped(at=command.at, by=command.by.member, side=side.key)]


def swap_seats(state: Debate, command: Swap) -> list[DebateEvent]:
    """Put a member in a seat, whoever held it; one member may hold two seats of one side."""
    seat = _find_seats(state, command.seat)[0]
    member = MemberId(command.member)
    side = state.format.seat(seat).side
    sides = {state.format.seat(s).side for s, m in state.seats.items() if m == member}
    if sides - {side}:
        raise Refused(DebateRefusal.ON_OTHER_SIDE)
    return [e.SeatTaken(at=command.at, by=command.by.member, seat=seat, member=member)]


def _find_seats(state: Debate, words: str) -> list[str]:
    """The seats that a member may mean by a key, a role's name, or a side."""
    sought = words.strip().casefold()
    seats = state.format.seats
    exact = [s.key for s in seats if sought in (s.key.casefold(), s.name.casefold())]
    if exact:
        return exact
    sides = [d.key for d in state.format.sides if sought in (d.key.casefold(), d.name.casefold())]
    of_side = [s.key for s in seats if s.side in sides]
    if not of_side:
        raise Refused(DebateRefusal.NO_SUCH_SEAT, seat=words, free=_find_free_seat(state))
    return of_side


def _find_free_seat(state: Debate) -> str:
    return ", ".join(seat.name for seat in find_free_seats(state)) or "none"


def _deal_seats(state: Debate, size: int) -> list[str]:
    """So many seats, dealt in turn to the sides that did not forfeit."""
    by_side = [
        list(state.format.seats_of(side.key))
        for side in state.format.sides
        if side.key not in state.forfeited
    ]
    dealt: list[str] = []
    while len(dealt) < size and any(by_side):
        for seats in by_side:
            if seats and len(dealt) < size:
                dealt.append(seats.pop(0).key)
    return dealt
