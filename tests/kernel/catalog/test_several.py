"""Several options of a list: typed with commas, or ticked in a form."""

import pytest

from bot.kernel.catalog.forms import form_for
from bot.kernel.catalog.parameters import Catalog, Entry, Parameter, ParameterKind
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.command import Command
from bot.kernel.refusal import KernelRefusal, RefusalCode, Refused
from bot.kernel.view import Form, Option, SeveralInput

WAYS = Parameter(
    name="ways",
    about="The ways",
    kind=ParameterKind.SEVERAL,
    options=(Option("By sea", "sea"), Option("By land", "land"), Option("By air", "air")),
    required=True,
)
ENTRY = Entry(
    path=("go",),
    builds=Command,
    about="Go",
    parameters=(WAYS, Parameter(name="words", about="Why", rest=True)),
)
TABLE = Catalog((ENTRY,))


@pytest.mark.parametrize(
    ("line", "ways", "words"),
    [
        ("/go sea", "sea", None),
        ("/go air, sea because it is late", "sea, air", "because it is late"),
        ("/go air,sea, land", "sea, land, air", None),
        ("/go ways:air, land now", "land, air", "now"),
        ('/go "By air; sea" now', "sea, air", "now"),
    ],
)
def test_a_list_goes_on_after_a_comma(line: str, ways: str, words: str | None):
    values = parse_line(line, TABLE).values

    assert values == ({"ways": ways} | ({"words": words} if words else {}))


@pytest.mark.parametrize(
    ("line", "code"),
    [("/go rail", KernelRefusal.NOT_AN_OPTION), ("/go ,", KernelRefusal.VALUE_EMPTY)],
)
def test_what_is_not_in_the_list_is_refused(line: str, code: RefusalCode):
    with pytest.raises(Refused) as caught:
        parse_line(line, TABLE)

    assert caught.value.code is code


def test_its_form_ticks_what_was_given():
    view = form_for(ENTRY, {"ways": "land, air"})

    assert isinstance(view.blocks[0], Form)
    assert view.blocks[0].inputs[0] == SeveralInput(
        name="ways", label="The ways", options=WAYS.options, values=("land", "air"), required=True
    )


VOTE = Entry(
    path=("vote",),
    builds=Command,
    about="Vote",
    parameters=(
        Parameter(name="on", about="Its number", kind=ParameterKind.NUMBER, least=1),
        Parameter(
            name="vote",
            about="How",
            kind=ParameterKind.CHOICE,
            options=(Option("For", "for"), Option("Against", "against")),
            required=True,
            also=(("yes", "for"), ("no", "against")),
        ),
    ),
)


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("/vote 1 for", {"on": 1, "vote": "for"}),
        ("/vote Yes", {"vote": "for"}),
        ("/vote against", {"vote": "against"}),
        ("/vote #2 no", {"on": 2, "vote": "against"}),
        ("/vote no on:3", {"on": 3, "vote": "against"}),
    ],
)
def test_a_number_can_be_left_out_before_what_is_required(line: str, values: dict[str, object]):
    assert parse_line(line, Catalog((VOTE,))).values == values
