"""Help for somebody new: short, with buttons, and for whatever they ask in their own words."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from tests.test_scenarios import buttons, said_by

BEN, ANA, ADA = said_by("Ben", None), said_by("Ana", "chair"), said_by("Ada", "admin")


@pytest.fixture
async def parley(tmp_path: Path) -> AsyncIterator[Parley]:
    async with open_parley(tmp_path, by_meaning=False) as opened:
        yield opened


async def asked(parley: Parley, line: str, who=BEN) -> tuple[str, dict[str, str]]:
    views = await parley.app.hear(who, line)
    words = "\n".join(rendered(view, width=10_000) for view in views)
    return words, {button.label: button.action for button in buttons(views)}


async def test_help_takes_a_question(parley: Parley) -> None:
    words, found = await asked(parley, "/help how do i vote")
    assert "There is no command" not in words
    assert "/debate vote" in found.values()

    words, _ = await asked(parley, "/help what is a tripwire?")
    assert "A tripwire is a force too weak" in words

    words, _ = await asked(parley, "/help vtoe")
    assert "There is no command “vtoe”." in words


async def test_what_is_not_set_up_is_not_offered(parley: Parley) -> None:
    words, _ = await asked(parley, "/help")
    assert "/practice" not in words
    assert "coach" not in words

    words, found = await asked(parley, "/help how do I practise alone")
    assert "/practice start" not in found.values()


async def test_only_what_one_may_do_is_offered(parley: Parley) -> None:
    words, found = await asked(parley, "/debate list")
    assert "There has been no debate yet." in words
    assert "/debate open" not in found.values()
    assert "/debate open" in (await asked(parley, "/debate list", ANA))[1].values()
    assert "/debate open" not in (await asked(parley, "/format list"))[1].values()

    words, found = await asked(parley, "/ask How do I make somebody a chair?")
    assert "Admins decide who is a chair" in words
    assert not {"/chair judge", "/parley setup"} & set(found.values())
    assert (
        "/parley setup"
        in (await asked(parley, "/ask How do I make somebody a chair?", ADA))[1].values()
    )


@pytest.mark.parametrize(
    "line", ["/ask How do I make a backup?", "/help backup", "/help where are the backups kept"]
)
async def test_admins_are_led_to_the_age_of_the_backups(parley: Parley, line: str) -> None:
    words, found = await asked(parley, line, ADA)
    assert "backs itself up once a day" in words
    assert "/parley status" in found.values()
    assert "/parley status" not in (await asked(parley, line))[1].values()

    words, _ = await asked(parley, "/parley status", ADA)
    assert "Backups: None yet. Parley makes one a day" in words


async def test_who_may_not_hears_whom_to_ask(parley: Parley) -> None:
    assert (await asked(parley, "/parley status"))[0] == (
        "/parley status is for admins. Ask one of them."
    )
    words, _ = await asked(parley, "/debate open")
    assert words == (
        "/debate open is for chairs. Ask one of them, or ask an admin to make you a chair."
    )


async def test_help_knows_the_words_of_commands_in_french(parley: Parley) -> None:
    english = await asked(parley, "/help debate join")

    assert await asked(parley, "/help débat siéger") == english
