"""Everything that the catalog has can be typed on Slack, and nothing of it is refused there."""

import asyncio
from pathlib import Path

from bot.assembly import CATALOG
from bot.kernel.catalog.parameters import Entry
from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import fake_slack

LOUD = [entry for entry in CATALOG.entries if not entry.quiet]


async def _answered(person: Person, entry: Entry) -> None:
    """What comes of a command without its values: a form, or an answer."""
    while person.modal is not None:
        await person.closes()
    seen = len(person.sees())
    sent = await person.types(f"/parley {entry.name}")
    assert sent.failed == "", entry.name
    for _ in range(100):
        if person.modal is not None or len(person.sees()) != seen:
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"/{entry.name} was not answered")


async def test_every_command_is_answered(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana = Person(here, "U0000011", "Ana", admin=True)
        await ana.types('/debate open motion:"This house types everything." format:oxford')
        await until(ana, "Sign-up is open.")
        for entry in LOUD:
            if entry.name not in ("privacy erase", "debate open"):
                await _answered(ana, entry)

        assert here.refused == []
        assert here.troubles == []
