"""How a format is practised by two: a member in all seats of one side, the opponent opposite."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from bot.debate import events as e
from bot.debate.events import DebateEvent
from bot.debate.rules.format import Format, Preparation, SegmentKind, Side, Winner
from bot.kernel.ids import MemberId

OPPONENT = MemberId("practice-opponent")
"""Who sits in the seats of the other side. No member has this id: it is no member's account."""

_SPOKEN = (SegmentKind.SPEECH, SegmentKind.REPLY, SegmentKind.CROSS, SegmentKind.DISCUSSION)


class Level(Struct, frozen=True):
    """How hard an opponent is: its name, how many sentences it says at most, whether it is told
    what the member said, and what the model is told of it."""

    name: str
    sentences: int
    answers: bool
    told: str


LEVELS: Mapping[str, Level] = {
    "easy": Level("easy", 3, False, "easy. You give your side's own reasons and answer nothing."),
    "fair": Level("fair", 5, True, "fair. You give your reasons and answer the member's main one."),
    "hard": Level(
        "hard",
        7,
        True,
        "hard. You answer each of the member's reasons, the strongest first, and use what the texts"
        " say that the member left out.",
    ),
}

IN_EXCHANGE = 2
"""Sentences at most where both speak in turn, as in cross-examination."""


def adapt_for_two(form: Format) -> Format | None:
    """A format as it is practised: its speeches and exchanges, with their own seconds and
    characters, without votes, adjudicators, preparation and points; None if it does not serve."""
    sides = {seat.key: seat.side for seat in form.seats}
    segments = tuple(
        replace(segment, interruptions=None, more_interruptions=())
        for segment in form.segments
        if segment.kind in _SPOKEN and segment.actors
    )
    speaking = {sides[seat] for segment in segments for seat in segment.actors}
    if len(form.sides) != 2 or speaking != {side.key for side in form.sides}:
        return None
    return replace(
        form,
        segments=segments,
        preparation=Preparation.NONE,
        preparation_seconds=0,
        advance=False,
        votes=False,
        winner=Winner.NONE,
        scoring=None,
    )


def find_side(form: Format, named: str) -> Side | None:
    """The side of that key or name; "for" and "against" are the first and the second; None if
    there is none such."""
    wanted = named.strip().casefold()
    first, second = form.sides
    pair = {"": first, "for": first, "against": second}
    every = {word.casefold(): side for side in form.sides for word in (side.key, side.name)}
    return {**pair, **every}.get(wanted)


def decide_opening(
    form: Format, side: str, member: MemberId, at: datetime, *, tempo: str, hours: int
) -> list[DebateEvent]:
    """A practice debate opens: both are seated, and the first segment waits to be begun. The motion
    stands in a row, for its author may have it erased."""
    opened = e.DebateOpened(
        at=at, by=member, motion="", info="", tempo=tempo, ballot="secret", hours=hours, chair=True
    )
    seated = [
        e.SeatTaken(
            at=at, by=member, seat=seat.key, member=member if seat.side == side else OPPONENT
        )
        for seat in form.seats
    ]
    return [opened, *seated, e.PreparationEnded(at=at, by=member, side="", seconds=0)]
