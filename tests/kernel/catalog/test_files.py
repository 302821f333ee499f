"""What Parley offers to do with a file, by what it is."""

import pytest

from bot.assembly import CATALOG
from bot.kernel.catalog.files import find_file_uses
from bot.kernel.permission import Role

FORMAT = 'id = "duel"\nname = "Duel"\n[[sides]]\nkey = "pro"\n'
BUNDLE = '{\n "parley": 1,\n "about": "A debate. Replay it with: parley replay FILE",\n'
EXERCISE = '{\n "parley": 1,\n "about": "An exercise.",\n'
SHEET = '{\n "format": "parley-sheet",\n'


@pytest.mark.parametrize(
    ("name", "beginning", "role", "actions"),
    [
        ("founding.txt", "Security guarantees are …", Role.MEMBER, ["/article add"]),
        ("Founding.PDF", "%PDF-1.7", Role.MEMBER, ["/article add"]),
        ("page.html", "<!doctype html>", Role.CHAIR, ["/article add"]),
        ("duel.toml", FORMAT, Role.CHAIR, ["/format add"]),
        ("duel.toml", FORMAT, Role.MEMBER, []),
        ("asian.xml", "<?xml version='1.0'?><debate-format>", Role.CHAIR, ["/format add"]),
        ("settings.toml", "[other]", Role.CHAIR, []),
        ("debate.json", BUNDLE, Role.CHAIR, ["/debate import"]),
        ("exercise.json", EXERCISE, Role.CHAIR, []),
        ("sheet.json", SHEET, Role.MEMBER, ["/guarantee import"]),
        ("holiday.jpg", "\ufffd\ufffd", Role.ADMIN, []),
    ],
)
def test_a_file_is_known_by_its_name_and_its_beginning(
    name: str, beginning: str, role: Role, actions: list[str]
) -> None:
    uses = find_file_uses(name, beginning, CATALOG, role)

    assert [use.action for use in uses] == actions
