"""What an adjudicator's ballot asks points for: a line for each who spoke from a seat, and one for
each side that replied."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import fmean

from msgspec import Struct

from bot.debate.rules.format import Format, SegmentKind
from bot.debate.state import Debate
from bot.kernel.ids import MemberId

SPEECHES = frozenset({SegmentKind.SPEECH, SegmentKind.SEALED})
"""Segments in which seats give the speeches that have points."""

NEAR = 1e-9
"""Points that lie no further apart are the same, for the sake of binary fractions."""


class BallotLine(Struct, frozen=True, kw_only=True):
    """Points for one who spoke from a seat, or of a reply (then with the seat of who gave it). The
    `key` is the seat's for the first who spoke from it, and the side's for a reply; `number` counts
    those who spoke from one seat. Only who spoke must be given points."""

    key: str
    side: str
    seat: str = ""
    member: MemberId | None = None
    number: int = 1
    spoke: bool = True


def find_seat(key: str, form: Format) -> str:
    """The seat (by key) that a ballot's key is of, where no line is; it may be none of the
    format's."""
    is_seat = any(seat.key == key for seat in form.seats)
    return key if is_seat else key.rpartition(".")[0]


def find_speech_lines(state: Debate) -> tuple[BallotLine, ...]:
    """A line for each speaker of a seat, in the format's order; those of sides that forfeited are
    left out, and so are seats in which nobody sits or spoke."""
    return tuple(
        line
        for seat in state.format.seats
        if seat.side not in state.forfeited
        for line in _seat_lines(state, seat.key, seat.side)
    )


def _seat_lines(state: Debate, seat: str, side: str) -> Iterator[BallotLine]:
    members = _find_members(state, seat)
    for number, member in enumerate(members, 1):
        key = seat if number == 1 else f"{seat}.{number}"
        yield BallotLine(key=key, side=side, seat=seat, member=member, number=number)
    if not members and seat in state.seats:
        yield BallotLine(key=seat, side=side, seat=seat, member=state.seats[seat], spoke=False)


def _find_members(state: Debate, seat: str) -> tuple[MemberId, ...]:
    """Who gave the speeches of a seat, in order, each once."""
    members = [
        spoken.member
        for segment in sorted(state.gave)
        if state.format.segments[segment].kind in SPEECHES
        for spoken in state.gave[segment]
        if spoken.seat == seat
    ]
    return tuple(dict.fromkeys(members))


def find_reply_lines(state: Debate) -> tuple[BallotLine, ...]:
    """A line for the reply of each side, where the format gives points for it; it need not be given
    where nobody replied."""
    scoring = state.format.scoring
    if scoring is None or scoring.reply is None:
        return ()
    return tuple(
        _reply_line(state, side.key)
        for side in state.format.sides
        if side.key not in state.forfeited
    )


def _reply_line(state: Debate, side: str) -> BallotLine:
    for segment in sorted(state.gave, reverse=True):
        if state.format.segments[segment].kind is not SegmentKind.REPLY:
            continue
        for spoken in state.gave[segment]:
            if state.format.seat(spoken.seat).side == side:
                return BallotLine(key=side, side=side, seat=spoken.seat, member=spoken.member)
    return BallotLine(key=side, side=side, spoke=False)


def get_line(key: str, lines: Mapping[str, BallotLine], form: Format) -> BallotLine:
    """The line of a speech's points by key; of one that no line is of any more, one that names
    nobody."""
    if line := lines.get(key):
        return line
    seat = find_seat(key, form)
    return BallotLine(key=key, side=form.seat(seat).side, seat=seat)


def get_reply_line(key: str, lines: Mapping[str, BallotLine]) -> BallotLine:
    """The same of a reply's points."""
    return lines.get(key) or BallotLine(key=key, side=key)


def sum_sides(
    scores: Iterable[tuple[str, float]],
    replies: Iterable[tuple[str, float]],
    lines: Iterable[BallotLine],
) -> dict[str, float]:
    """The points of each side (by key): of its seats, each with the mean of those who spoke from
    it, and of its reply."""
    line_by_key = {line.key: line for line in lines}
    points_by_seat: dict[tuple[str, str], list[float]] = {}
    for key, points in scores:
        if line := line_by_key.get(key):
            points_by_seat.setdefault((line.side, line.seat), []).append(points)
    totals: dict[str, float] = {}
    for (side, _), points_given in points_by_seat.items():
        totals[side] = totals.get(side, 0.0) + fmean(points_given)
    for side, points in replies:
        totals[side] = totals.get(side, 0.0) + points
    return totals


class SpeakerStanding(Struct, frozen=True, kw_only=True):
    """A speaker's place by the mean of their speeches' points, then by how many judges put them
    `first`, and in what places; whom nothing tells apart share one."""

    member: MemberId
    place: int
    speeches: int = 0
    total: float = 0
    average: float = 0
    first: int = 0


def rank_speakers(
    points: Iterable[tuple[str, float]],
    lines: Iterable[BallotLine],
    orders: Sequence[Sequence[str]] = (),
) -> tuple[SpeakerStanding, ...]:
    """The speakers of a debate, best first; `points` are those of the lines, by key, and `orders`
    those in which judges put the best of them."""
    members = {line.key: line.member for line in lines if line.member is not None}
    by_member: dict[MemberId, list[float]] = {}
    for key, score in points:
        if key in members:
            by_member.setdefault(members[key], []).append(score)
    named = [[members[key] for key in order if key in members] for order in orders]
    speakers = dict.fromkeys([*by_member, *(member for order in named for member in order)])
    first = {member: sum(order[:1] == [member] for order in named) for member in speakers}

    def merit(member: MemberId) -> tuple[float, int, int]:
        average = fmean(by_member[member]) if member in by_member else 0.0
        above = sum(len(members) - order.index(member) for order in named if member in order)
        return round(average, 9), first[member], above

    merits: Mapping[MemberId, tuple[float, int, int]] = {m: merit(m) for m in speakers}
    return tuple(
        SpeakerStanding(
            member=member,
            place=1 + sum(other > own for other in merits.values()),
            speeches=len(by_member.get(member, ())),
            total=sum(by_member.get(member, ())),
            average=own[0],
            first=first[member],
        )
        for member, own in sorted(merits.items(), key=lambda pair: pair[1], reverse=True)
    )
