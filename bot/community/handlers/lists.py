"""What there is to choose from in a community: its members, time zones, and topics of help."""

from collections.abc import Mapping
from zoneinfo import available_timezones

from bot.kernel.member_rows import load_members
from bot.kernel.message import said, spelled
from bot.kernel.parts import ListRequest, OptionSource, Parts
from bot.kernel.view import Option

MOST_MEMBERS = 1000

REGIONS = frozenset(
    "Africa America Antarctica Asia Atlantic Australia Europe Indian Pacific".split()
)
"""The others name zones a second time."""


async def list_members(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The members by name."""
    names = await load_members(parts.db, request.by.community, MOST_MEMBERS)
    return tuple(Option(name, member) for member, name in names.items())


async def list_zones(_: Parts, __: ListRequest) -> tuple[Option, ...]:
    """The time zones, by region and city."""
    zones = (z for z in sorted(available_timezones()) if z.partition("/")[0] in REGIONS)
    return Option("UTC", "UTC"), *(Option(zone.replace("_", " "), zone) for zone in zones)


async def list_topics(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """What help tells of: the commands that a member may use, by what each does."""
    usable = parts.catalog.usable(request.by.role)
    return tuple(Option(said(e.about), e.name, spelled(e.name)) for e in usable)


LISTS: Mapping[str, OptionSource] = {
    "members": list_members,
    "zones": list_zones,
    "topics": list_topics,
}
