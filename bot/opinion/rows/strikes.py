"""Vetoes of motions: in each place rounds, and in each round the strikes in turn."""

from datetime import datetime

from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.opinion.rules.striking import Strike, Striking
from bot.store.database import Database
from bot.store.statement import Statement, make_statement, to_ms


class Round(Struct, frozen=True, kw_only=True):
    """The last veto of a place, as it stands."""

    number: int
    state: Striking


def insert_strike_round(
    community: CommunityId,
    place: PlaceId,
    key: str,
    during: Round,
    member: MemberId,
    at: datetime,
) -> Statement:
    """Statement that begins a round. Conflict where it has begun; its key is the lot's seed."""
    numbers = " ".join(during.state.motions)
    return _row(community, place, key, during.number, 0, member, "", numbers, at)


def insert_strike(
    community: CommunityId,
    place: PlaceId,
    key: str,
    during: Round,
    strike: Strike,
    at: datetime,
) -> Statement:
    """Statement that adds a strike. Conflict where somebody else has struck in that turn."""
    turn = len(during.state.strikes) + 1
    return _row(
        community, place, key, during.number, turn, strike.member, strike.side, strike.motion, at
    )


def _row(
    community: CommunityId,
    place: PlaceId,
    key: str,
    number: int,
    turn: int,
    member: MemberId,
    side: str,
    motion: str,
    at: datetime,
) -> Statement:
    return make_statement(
        "INSERT INTO strikes (community, id, place, round, turn, member, side, motion, struck_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        key,
        place,
        number,
        turn,
        member,
        side,
        motion,
        to_ms(at),
    )


async def find_last_round(db: Database, community: CommunityId, place: PlaceId) -> Round | None:
    """The last round of a place; None if there was none."""
    rows = await db.read(
        "SELECT id, round, turn, member, side, motion FROM strikes"
        " WHERE community = ? AND place = ? ORDER BY round, turn",
        community,
        place,
    )
    if not rows:
        return None
    number = int(rows[-1][1] or 0)
    this = [row for row in rows if int(row[1] or 0) == number]
    seed, _, _, _, _, motions = this[0]
    strikes = tuple(
        Strike(str(side), str(motion), MemberId(str(member)))
        for _, _, _, member, side, motion in this[1:]
    )
    state = Striking(motions=tuple(str(motions).split()), strikes=strikes, seed=str(seed))
    return Round(number=number, state=state)
