"""`parley export`, `parley import`, `parley communities`: communities as files."""

import asyncio
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import asdict

from bot.adapters.web.rows import open_room
from bot.assembly import Parley
from bot.cli.files import read_file, write_file
from bot.cli.printing import say, warn
from bot.cli.refusals import CommandLineRefusal
from bot.cli.session import COMMUNITY
from bot.community.rows.exporting import (
    CommunityHead,
    export_community,
    list_communities,
    list_sizes,
)
from bot.community.rows.importing import import_communities
from bot.community.rules.moving import (
    MovedCommunity,
    is_community_id,
    move,
    read_communities,
    read_map,
    write_communities,
    write_community,
)
from bot.kernel import clock
from bot.kernel.ids import PlaceId
from bot.kernel.refusal import Refused
from bot.store.migrate import find_newest


async def export(parley: Parley, to: Path | None, community: str, *, every: bool) -> int:
    """Write a community, or every one, to a file or to standard output; returns the exit code.
    Raises Refused."""
    heads = {head.community: head for head in await list_communities(parley.db)}
    if every:
        document = write_communities([await _load(parley, head) for head in heads.values()])
    else:
        head = next((head for id_, head in heads.items() if id_ == (community or COMMUNITY)), None)
        if head is None:
            raise _missing(community or COMMUNITY, list(heads))
        document = write_community(await _load(parley, head))
    content = json.dumps(document, ensure_ascii=False)
    if to is None:
        say(content)
        return 0
    await asyncio.to_thread(write_file, to, f"{content}\n".encode())
    warn(f"Written to {to}.")
    if not every and not community and (others := set(heads) - {COMMUNITY}):
        warn(
            f"It holds the community {COMMUNITY} alone. For the others ({_list(others)}) use "
            "--community or --all."
        )
    return 0


async def _load(parley: Parley, head: CommunityHead) -> MovedCommunity:
    return MovedCommunity(
        community=head.community,
        schema=find_newest(),
        library=head.library,
        created_at=head.created_at,
        tables=await export_community(parley.db, head.community),
    )


def _missing(given: str, known: Sequence[str]) -> Refused:
    if not known:
        return Refused(CommandLineRefusal.NOTHING_KEPT)
    return Refused(CommandLineRefusal.NO_SUCH_COMMUNITY, given=given, known=_list(known))


def _list(communities: Iterable[str]) -> str:
    return ", ".join(sorted(communities))


async def import_file(parley: Parley, file: Path, to: str, pairs: Path | None) -> int:
    """Bring the communities of a file in; returns the exit code. Raises Refused."""
    content = await asyncio.to_thread(read_file, file)
    several = read_communities(content, find_newest())
    mapped = {} if pairs is None else read_map(_text(await asyncio.to_thread(read_file, pairs)))
    if to and len(several) != 1:
        raise Refused(CommandLineRefusal.AS_NEEDS_ONE, count=len(several))
    if to and not is_community_id(to):
        raise Refused(CommandLineRefusal.COMMUNITY_ID_WRONG, given=to)
    every = [move(each, to or each.community, mapped) for each in several]
    await import_communities(parley.db, every)
    for before, moved in zip(several, every, strict=True):
        await _open_rooms(parley, moved)
        count = {table: len(moved.tables.get(table, ())) for table in ("members", "debates")}
        say(f"{moved.community} is in. Members: {count['members']}. Debates: {count['debates']}.")
        if mapped:
            _say_unmapped(before, mapped)
    return 0


async def _open_rooms(parley: Parley, moved: MovedCommunity) -> None:
    """On the web a debate is found by its room."""
    if moved.community == COMMUNITY:
        rooms = [PlaceId(str(row["id"])) for row in moved.tables.get("places", ())]
        await parley.db.change(*(open_room(room, clock.now()) for room in rooms))


def _say_unmapped(moved: MovedCommunity, mapped: dict[str, str]) -> None:
    accounts = {str(row.get("account")) for row in moved.tables.get("accounts", ())}
    if left := sorted(accounts - set(mapped)):
        warn(f"These accounts are not in the map and stay as they were: {', '.join(left)}.")


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig", errors="replace")


async def list_all(parley: Parley, *, as_json: bool) -> int:
    """Print every community with what is in it; returns the exit code."""
    named = [asdict(size) for size in await list_sizes(parley.db)]
    if as_json:
        say(json.dumps(named, ensure_ascii=False))
        return 0
    if not named:
        warn("There is no community yet. The first one appears when somebody uses Parley.")
    for row in named:
        say("{community}  (members: {members}, debates: {debates}, sheets: {sheets})".format(**row))
    return 0
