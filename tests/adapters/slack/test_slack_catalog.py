"""Everything that the catalog has can be typed on Slack, and nothing of it is refused there."""

import asyncio
from pathlib import Path

import pytest

from bot.adapters.slack.forms import window
from bot.adapters.slack.places import Where
from bot.adapters.slack.spelling import reader
from bot.assembly import CATALOG
from bot.kernel.catalog.forms import form_for
from bot.kernel.catalog.parameters import Entry
from bot.kernel.languages import CODES
from bot.kernel.view import Form
from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import fake_slack

FORMS = [
    entry
    for entry in CATALOG.entries
    if not entry.quiet
    and any(not parameter.typed_only for parameter in entry.parameters)
    and (entry.form_when_empty or any(parameter.required for parameter in entry.parameters))
]
LOUD = [entry for entry in CATALOG.entries if not entry.quiet]


@pytest.mark.parametrize("language", ["en", *sorted(CODES)])
@pytest.mark.parametrize("entry", FORMS, ids=lambda entry: entry.name)
def test_a_form_has_a_title_that_its_window_takes_whole(entry: Entry, language: str) -> None:
    (form,) = form_for(entry, {}).blocks
    assert isinstance(form, Form)

    made = window(form, Where(channel="C1"), reader=reader(language, "", ""))

    assert made["title"]["text"] == reader(language, "", "").bare(form.title), (
        f'give {entry.name} a title of 24 characters at most: title="…" beside its path'
    )


async def _answered(person: Person, entry: Entry) -> None:
    """What comes of a command without its values: a form, or an answer."""
    while person.modal is not None:
        await person.closes()
    seen = len(person.sees())
    sent = await person.types(f"/parley {entry.name}")
    assert sent.failed == "", entry.name
    for _ in range(500):
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
