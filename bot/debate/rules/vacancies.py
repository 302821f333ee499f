"""Seats in which nobody sits, and whether somebody is missed there."""

from bot.debate.rules.format import Seat, Segment
from bot.debate.state import Debate


def find_free_seats(state: Debate) -> tuple[Seat, ...]:
    """The seats in which nobody sits, but for those of sides that forfeited."""
    return tuple(
        seat
        for seat in state.format.seats
        if seat.key not in state.seats and seat.side not in state.forfeited
    )


def find_empty_seats(state: Debate) -> tuple[Seat, ...]:
    """The free seats from which somebody is to speak."""
    speaking = {seat for segment in state.format.segments for seat in segment.actors}
    return tuple(seat for seat in find_free_seats(state) if seat.key in speaking)


def find_missing_speakers(state: Debate, segment: Segment) -> tuple[Seat, ...]:
    """The empty seats of a segment, of each side for which nobody could speak in it."""
    acting = [state.format.seat(key) for key in segment.actors]
    present = {seat.side for seat in acting if seat.key in state.seats}
    return tuple(seat for seat in acting if seat.side not in present)
