"""A member finds buttons for what they may do, and no others."""

from bot.assembly import CATALOG
from bot.kernel.catalog.parameters import Entry
from bot.kernel.permission import Role
from bot.kernel.usable_buttons import find_pressed, keep_usable
from bot.kernel.view import Button, Buttons, Choice, Option, View, text

OPEN, LIST = Button("Open a debate", "/debate open"), Button("All debates", "/debate list")
SET_UP = Option("Set Parley up", "/parley setup")


def member(entry: Entry) -> bool:
    return entry.role is Role.MEMBER and not entry.opens


def test_buttons_and_options_of_others_are_left_out() -> None:
    shown = View(
        blocks=(
            text("Nothing yet."),
            Buttons((OPEN, LIST)),
            Buttons((OPEN,)),
            Choice("More", (SET_UP,)),
        )
    )

    assert keep_usable(shown, CATALOG, member).blocks == (text("Nothing yet."), Buttons((LIST,)))
    assert keep_usable(shown, CATALOG, lambda _: True) is shown


def test_what_a_button_presses_is_found_by_its_first_words() -> None:
    for action, name in (
        ("/debate open", "debate open"),
        ("/ask What is it?", "ask"),
        ("/debate vote debate:abc stance:2", "debate vote"),
        ("/answer more abc", "answer more"),
    ):
        entry = find_pressed(CATALOG, action)
        assert entry is not None
        assert entry.name == name
    assert find_pressed(CATALOG, "choose something") is None
