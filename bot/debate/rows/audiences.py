"""Places that watch a debate from elsewhere, the invitations that lead there, and their voters."""

from datetime import datetime, timedelta

from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement, to_ms

GOOD_FOR = timedelta(days=1)
"""How long an invitation holds."""


class WatchingPlace(Struct, frozen=True, kw_only=True):
    """A place of the community `home` that watches a debate of `community`; `shown` is the
    version of the debate's journal that its board shows."""

    community: CommunityId
    debate: str
    home: CommunityId
    place: PlaceId
    linked_by: MemberId
    shown: int


_AUDIENCE = "SELECT community, debate, home, place, linked_by, shown FROM audiences"


def insert_invitation(
    community: CommunityId, debate: str, code: str, by: MemberId, at: datetime
) -> tuple[Statement, ...]:
    """Statements that keep an invitation, and forget those that are over."""
    return (
        make_statement("DELETE FROM audience_invitations WHERE expires < ?", to_ms(at)),
        make_statement(
            "INSERT INTO audience_invitations (community, code, debate, made_by, expires)"
            " VALUES (?, ?, ?, ?, ?)",
            community,
            code,
            debate,
            by,
            to_ms(at + GOOD_FOR),
        ),
    )


async def find_invitation(db: Database, code: str, at: datetime) -> tuple[CommunityId, str] | None:
    """The community and the debate to which a code leads; None if it does not hold (any more)."""
    rows = await db.read(
        "SELECT community, debate FROM audience_invitations WHERE code = ? AND expires >= ?",
        code,
        to_ms(at),
    )
    return (CommunityId(str(rows[0][0])), str(rows[0][1])) if rows else None


async def list_homes(db: Database, community: CommunityId) -> list[CommunityId]:
    """The other communities in which debates of one are watched."""
    rows = await db.read(
        "SELECT DISTINCT home FROM audiences WHERE community = ? AND home <> ?",
        community,
        community,
    )
    return [CommunityId(str(home)) for (home,) in rows]


def link_place(code: str, audience: WatchingPlace, at: datetime) -> tuple[Statement, ...]:
    """Statements that use an invitation up and link a place. Writing them raises Conflict when
    somebody else used it at the same moment."""
    return (
        make_statement("DELETE FROM audience_invitations WHERE code = ?", code, expect=1),
        make_statement(
            "INSERT INTO audiences (community, debate, home, place, linked_by, linked_at, shown)"
            " VALUES (?, ?, ?, ?, ?, ?, 0) ON CONFLICT (community, debate, home, place)"
            " DO UPDATE SET shown = 0",
            audience.community,
            audience.debate,
            audience.home,
            audience.place,
            audience.linked_by,
            to_ms(at),
        ),
    )


async def load_of_debate(db: Database, community: CommunityId, debate: str) -> list[WatchingPlace]:
    """The places that watch a debate, in the order in which they came."""
    rows = await db.read(
        f"{_AUDIENCE} WHERE community = ? AND debate = ? ORDER BY linked_at, home, place",
        community,
        debate,
    )
    return [_audience(row) for row in rows]


async def find_audience(db: Database, audience: WatchingPlace) -> WatchingPlace | None:
    """A place as it watches a debate now; None if it does so no more."""
    rows = await db.read_inline(
        f"{_AUDIENCE} WHERE community = ? AND debate = ? AND home = ? AND place = ?",
        audience.community,
        audience.debate,
        audience.home,
        audience.place,
    )
    return _audience(rows[0]) if rows else None


async def load_of_place(db: Database, home: CommunityId, place: PlaceId) -> list[WatchingPlace]:
    """The debates that a place watches, the latest first."""
    rows = await db.read(
        f"{_AUDIENCE} WHERE home = ? AND place = ? ORDER BY linked_at DESC", home, place
    )
    return [_audience(row) for row in rows]


def set_shown_version(audience: WatchingPlace, version: int) -> Statement:
    """Statement that notes which version an audience's board shows; it never goes back."""
    return make_statement(
        "UPDATE audiences SET shown = ? WHERE community = ? AND debate = ? AND home = ?"
        " AND place = ? AND shown < ?",
        version,
        audience.community,
        audience.debate,
        audience.home,
        audience.place,
        version,
    )


def unlink_place(audience: WatchingPlace) -> Statement:
    """Statement that lets a place watch no more."""
    return make_statement(
        "DELETE FROM audiences WHERE community = ? AND debate = ? AND home = ? AND place = ?",
        audience.community,
        audience.debate,
        audience.home,
        audience.place,
    )


async def find_guest(
    db: Database, community: CommunityId, home: CommunityId, member: MemberId, fresh: MemberId
) -> MemberId:
    """The member as whom somebody of another community votes here; a `fresh` id for a new one."""
    (rows,) = await db.change(
        make_statement(
            "INSERT INTO guests (community, member, home, account) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (community, home, account) DO UPDATE SET home = excluded.home"
            " RETURNING member",
            community,
            fresh,
            home,
            member,
        )
    )
    return MemberId(str(rows[0][0]))


async def find_known_guest(
    db: Database, community: CommunityId, home: CommunityId, member: MemberId
) -> MemberId | None:
    """The member as whom somebody of another community has voted here; None if they have not."""
    rows = await db.read(
        "SELECT member FROM guests WHERE community = ? AND home = ? AND account = ?",
        community,
        home,
        member,
    )
    return MemberId(str(rows[0][0])) if rows else None


async def load_stays(
    db: Database, home: CommunityId, member: MemberId
) -> list[tuple[CommunityId, MemberId]]:
    """The communities in which a member was a guest, and as whom."""
    rows = await db.read(
        "SELECT community, member FROM guests WHERE home = ? AND account = ?", home, member
    )
    return [(CommunityId(str(community)), MemberId(str(guest))) for community, guest in rows]


def delete_guest(home: CommunityId, member: MemberId) -> Statement:
    """Statement that forgets as whom a member was a guest."""
    return make_statement("DELETE FROM guests WHERE home = ? AND account = ?", home, member)


def _audience(row: tuple[object, ...]) -> WatchingPlace:
    community, debate, home, place, linked_by, version = row
    return WatchingPlace(
        community=CommunityId(str(community)),
        debate=str(debate),
        home=CommunityId(str(home)),
        place=PlaceId(str(place)),
        linked_by=MemberId(str(linked_by)),
        shown=int(str(version)),
    )
