"""All that can be seen without more words, in a room where much has happened, is read by people: no
keys, ids or short names on any face."""

from pathlib import Path

from bot.assembly import CATALOG, open_parley
from bot.kernel.catalog.parameters import Entry
from tests.shown_words import assert_readable
from tests.test_scenarios import play, said_by

SCENE = """
Ana (chair): /debate open motion:"This house trusts promises." format:oxford
Ben: /debate join for
Cem: /debate join against
Ana (chair): /statement add Every promise needs an exit.
Ben: /statement add Treaties outlive governments.
Ana (chair): /guarantee new A pact
Ben: /motion propose This house would wait.
Ben: /ask What is a tripwire?
Ada (admin): /article add slug:on-bread "On bread\\n\\nBread is baked.\\n\\nIt is eaten."
Ada (admin): /parley setup format:oxford
Ben: /ask articles:all What is a tripwire?
"""


def shows(entry: Entry) -> bool:
    return entry.about.startswith("See ") and not entry.missing({})


async def test_every_page_is_readable(tmp_path: Path) -> None:
    async with open_parley(tmp_path, by_meaning=False) as parley:
        await play(parley, SCENE.splitlines())
        for who in (said_by("Ben", None), said_by("Ana", "chair"), said_by("Ada", "admin")):
            seen = [entry for entry in CATALOG.usable(who.role) if shows(entry)]
            assert len(seen) > 10
            for entry in seen:
                assert_readable(await parley.app.hear(who, f"/{entry.name}"))
            for line in ("/format show oxford", "/guarantee check", "/help", "/help debate"):
                assert_readable(await parley.app.hear(who, line))
