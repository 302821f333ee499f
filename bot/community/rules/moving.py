"""A community as a file: how it is written, what is read again, and how its ids change when it goes
somewhere else."""

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from bot.community.refusals import CommunityRefusal
from bot.kernel.refusal import Refused

FORMAT = 1
HEAD = "parley"
"""Where a file says what it is; beside it stand the tables."""

CONSOLE = "console"
"""The one community whose rooms have names in place of ids."""

_COMMUNITY_ID = re.compile(r"(discord|slack):\w+", re.ASCII)

Written = str | int | float | None
Cells = Written | bytes
Tables = Mapping[str, Sequence[Mapping[str, Cells]]]


class MovedCommunity(Struct, frozen=True, kw_only=True):
    """A community as a file holds it: the id it had, the last migration of the Parley that wrote
    it, how often its library changed, when it began (ms UTC), and its rows by table."""

    community: str
    schema: int
    library: int
    created_at: int
    tables: Tables


def is_community_id(words: str) -> bool:
    """Is it an id under which some platform would find its community again?"""
    return words == CONSOLE or _COMMUNITY_ID.fullmatch(words) is not None


def write_community(moved: MovedCommunity) -> dict[str, object]:
    """A community as the JSON of a file."""
    head = {
        "format": FORMAT,
        "schema": moved.schema,
        "community": moved.community,
        "library": moved.library,
        "created_at": moved.created_at,
    }
    return {HEAD: head, **moved.tables}


def write_communities(several: Sequence[MovedCommunity]) -> dict[str, object]:
    """Several communities as the JSON of one file."""
    return {HEAD: {"format": FORMAT}, "communities": [write_community(each) for each in several]}


class _Head(Struct, frozen=True, kw_only=True):
    format: int
    schema: int
    community: str
    library: int = 0
    created_at: int


def read_communities(content: bytes, known: int) -> list[MovedCommunity]:
    """The communities in a file, for a program that knows so many migrations.

    Raises Refused (EXPORT_UNREADABLE, EXPORT_NEWER).
    """
    try:
        document = msgspec.json.decode(content, type=dict[str, Any])
        if not isinstance(document.get(HEAD), dict):
            raise Refused(CommunityRefusal.EXPORT_UNREADABLE)
        listed = document.get("communities")
        several = msgspec.convert([document] if listed is None else listed, list[dict[str, Any]])
        return [_read_one(each, known) for each in several]
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Refused(CommunityRefusal.EXPORT_UNREADABLE) from error


def _read_one(document: dict[str, Any], known: int) -> MovedCommunity:
    head = msgspec.convert(document.get(HEAD), _Head)
    if head.format > FORMAT or head.schema > known:
        raise Refused(CommunityRefusal.EXPORT_NEWER)
    tables = {name: rows for name, rows in document.items() if name != HEAD}
    return MovedCommunity(
        community=head.community,
        schema=head.schema,
        library=head.library,
        created_at=head.created_at,
        tables=msgspec.convert(tables, dict[str, list[dict[str, Written]]]),
    )


def read_map(content: str) -> dict[str, str]:
    """Pairs of an old and a new id, a line each, with a comma between; other lines than that are
    refused, empty ones and those after # passed over. Raises Refused (MAP_UNREADABLE, MAP_TWICE).
    """
    pairs: dict[str, str] = {}
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        cells = [cell.strip() for cell in next(csv.reader(io.StringIO(line)))]
        if len(cells) != 2 or not all(cells):
            raise Refused(CommunityRefusal.MAP_UNREADABLE, number=number, given=line.strip())
        if cells[0] in pairs or cells[1] in pairs.values():
            twice = cells[0] if cells[0] in pairs else cells[1]
            raise Refused(CommunityRefusal.MAP_TWICE, number=number, given=twice)
        pairs[cells[0]] = cells[1]
    return pairs


HERE_ALONE = frozenset({"shown_messages", "discord_events", "audiences", "guests"})
"""Tables of what a platform or another community knows of it under its old id."""

_PLACES = {
    "places": ("id", "within"),
    "answers": ("place",),
    "community_settings": ("archive", "room"),
    "debates": ("place",),
    "strikes": ("place",),
    "sheets": ("place",),
    "place_sheets": ("place",),
    "exercises": ("place",),
}
"""Columns that name a place."""

_ROLES = ("chair_role", "admin_role")


def move(moved: MovedCommunity, to: str, pairs: Mapping[str, str]) -> MovedCommunity:
    """A community under an id: its accounts, places and roles by pairs of old and new ids. Under
    another id than it had, a place that no pair names gets an id that no room has, so that nothing
    is ever written to the old one's rooms.

    Raises Refused (ACCOUNT_TWICE) where two accounts would become one.
    """
    is_elsewhere = to != moved.community
    places = {place: pairs[place] for place in _list_places(moved.tables) if place in pairs}
    if is_elsewhere and to != CONSOLE:
        taken = set(places.values())
        free = (str(number) for number in range(1, 10**9) if str(number) not in taken)
        unnamed = (place for place in _list_places(moved.tables) if place not in places)
        places |= dict(zip(unnamed, free, strict=False))
    tables = {
        name: [_move_row(name, row, places, pairs) for row in rows]
        for name, rows in moved.tables.items()
        if not (is_elsewhere and name in HERE_ALONE)
    }
    accounts = Counter(row["account"] for row in tables.get("accounts", ()) if "account" in row)
    if twice := next((account for account, times in accounts.items() if times > 1), None):
        raise Refused(CommunityRefusal.ACCOUNT_TWICE, account=twice)
    return msgspec.structs.replace(moved, community=to, tables=tables)


def _list_places(tables: Tables) -> list[str]:
    named = {
        str(row[column])
        for table, columns in _PLACES.items()
        for row in tables.get(table, ())
        for column in columns
        if row.get(column)
    }
    return sorted(named)


def _move_row(
    table: str, row: Mapping[str, Cells], places: Mapping[str, str], pairs: Mapping[str, str]
) -> dict[str, Cells]:
    moved = dict(row)
    for column in _PLACES.get(table, ()):
        if (place := moved.get(column)) is not None:
            moved[column] = places.get(str(place), place)
    if table == "accounts" and "account" in moved:
        moved["account"] = pairs.get(str(moved["account"]), moved["account"])
    if table == "community_settings":
        moved |= {role: pairs.get(str(moved[role]), moved[role]) for role in _ROLES if role in row}
    if table in ("proposals", "rankings"):
        kind, _, named = str(moved.get("scope")).partition(":")
        if kind == "motion" and named in places:
            moved["scope"] = f"{kind}:{places[named]}"
    if table == "events" and '"place"' in str(row.get("data")):
        moved["data"] = _move_event(str(row["data"]), places)
    return moved


def _move_event(data: str, places: Mapping[str, str]) -> str:
    fields = msgspec.json.decode(data)
    moved = _with_places(fields, places)
    return data if moved == fields else msgspec.json.encode(moved).decode()


def _with_places(value: object, places: Mapping[str, str]) -> object:
    if not isinstance(value, dict):
        return value
    moved = {key: _with_places(each, places) for key, each in value.items()}
    if isinstance(place := value.get("place"), str):
        moved["place"] = places.get(place, place)
    return moved
