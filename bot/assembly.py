"""Parley put together: the open store, the library over it, and all that is done for commands."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot import clock
from bot.app import App
from bot.catalog import CATALOG
from bot.communities import Communities
from bot.debates.keeping import KIND as DEBATES
from bot.library import Library
from bot.parts import Kind, Parts, Use
from bot.store.database import Database, open_database
from bot.store.instants import to_ms
from bot.uses import (
    articles,
    asking,
    claims,
    communities,
    debates,
    formats,
    helping,
    positions,
    privacy,
    proposals,
    sharing,
    statements,
)

USES: dict[type, Use] = {
    **articles.USES,
    **asking.USES,
    **debates.USES,
    **positions.USES,
    **claims.USES,
    **statements.USES,
    **proposals.USES,
    **formats.USES,
    **sharing.USES,
    **communities.USES,
    **privacy.USES,
    **helping.USES,
}
"""What is done for each class of Command."""


KINDS: dict[str, Kind] = {"debate": DEBATES}
"""What is done for the journals of each kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parley:
    """A running Parley, without a face yet."""

    app: App
    db: Database
    library: Library


@asynccontextmanager
async def open_parley(folder: Path) -> AsyncIterator[Parley]:
    """Parley over the store in a data folder. Raises what `open_database` raises."""
    async with open_database(folder, to_ms(clock.now())) as db:
        library = Library(db)
        communities = Communities(db)
        parts = Parts(db=db, library=library, catalog=CATALOG, communities=communities, kinds=KINDS)
        yield Parley(app=App(parts, USES), db=db, library=library)
