"""No View of any size or content makes Slack refuse a message, a window, a home or a form."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.slack.forms import filled, window
from bot.adapters.slack.markup import elements, entities, escaped, mrkdwn
from bot.adapters.slack.places import Where, dump, load
from bot.adapters.slack.render import SlackPost, messages, turn_to, windows
from bot.assembly import CATALOG
from bot.kernel.catalog.forms import form_for
from bot.kernel.ids import PlaceId
from bot.kernel.reader import ENGLISH
from bot.kernel.view import (
    Attachment,
    Button,
    Buttons,
    Choice,
    ChoiceInput,
    Citation,
    Code,
    Countdown,
    Divider,
    Emphasis,
    Fields,
    FileInput,
    Form,
    Heading,
    Input,
    Items,
    LineInput,
    Link,
    Meter,
    Moment,
    Note,
    NumberInput,
    Option,
    ParagraphInput,
    Pick,
    PickInput,
    Picture,
    Place,
    Plain,
    Quotation,
    SeveralInput,
    Strong,
    Table,
    Text,
    View,
    text,
)
from tests.examples import examples
from tests.fakes.slack.blockkit import too_large, too_long, wrong_blocks, wrong_view
from tests.guarantee.designs.test_guarantee_views import shown

AT = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
HERE = Where(channel="C1", thread="1764000000.000100")

words = st.text(max_size=60) | st.integers(1000, 9000).map(
    lambda n: "wörd <!here> *b* " * (n // 17)
)
spans = st.one_of(
    st.builds(Plain, words),
    st.builds(Strong, words),
    st.builds(Emphasis, words),
    st.builds(Code, words),
    st.builds(Link, words, st.just("https://example.org/a?b=1&c=2")),
    st.just(Moment(AT)),
)
lines = st.lists(spans, max_size=5).map(tuple)
texts = st.builds(Text, lines)
labels = st.text(min_size=1, max_size=120)
actions = st.integers(0, 10_000).map(lambda n: f"/debate show debate:{n}")
buttons = st.lists(st.builds(Button, labels, actions), min_size=1, max_size=30)
options = st.lists(st.builds(Option, labels, actions, words), min_size=1, max_size=130)
cells = st.tuples(words, words)
blocks = st.one_of(
    st.builds(Heading, words),
    texts,
    st.builds(Note, lines),
    st.builds(Quotation, lines, st.none() | st.builds(Citation, words, actions)),
    st.builds(Fields, st.lists(st.tuples(words, texts), max_size=8).map(tuple)),
    st.builds(Items, st.lists(texts, max_size=60).map(tuple), st.booleans(), st.integers(1, 9)),
    st.builds(Table, st.just(("a", "")), st.lists(cells, max_size=120).map(tuple), words),
    st.builds(Table, st.just(("c",) * 30), st.just((("x",) * 30,)), words),
    st.builds(Meter, words, st.integers(0, 9), st.integers(1, 9), words),
    st.builds(Countdown, st.text(max_size=90), st.just(AT)),
    st.builds(Buttons, buttons.map(tuple)),
    st.builds(Choice, labels, options.map(tuple)),
    st.builds(Picture, st.just(b"\x89PNG"), words),
    st.builds(Attachment, st.just("a.md"), st.just(b"a"), words),
    st.just(Divider()),
)


def _shown(message: SlackPost) -> list[dict[str, Any]]:
    """The blocks as they are sent, pictures uploaded."""
    return [
        {**block, "slack_file": {"id": "F00000001"}} if number in message.pictures else block
        for number, block in enumerate(message.blocks)
    ]


@given(st.lists(blocks, max_size=12))
@settings(max_examples=examples(80), deadline=None)
def test_any_view_fits_in_messages(made: list[Any]) -> None:
    for message in messages(View(blocks=tuple(made)), "1764000000.000100"):
        sent = _shown(message)
        assert wrong_blocks(sent) == []
        assert not too_long(sent)
        assert 1 <= len(message.text) <= 4000  # of which chat.update takes no more


@given(st.lists(blocks, max_size=12))
@settings(max_examples=examples(40), deadline=None)
def test_any_view_fits_on_the_home_tab(made: list[Any]) -> None:
    for message in windows(View(blocks=tuple(made))):
        assert wrong_view({"type": "home", "blocks": _shown(message)}, "home") == []


@given(st.lists(blocks, max_size=12), st.integers(0, 9))
@settings(max_examples=examples(40), deadline=None)
def test_any_page_of_a_long_view_fits(made: list[Any], number: int) -> None:
    view = View(blocks=tuple(made), kept="abcdefghjkmn", page=number)
    assert (
        wrong_blocks(_shown(turn_to(messages(view, HERE.thread), view, HERE.thread, ENGLISH))) == []
    )
    home = {"type": "home", "blocks": _shown(turn_to(windows(view), view, "", ENGLISH))}
    assert wrong_view(home, "home") == []


@given(
    st.lists(st.lists(st.characters(categories=["L", "N"]), min_size=1, max_size=9), max_size=900)
)
@settings(max_examples=examples(20), deadline=None)
def test_no_word_is_lost_in_pieces(some: list[list[str]]) -> None:
    said = " ".join("".join(word) for word in some)
    shown = messages(View(blocks=(Text((Plain(said),)), Items((Text((Strong(said),)),)))))
    told = [
        element["text"]
        for message in shown
        for block in message.blocks
        for part in block["elements"]
        for line in part["elements"]
        for element in line.get("elements", [line])
        if "text" in element
    ]
    assert " ".join(told).split() == said.split() * 2


@given(st.text())
def test_no_words_mention_format_or_link(said: str) -> None:
    shown = escaped(said)
    for mark in ("<", ">"):
        assert mark not in shown
    for mark in "*_~`":
        assert shown.count(mark) == shown.count(f"\u2060{mark}\u2060")
    assert "<" not in entities(said)


def test_only_rich_text_of_its_own_is_styled() -> None:
    said = "*not bold* <!channel> <@U1> :smile: `x`"
    assert elements((Plain(said),)) == [{"type": "text", "text": said}]
    assert elements((Strong(said),)) == [{"type": "text", "text": said, "style": {"bold": True}}]
    assert "<!channel>" not in mrkdwn((Plain(said), Code("`"), Link("<!here>", "javascript:x")))


def test_a_notice_names_the_channel_that_a_message_leads_to() -> None:
    where = Place(PlaceId("C0123456789:17.1"), "A debate")
    (post, *_) = messages(View(blocks=(Text((Plain("It is open in "), where, Plain("."))),)))

    assert post.text == "It is open in <#C0123456789>."


def test_words_for_screen_readers_are_cut_between_characters() -> None:
    (message, *_) = messages(View(blocks=(Text((Plain("<" * 5000),)),)))
    assert message.text.endswith("&lt; …")
    assert len(message.text) <= 4000


def test_a_link_that_is_none_is_only_words() -> None:
    assert elements((Link("here", "javascript:alert(1)"),)) == [{"type": "text", "text": "here"}]


names = st.uuids().map(str)
several = options.map(tuple)
inputs = st.one_of(
    st.builds(LineInput, name=names, label=words, hint=words, value=words, required=st.booleans()),
    st.builds(LineInput, name=names, label=words, value=words, offers=st.just("formats")),
    st.builds(ParagraphInput, name=names, label=words, hint=words, value=words),
    st.builds(ParagraphInput, name=names, label=words, value=words, longest=st.just(20_000)),
    st.builds(ChoiceInput, name=names, label=words, hint=words, value=words, options=several),
    st.builds(SeveralInput, name=names, label=words, hint=words, options=several),
    st.builds(
        NumberInput,
        name=names,
        label=words,
        value=words | st.just("7"),
        least=st.none() | st.integers(0, 9),
        most=st.none() | st.integers(9, 99),
    ),
    st.builds(FileInput, name=names, label=words, hint=words),
    st.builds(PickInput, name=names, label=words, of=st.sampled_from(Pick), value=words),
)


@given(words, st.lists(inputs, min_size=1, max_size=9), words)
@settings(max_examples=examples(100), deadline=None)
def test_any_form_fits(title: str, made: list[Input], notice: str) -> None:
    form = Form(title=title, action="/debate speak", inputs=tuple(made))
    view = window(form, HERE, notice[:2500])
    assert wrong_view(view, "modal") == []
    assert not too_large(view)
    assert load(view["private_metadata"]) == ("/debate speak", HERE)


def test_every_form_of_the_catalog_fits() -> None:
    for entry in CATALOG.entries:
        block = form_for(entry, {}).blocks[0]
        assert isinstance(block, Form)
        if block.inputs:
            for here in (HERE, Where()):
                assert wrong_view(window(block, here), "modal") == [], entry.name


def test_a_long_speech_is_read_from_its_fields_in_order() -> None:
    speech = " ".join(f"word{n}" for n in range(1500))
    field = ParagraphInput(name="words", label="Say", value=speech, longest=20_000)
    view = window(Form(title="Speak", action="/debate speak", inputs=(field,)), HERE)
    state = {
        block["block_id"]: {
            "value": {
                "type": "plain_text_input",
                "value": block["element"].get("initial_value"),
            }
        }
        for block in view["blocks"]
        if block["type"] == "input"
    }
    given, _, _ = filled(state)
    assert set(given) == {"words"}
    assert given["words"].split() == speech.split()


def test_what_a_form_carries_is_not_trusted() -> None:
    for carried in ("", "{}", "[]", "nonsense", '{"action": "/ask", "planet": 1}'):
        assert load(carried) == ("", Where())
    assert load(dump("/ask", HERE)) == ("/ask", HERE)


def test_marks_stand_close_to_their_words() -> None:
    assert mrkdwn((Strong("Left: "), Emphasis(" this"))) == "*Left:*  _this_"


def test_all_that_is_shown_of_guarantees_fits() -> None:
    for view in shown():
        for message in messages(view, "1764000000.000100"):
            assert wrong_blocks(_shown(message)) == []


def test_fields_and_lists_fill_a_block_before_the_next_one_begins() -> None:
    value = "v" * 96
    rows = tuple((f"{n:03}", text(value)) for n in range(100))  # 100 characters with the space
    items = tuple(text("i" * 100) for _ in range(100))
    message = messages(View(blocks=(Fields(rows),)))[0]
    assert [_lines_of(block) for block in message.blocks[:3]] == [28, 28, 28]
    (first, *_) = messages(View(blocks=(Items(items),)))[0].blocks
    assert len(first["elements"][0]["elements"]) == 29


def _lines_of(block: dict[str, Any]) -> int:
    words = "".join(str(e["text"]) for e in block["elements"][0]["elements"])
    assert len(words) <= 2900
    return words.count("\n") + 1


def test_no_heading_ends_a_message_that_goes_on_in_another() -> None:
    long = "word " * 500
    made = [
        Heading("First"), *(text(long) for _ in range(3)), Heading("Second"), *[text(long)] * 3,
        Table(("Who", "What"), (("Ana", "1"),), caption="One"),
        Table(("Who", "What"), (("Ana", "2"),), caption="Two"),
    ]  # fmt: skip
    said = [post.text.splitlines() for post in messages(View(blocks=tuple(made)))]

    assert len(said) > 2
    assert not {"Second", "Two"} & {lines[-1] for lines in said}


def test_a_picture_says_what_it_shows_once() -> None:
    alt = "Trigger: an attack; Funding: open; " * 90
    (post,) = messages(View(blocks=(Picture(png=b"", alt=alt, name="a.png"),)))

    assert len(post.blocks) == 1
    assert post.blocks[0]["alt_text"].endswith("…")
