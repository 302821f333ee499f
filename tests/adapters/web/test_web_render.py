"""Views as HTML: people's words never become markup, and everything that acts is there."""

from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.adapters.web.render import FEW, html
from bot.kernel.ids import MemberId
from bot.kernel.plain import clean_words
from bot.kernel.view import (
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
    Items,
    LineInput,
    Link,
    Meter,
    Moment,
    Note,
    NumberInput,
    Option,
    ParagraphInput,
    Person,
    Picture,
    Plain,
    Quotation,
    SeveralInput,
    Strong,
    Table,
    Text,
    Tone,
    View,
)
from tests.actions import actions

Attributes = list[tuple[str, str | None]]

TAGS = frozenset(
    "a bdi blockquote button caption code dd div dl dt em fieldset figcaption figure form h2 hr i"
    " img input label legend li ol option p select small span strong table tbody td textarea th"
    " thead time tr ul".split()
)
VOID = frozenset({"hr", "img", "input"})
POINTERS = ("for", "aria-describedby", "aria-labelledby")
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)",
    "</textarea></select></form><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "&lt;b&gt; &amp; &#60;",
    "<!-- ",
    "]]>",
    "\u202egnp.exe",
)


class Page(HTMLParser):
    """What a browser would make of a piece of HTML."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.opened: list[tuple[str, Attributes]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self.opened.append((tag, attrs))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(tag, tuple(name for name, _ in attrs)) for tag, attrs in self.opened]

    def values(self, name: str) -> list[str]:
        return [value or "" for _, attrs in self.opened for n, value in attrs if n == name]


words = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30))
names = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
commands = st.from_regex(r"/[a-z]+( [a-z:<>&\"'0-9]+)?", fullmatch=True)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001
    lambda at: at.replace(tzinfo=UTC)
)
spans = st.lists(
    st.one_of(
        st.builds(Plain, words),
        st.builds(Strong, words),
        st.builds(Emphasis, words),
        st.builds(Code, words),
        st.builds(Link, words, words),
        st.builds(Person, st.just(MemberId("m")), words),
        st.builds(Moment, moments),
    ),
    max_size=4,
).map(tuple)
options = st.lists(st.builds(Option, words, words, words), min_size=1, max_size=FEW + 2).map(tuple)
flags = st.booleans()
inputs = st.one_of(
    st.builds(LineInput, name=names, label=words, hint=words, value=words, required=flags),
    st.builds(ParagraphInput, name=names, label=words, hint=words, value=words, required=flags),
    st.builds(
        ChoiceInput,
        name=names,
        label=words,
        options=options,
        hint=words,
        value=words,
        required=flags,
    ),
    st.builds(SeveralInput, name=names, label=words, options=options, hint=words, required=flags),
    st.builds(
        NumberInput,
        name=names,
        label=words,
        hint=words,
        value=words,
        least=st.none() | st.integers(),
        most=st.none() | st.integers(),
    ),
    st.builds(FileInput, name=names, label=words, hint=words, required=flags),
)
blocks = st.one_of(
    st.builds(Heading, words),
    st.builds(Text, spans),
    st.builds(Quotation, spans, st.none() | st.builds(Citation, words, commands)),
    st.builds(Fields, st.lists(st.tuples(words, st.builds(Text, spans)), max_size=3).map(tuple)),
    st.builds(Items, st.lists(st.builds(Text, spans), max_size=3).map(tuple), flags),
    st.builds(
        Table,
        st.lists(words, max_size=3).map(tuple),
        st.lists(st.lists(words, max_size=3).map(tuple), max_size=3).map(tuple),
        words,
    ),
    st.builds(Meter, words, st.integers(0, 20), st.integers(0, 20), words),
    st.builds(Countdown, words, moments),
    st.builds(Picture, st.binary(max_size=40), words),
    st.just(Divider()),
    st.builds(Note, spans),
    st.builds(
        Buttons,
        st.lists(st.builds(Button, words, commands, st.sampled_from(Tone)), max_size=4).map(tuple),
    ),
    st.builds(Choice, words, st.lists(st.builds(Option, words, commands), max_size=3).map(tuple)),
    st.builds(
        Form,
        title=words,
        action=commands,
        inputs=st.lists(inputs, max_size=4).map(tuple),
        submit=words,
    ),
)
views = st.builds(View, blocks=st.lists(blocks, max_size=5).map(tuple))


@given(views)
def test_any_view_is_whole_html_of_known_tags_that_runs_nothing(view: View) -> None:
    page = Page(str(html(view, "p-1")))

    assert page.open == []
    assert {tag for tag, _ in page.opened} <= TAGS
    for _, attrs in page.opened:
        assert not [name for name, _ in attrs if name.startswith("on") or name == "style"]
    assert all(link.startswith(("http://", "https://")) for link in page.values("href"))


@given(views)
def test_every_action_of_any_view_is_on_the_page(view: View) -> None:
    page = Page(str(html(view, "p-1")))

    assert set(actions(view)) <= {*page.values("data-action"), *page.values("value")}


@given(views)
def test_ids_are_unique_and_what_points_at_one_finds_it(view: View) -> None:
    page = Page(str(html(view, "p-1")))

    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {i for name in POINTERS for pointer in page.values(name) for i in pointer.split()} <= {
        *ids
    }


def everywhere(said: str) -> View:
    """A view that says the same words wherever words can stand."""
    line = (Plain(said), Strong(said), Emphasis(said), Code(said), Person(MemberId("m"), said))
    some = (Option(said, said, said),)
    return View(
        blocks=(
            Heading(said),
            Text(line),
            Text((Link(said, "https://example.org/"),)),
            Quotation(line, Citation(said, said)),
            Fields(((said, Text(line)),)),
            Items((Text(line),)),
            Table((said,), ((said, said),), said),
            Meter(said, 1, 3, said),
            Countdown(said, datetime(2026, 1, 1, tzinfo=UTC)),
            Picture(b"", said),
            Note(line),
            Buttons((Button(said, said),)),
            Choice(said, some),
            Form(
                title=said,
                action=said,
                submit=said,
                inputs=(
                    LineInput(name=said, label=said, hint=said, value=said),
                    ParagraphInput(name=said, label=said, hint=said, value=said),
                    ChoiceInput(name=said, label=said, hint=said, value="-", options=some),
                    ChoiceInput(name=said, label=said, hint=said, value="-", options=some * 9),
                    SeveralInput(name=said, label=said, hint=said, options=some),
                    NumberInput(name=said, label=said, hint=said, value=said),
                    FileInput(name=said, label=said, hint=said),
                ),
            ),
        )
    )


@given(st.text(min_size=1).filter(lambda said: clean_words(said) not in ("", "-")))
@example(HOSTILE[0])
@example(HOSTILE[1])
@example(HOSTILE[2])
@example(HOSTILE[3])
@example(HOSTILE[4])
@example("<!--")
def test_the_shape_of_a_page_does_not_depend_on_what_people_say(said: str) -> None:
    page = Page(str(html(everywhere(said), "p-1")))

    assert page.shape == Page(str(html(everywhere("word"), "p-1"))).shape


@given(st.text(min_size=1))
def test_words_are_read_as_they_were_said(said: str) -> None:
    page = Page(str(html(View(blocks=(Text((Plain(said),)),)), "p-1")))

    assert "".join(page.words) == clean_words(said)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//example.org", "http://", "http://[", "/api/say"],
)
def test_a_link_that_could_do_more_than_open_a_page_is_only_words(address: str) -> None:
    page = Page(str(html(View(blocks=(Text((Link("here", address),)),)), "p-1")))

    assert page.values("href") == []
    assert "".join(page.words) == "here"


def test_a_picture_says_what_it_shows_and_how_large_it_is() -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4)

    page = Page(str(html(View(blocks=(Picture(png, "Two lines cross"),)), "p-1")))

    assert page.values("alt") == ["Two lines cross"]
    assert (page.values("width"), page.values("height")) == (["640"], ["480"])


def _tags(page: Page) -> Iterator[str]:
    return (tag for tag, _ in page.opened)


@pytest.mark.parametrize(("count", "tag"), [(FEW, "fieldset"), (FEW + 1, "select")])
def test_few_options_stand_open_and_many_fold(count: int, tag: str) -> None:
    some = tuple(Option(str(n), str(n)) for n in range(count))
    field = ChoiceInput(name="pick", label="Pick", options=some)

    page = Page(str(html(View(blocks=(Form(title="T", action="/x", inputs=(field,)),)), "p-1")))

    assert tag in _tags(page)
