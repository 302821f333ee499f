"""Commands found by what somebody wants."""

import pytest

from bot.assembly import CATALOG
from bot.kernel.catalog.finding import find_entries
from bot.kernel.permission import Role


def names(wish: str, role: Role = Role.ADMIN) -> list[str]:
    return [entry.name for entry in find_entries(CATALOG, wish, role)]


@pytest.mark.parametrize(
    ("wish", "command"),
    [
        ("start a debate", "debate open"),
        ("cast my vote", "debate vote"),
        ("vote", "debate vote"),
        ("upload a PDF", "article add"),
        ("add a link to a web page", "article add"),
        ("delete my data", "privacy erase"),
        ("do you store about me", "privacy show"),
        ("join the debate", "debate join"),
        ("take a side", "debate join"),
        ("change the language", "parley settings"),
        ("pause the debate", "chair pause"),
        ("make a guarantee sheet", "guarantee new"),
        ("export the debate", "debate export"),
        ("end my turn", "debate end"),
        ("start an exercise", "exercise open"),
        ("propose a motion", "motion propose"),
        ("list articles", "article list"),
        ("list motions", "motion list"),
        ("practise alone", "practice start"),
    ],
)
def test_a_wish_finds_its_command(wish: str, command: str) -> None:
    assert names(wish)[0] == command


@pytest.mark.parametrize(
    "wish",
    [
        "register a drone", "appeal a decision", "join the library", "borrow e-books",
        "vote by post", "get a refund", "see it now", "do this",
        "", "park", "keep a dog in the flats",
    ],
)  # fmt: skip
def test_what_no_command_speaks_of_finds_none(wish: str) -> None:
    assert names(wish) == []


def test_nobody_is_offered_what_they_may_not_do() -> None:
    assert names("update an article", Role.MEMBER) == []
    assert names("update an article", Role.CHAIR) == ["article update"]
