"""Every journal worked out again from its events, and compared with the tables beside it."""

from collections.abc import AsyncIterator

from msgspec import Struct

from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.store.statement import Row, to_int

STREAMS = (
    "SELECT s.community, s.stream, s.version, count(e.version), max(e.version) FROM streams s"
    " LEFT JOIN events e ON e.community = s.community AND e.stream = s.stream"
    " GROUP BY s.community, s.stream, s.version ORDER BY s.community, s.stream"
)


class StoreDifference(Struct, frozen=True):
    """Something in the store that is not as the journals say, in words."""

    community: CommunityId
    stream: str
    what: str


async def find_differences(parts: Parts) -> AsyncIterator[StoreDifference]:
    """Go through every journal. What somebody writes meanwhile is no difference: of each that
    shows one a second look is taken. Raises Unavailable."""
    for row in await parts.db.read(STREAMS):
        community, stream = CommunityId(str(row[0])), str(row[1])
        if not await _look(parts, community, stream, row):
            continue
        (again,) = await parts.db.read(
            STREAMS.replace(" GROUP BY", " WHERE s.community = ? AND s.stream = ? GROUP BY"),
            community,
            stream,
        )
        for what in await _look(parts, community, stream, again):
            yield StoreDifference(community, stream, what)


async def _look(parts: Parts, community: CommunityId, stream: str, row: Row) -> list[str]:
    version, count, last = (to_int(cell) for cell in row[2:])
    if not version == count == last:
        return [f"it has {count} events up to number {last}, and its head says {version}"]
    name, _, id_ = stream.partition(":")
    kind = await parts.features.journal(name)
    if kind is None:
        return [f"nothing here knows what {name} is"]
    return list(await kind.verify(parts, community, id_))
