"""How communities are set up, as rows."""

from msgspec.structs import astuple

from bot.kernel.community_settings import DEFAULTS, NAMES, CommunitySettings
from bot.kernel.ids import CommunityId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement


async def load_settings(db: Database, community: CommunityId) -> CommunitySettings:
    """The settings of a community; the defaults for one that has none."""
    rows = await db.read_inline(
        f"SELECT {', '.join(NAMES)} FROM community_settings WHERE community = ?",  # noqa: S608
        community,
    )
    if not rows:
        return DEFAULTS
    return CommunitySettings(**{n: str(v) for n, v in zip(NAMES, rows[0], strict=True)})


def put_settings(community: CommunityId, settings: CommunitySettings) -> Statement:
    """Statement that keeps a community's settings."""
    taken = ", ".join(f"{name} = excluded.{name}" for name in NAMES)
    return make_statement(
        f"INSERT INTO community_settings (community, {', '.join(NAMES)})"  # noqa: S608
        f" VALUES (?{', ?' * len(NAMES)}) ON CONFLICT (community) DO UPDATE SET {taken}",
        community,
        *astuple(settings),
    )
