"""No View of any size or content makes Discord reject a message, a form or the commands."""

import re
from typing import Any

from discord import ButtonStyle, ui
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.adapters.discord.drafting import DiscordPost
from bot.adapters.discord.forms import modal
from bot.adapters.discord.markup import escaped, spans
from bot.adapters.discord.render import messages, turn_to
from bot.adapters.discord.tree import commands, digest
from bot.assembly import CATALOG
from bot.kernel import languages
from bot.kernel.catalog.forms import form_for
from bot.kernel.message import say
from bot.kernel.reader import ENGLISH
from bot.kernel.view import (
    Button,
    Buttons,
    Choice,
    ChoiceInput,
    Citation,
    Fields,
    FileInput,
    Form,
    Heading,
    Input,
    Items,
    LineInput,
    Note,
    NumberInput,
    Option,
    ParagraphInput,
    Pick,
    PickInput,
    Picture,
    Plain,
    Quotation,
    SeveralInput,
    Strong,
    Table,
    Text,
    Tone,
    View,
    text,
)
from tests.examples import examples
from tests.fakes.discord_limits import walk, wrong_commands, wrong_message, wrong_modal
from tests.guarantee.designs.test_guarantee_views import shown

words = st.text(max_size=60) | st.integers(1000, 9000).map(lambda n: "wörd **@here** " * (n // 15))
lines = st.builds(lambda a, b: (Plain(a), Strong(b)), words, words)
texts = st.builds(Text, lines)
labels = st.text(min_size=1, max_size=120)
actions = st.integers(0, 10_000).map(lambda n: f"/debate show debate:{n}")
buttons = st.lists(
    st.builds(Button, labels, actions), min_size=1, max_size=23, unique_by=lambda b: b.action
)
options = st.lists(st.builds(Option, labels, actions, words), min_size=1, max_size=25)
blocks = st.one_of(
    st.builds(Heading, words),
    texts,
    st.builds(Note, lines),
    st.builds(Quotation, lines),
    st.builds(Fields, st.lists(st.tuples(words, texts), max_size=8).map(tuple)),
    st.builds(Items, st.lists(texts, max_size=60).map(tuple), st.booleans()),
    st.builds(
        Table,
        st.just(("a", "b")),
        st.lists(st.tuples(words, words), max_size=30).map(tuple),
        words,
    ),
    st.builds(Buttons, buttons.map(tuple)),
    st.builds(Choice, labels, options.map(tuple)),
    st.builds(Picture, st.just(b"\x89PNG"), words),
)


@given(st.lists(blocks, max_size=12))
@settings(max_examples=examples(60), deadline=None)
def test_any_view_fits(made: list[object]) -> None:
    for message in messages(View(blocks=tuple(made))):  # type: ignore[arg-type]
        payload = {
            "flags": 1 << 15,
            "components": message.view.to_components(),
            "attachments": [{"filename": file.filename} for file in message.files],
        }
        assert wrong_message(payload) == ""


@given(st.lists(blocks, min_size=3, max_size=12))
@settings(max_examples=examples(60), deadline=None)
def test_any_view_fits_page_by_page_and_nothing_is_left_out(made: list[object]) -> None:
    view = View(blocks=tuple(made), kept="0123456789ab")  # type: ignore[arg-type]
    whole = [_told(message) for message in messages(view)]
    shown = []
    for number in range(1, len(whole) + 1):
        message = turn_to(messages(view), replace(view, page=number))
        payload = {
            "flags": 1 << 15,
            "components": message.view.to_components(),
            "attachments": [{"filename": file.filename} for file in message.files],
        }
        assert wrong_message(payload) == ""
        turns = [p["label"] for p in walk(payload["components"]) if p.get("label") in TURNS]
        assert turns[-2:] == [
            t for t, there in zip(TURNS, (number > 1, number < len(whole)), strict=True) if there
        ]
        shown.append(_told(message).rpartition("-# Page")[0].removesuffix("\n"))
    assert shown == whole


TURNS = ("Back", "Next")


def _told(message: DiscordPost) -> str:
    return "\n".join(p["content"] for p in walk(message.view.to_components()) if p["type"] == 10)


@given(st.text())
@example("](")
@example("\\](https://example.org)**")
def test_no_words_mention_format_or_link(said: str) -> None:
    shown = re.sub(r"\\.", "", escaped(said), flags=re.DOTALL)  # without what a backslash frees
    for mark in ("<@", "@everyone", "**", "](", "http://", "https://", "```"):
        assert mark not in shown


def test_no_mark_is_cut_off_where_a_quotation_goes_on_in_another_message() -> None:
    bold = "The pact binds all. " * 60
    quotation = Quotation((Plain("Before. " * 200), Strong(bold), Plain("After. " * 400)))

    shown = [
        item.content
        for message in messages(View(blocks=(quotation,)))
        for item in message.view.walk_children()
        if isinstance(item, ui.TextDisplay)
    ]

    assert len(shown) > 1
    assert all(each.startswith("> ") for each in shown)
    assert [each.count("**") for each in shown if "**" in each] == [2]


def test_every_line_of_bold_words_has_its_own_marks() -> None:
    assert spans((Strong("One line,\nanother."),)) == "**One line,**\n**another.**"


def test_marks_stand_close_to_their_words() -> None:
    assert spans((Strong("Left: "), Plain("this"))) == "**Left:** this"
    assert spans((Strong("  "), Plain("this"))) == "  this"


def test_code_cannot_be_broken_out_of() -> None:
    from bot.kernel.view import Code

    assert spans((Code("a`` **b** `"),)).count("`") == 4


def test_every_command_and_every_form_is_taken() -> None:
    tree = commands(CATALOG)
    assert wrong_commands(tree) == ""
    assert digest(tree) == digest(commands(CATALOG))
    for entry in CATALOG.entries:
        if not entry.parameters:
            continue
        block = form_for(entry, {}).blocks[0]
        assert isinstance(block, Form)
        if not block.inputs:  # nothing is ever asked for
            continue
        assert wrong_modal(modal(block).to_dict()) == "", entry.name  # type: ignore[arg-type]


names = st.uuids().map(str)
several = options.map(tuple)
inputs = st.one_of(
    st.builds(LineInput, name=names, label=words, hint=words, value=words, required=st.booleans()),
    st.builds(ParagraphInput, name=names, label=words, hint=words, value=words),
    st.builds(ChoiceInput, name=names, label=words, hint=words, value=words, options=several),
    st.builds(SeveralInput, name=names, label=words, hint=words, options=several),
    st.builds(NumberInput, name=names, label=words, hint=words, value=words),
    st.builds(FileInput, name=names, label=words, hint=words),
    st.builds(PickInput, name=names, label=words, of=st.sampled_from(Pick), value=words),
)


@given(words, st.lists(inputs, min_size=1, max_size=9))
@settings(max_examples=examples(100), deadline=None)
def test_any_form_fits(title: str, made: list[Input]) -> None:
    form = Form(title=title, action="/debate speak", inputs=tuple(made))
    assert wrong_modal(modal(form).to_dict()) == ""


def test_all_that_is_shown_of_guarantees_fits() -> None:
    for view in shown():
        for message in messages(view):
            payload = {
                "components": message.view.to_components(),
                "flags": 1 << 15,
                "attachments": [{"filename": file.filename} for file in message.files],
            }
            assert wrong_message(payload) == ""


async def test_buttons_are_as_discord_py_lays_them_out() -> None:
    row: ui.ActionRow[Any] = ui.ActionRow()
    for label, style in (("Yes", ButtonStyle.primary), ("No", ButtonStyle.danger)):
        row.add_item(ui.Button(label=label, custom_id=f"/debate show debate:{label}", style=style))
    shown = Buttons(
        (
            Button("Yes", "/debate show debate:Yes", Tone.PRIMARY),
            Button("No", "/debate show debate:No", Tone.DANGER),
        )
    )

    (made,) = messages(View(blocks=(shown,)))
    assert made.view.to_components() == [row.to_component_dict()]
    assert made.view.has_components_v2()


def test_what_is_cited_twice_has_one_button_and_stays_one_message() -> None:
    cited = Quotation((Plain("Delay costs lives."),), Citation("[Speech 1]", "/debate speech 1"))

    (message,) = messages(View(blocks=(cited, cited)))

    rows = [one for one in message.view.to_components() if one["type"] == 1]
    assert len(rows) == 1


@given(st.lists(blocks, max_size=12))
@settings(max_examples=examples(30), deadline=None)
def test_a_view_that_is_shown_again_looks_the_same_in_parts_of_its_own(made: list[object]) -> None:
    view = View(blocks=tuple(made))  # type: ignore[arg-type]
    first, again = messages(view), messages(view)

    assert [m.view.to_components() for m in again] == [m.view.to_components() for m in first]
    assert not {*map(id, _children(first))} & {*map(id, _children(again))}


def test_a_view_that_is_shown_again_is_in_the_words_of_each_reader() -> None:
    view = View(blocks=(text(say("Claim: {words}", words="x")),))
    read = [
        message.view.to_components()[0]["content"]
        for reader in (ENGLISH, languages.reader("fr"), ENGLISH, languages.reader("en"))
        for message in messages(view, reader)
    ]

    assert read == ["Claim: x", "Affirmation : x", "Claim: x", "Claim: x"]


def _children(shown: list[DiscordPost]) -> list[Any]:
    return [child for message in shown for child in message.view.children]


def test_no_heading_ends_a_message_that_goes_on_in_another() -> None:
    long = "word " * 300
    made = [
        Heading("First"), *[text(long)] * 2, Heading("Second"), *[text(long)] * 2,
        Table(("Who", "What"), (("Ana", long),) * 3, caption="Third"),
    ]  # fmt: skip
    shown_in = messages(View(blocks=tuple(made)))

    assert len(shown_in) > 2
    for message in shown_in:
        words = message.view.to_components()[-1]["content"]
        assert not words.rstrip().splitlines()[-1].startswith(("###", "**Third"))


def test_a_choice_longer_than_a_menu_goes_on_in_another_of_like_length() -> None:
    options = tuple(Option(f"Format {n}", f"/format show f{n}") for n in range(26))

    (message,) = messages(View(blocks=(Choice("See one", options),)))

    rows = message.view.to_components()
    assert [len(row["components"][0]["options"]) for row in rows] == [13, 13]
    assert len({row["components"][0]["custom_id"] for row in rows}) == 2
