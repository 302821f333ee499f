"""No refusal gives back more of what somebody typed than a reader needs, nor keeps it."""

import re
from pathlib import Path

import pytest

from bot.assembly import CATALOG, open_parley
from bot.kernel import view_json
from bot.kernel.catalog.parameters import ParameterKind
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.message import Listed, Message, row_of, say
from bot.kernel.permission import Role
from bot.kernel.refusal import LONGEST_FIELD, RefusalCode, Refused, sentence
from bot.kernel.view import Link, Person, View
from tests.refusals import every_code

HUGE, LONG = 490_000, 20_000
"""Characters of what is sent, and of a field."""

MOST_SHOWN = 20_000
"""Characters of a refusal as it is kept, with several fields, lists and buttons."""


def huge_values() -> dict[str, object]:
    letters = "\\" * LONG
    words = "word " * (LONG // 5)
    return {
        "one word": letters,
        "many words": words,
        "a sentence of ours": say("It says {words}.", words=letters),
        "a row": row_of((letters, say("No {words}", words=words)), "and"),
        "a person": Person(MemberId("m"), letters),
        "a link": Link(words, f"https://example.org/{letters}"),
        "what went wrong": ValueError(letters),
        "a path": Path("/" + letters),
    }


@pytest.mark.parametrize("code", every_code(), ids=str)
def test_a_huge_value_is_cut_wherever_it_is_given_back(code: RefusalCode) -> None:
    names = re.findall(r"\{([^/{}]+)\}", code.value)
    for value in huge_values().values():
        refused = Refused(code, **dict.fromkeys(names, value))
        words = sentence(refused)

        most = len(code.value) + len(names) * (2 * LONGEST_FIELD + 100)
        assert len(words) <= most
        assert "…" in words or not names
        assert all(len(repr(field)) <= 6 * LONGEST_FIELD for field in refused.fields.values())


def test_what_is_short_enough_stays_as_it_is() -> None:
    fields: dict[str, object] = {
        "words": "as typed",
        "count": 7,
        "row": row_of(("a", "b"), "or"),
        "who": Person(MemberId("m"), "Mia"),
        "listed": Listed(("a", 1)),
    }
    refused = Refused(every_code()[0], **fields)

    assert refused.fields == fields
    assert isinstance(refused.fields["row"], Message)


async def test_no_command_on_any_face_gives_a_huge_value_back(tmp_path: Path) -> None:
    by = Caller(
        community=CommunityId("c"),
        place=PlaceId("p"),
        member=MemberId("m"),
        name="Mia",
        role=Role.ADMIN,
    )
    async with open_parley(tmp_path, by_meaning=False) as parley:
        for entry in CATALOG.entries:
            for parameter in entry.parameters:
                if parameter.kind is ParameterKind.FILE:
                    continue
                given = {parameter.name: "\\" * LONG}
                views = await parley.app.hear(by, f"/{entry.name}", given)
                assert_small(views, f"{entry.name} {parameter.name}")
        for line in ("/debate vote ", "/zz", "/debate ", "/setup zone:", "/help "):
            views = await parley.app.hear(by, line + "\\" * HUGE)
            assert_small(views, line)


def assert_small(views: tuple[View, ...], what: str) -> None:
    for view in views:
        if view.trouble:
            assert len(view_json.dump(view)) <= MOST_SHOWN, what
