"""Views built in short, and the commands they can send."""

from bot.kernel.ids import MemberId
from bot.kernel.view import (
    Button,
    Buttons,
    Choice,
    Citation,
    Code,
    Divider,
    Form,
    Heading,
    Note,
    Option,
    Person,
    Plain,
    Quotation,
    Strong,
    Text,
    View,
    line,
    note,
    text,
)
from tests.actions import actions


def test_bare_strings_become_plain_words():
    ann = Person(MemberId("m1"), "Ann")

    assert line("Hello ", Strong("world"), ann) == (Plain("Hello "), Strong("world"), ann)
    assert text("Type ", Code("/ask")) == Text((Plain("Type "), Code("/ask")))
    assert note("Small print") == Note((Plain("Small print"),))


def test_a_view_s_actions_are_all_the_commands_it_can_send():
    view = View(
        blocks=(
            Heading("An answer"),
            Quotation(line("Words"), Citation("[2]", "/article show brief 2")),
            Quotation(line("Words of nobody")),
            Buttons((Button("More", "/answer more a1"), Button("Share", "/answer share a1"))),
            Divider(),
            Choice("Read one", (Option("Brief", "/article show brief"), Option("Ask", "/ask"))),
            Form(title="Ask on", action="/answer follow a1", inputs=()),
            text("Nothing here"),
        )
    )

    assert list(actions(view)) == [
        "/article show brief 2",
        "/answer more a1",
        "/answer share a1",
        "/article show brief",
        "/ask",
        "/answer follow a1",
    ]
