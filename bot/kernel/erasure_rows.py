"""Members who had their words and their name erased, while rooms may still show them."""

import json
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement, to_ms


class Erasure(Struct, frozen=True, kw_only=True):
    """Whose words and name the rooms of a community may still show, and the rooms that were made
    under a title that was erased, each with the title that it has now."""

    community: CommunityId
    member: MemberId
    rooms: tuple[tuple[PlaceId, str], ...] = ()


def insert_erasure(erasure: Erasure, at: datetime) -> Statement:
    """Statement that keeps what is still to be done for somebody who was erased."""
    return make_statement(
        "INSERT INTO erasures (community, member, rooms, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (community, member) DO UPDATE SET rooms = excluded.rooms, at = excluded.at",
        erasure.community,
        erasure.member,
        json.dumps(erasure.rooms),
        to_ms(at),
    )


def delete_erasure(erasure: Erasure) -> Statement:
    """Statement that notes that it is done."""
    return make_statement(
        "DELETE FROM erasures WHERE community = ? AND member = ?",
        erasure.community,
        erasure.member,
    )


async def has_erasure(db: Database, erasure: Erasure) -> bool:
    """Is it still to be done?"""
    query = "SELECT 1 FROM erasures WHERE community = ? AND member = ?"
    return bool(await db.read(query, erasure.community, erasure.member))


async def load_erasures(db: Database) -> Sequence[Erasure]:
    """All that is still to be done, the oldest first."""
    rows = await db.read("SELECT community, member, rooms FROM erasures ORDER BY at, member")
    return [
        Erasure(
            community=CommunityId(str(community)),
            member=MemberId(str(member)),
            rooms=tuple((PlaceId(place), title) for place, title in json.loads(str(rooms))),
        )
        for community, member, rooms in rows
    ]
