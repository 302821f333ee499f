"""A real store in a folder of its own, and members to write with."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.kernel import place_rows as places
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.store.database import Database
from bot.store.engines import open_database


@pytest.fixture
def noon() -> datetime:
    return datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def ann() -> Caller:
    return Caller(
        community=CommunityId("ours"), place=PlaceId("hall"), member=MemberId("m1"), name="Ann"
    )


@pytest.fixture
def bob() -> Caller:
    """A member of another community, with the same place and the same id as Ann."""
    return Caller(
        community=CommunityId("theirs"), place=PlaceId("hall"), member=MemberId("m1"), name="Bob"
    )


@pytest.fixture
async def db(tmp_path: Path, address: str, ann: Caller, bob: Caller) -> AsyncIterator[Database]:
    """The store on each engine, with the two members in it."""
    async with open_database(tmp_path, 0, address) as opened:
        for caller in (ann, bob):
            await opened.write(*places.record_caller(caller, 0))
        yield opened
