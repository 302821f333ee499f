"""What every shipped format keeps to, and how files that are wrong are refused."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.debate.content import formats
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.format import Format, Preparation, Segment, SegmentKind
from bot.debate.rules.reading_formats import read_format
from bot.debate.rules.writing_formats import write_format
from bot.kernel.plain import clean_words
from bot.kernel.refusal import Refused
from tests.debate.rules.making import SMALL

ROOT = Path(__file__).parents[2]
FORMS = formats.load()
every_form = pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.id)

WANTED = {
    "oxford", "oxford-4v4", "bp", "wsdc", "asian", "australs", "apda", "canadian", "ld", "policy",
    "policy-college", "pf", "karl-popper", "mspdp", "jugend-debattiert", "open-parliamentary",
    "spanish-academic", "debating-matters", "congress", "braver-angels", "sac", "fishbowl-open",
    "fishbowl-closed", "deliberative-poll", "habermas-caucus", "text",
}  # fmt: skip

UNEQUAL = {"apda": 30, "canadian": 120}
"""Seconds by which a side speaks longer there, as its rules have it."""

OPEN_TO_THE_END = {"oxford-4v4"}
"""Where points are open until a speech ends, as its source has it."""

LAST_WORD_TURNS = {
    "wsdc", "asian", "australs", "apda", "mspdp", "spanish-academic", "open-parliamentary",
    "oxford", "policy", "policy-college", "ld", "canadian", "text", "debating-matters",
}  # fmt: skip
"""Where the order of the sides turns round before the end, so that it is no plain alternation."""


def side_of(form: Format, segment: Segment) -> str:
    """The side of a speech; "" where no single side speaks."""
    sides = {form.seat(actor).side for actor in segment.actors}
    return sides.pop() if len(sides) == 1 else ""


def seconds_by_side(form: Format) -> dict[str, int]:
    spoken = dict.fromkeys((side.key for side in form.sides), 0)
    for segment in form.segments:
        if segment.kind in (SegmentKind.SPEECH, SegmentKind.REPLY) and (
            side := side_of(form, segment)
        ):
            spoken[side] += segment.seconds
    return spoken


def test_all_promised_formats_are_there() -> None:
    assert set(FORMS) >= WANTED


@every_form
def test_a_format_is_named_like_its_file(form: Format) -> None:
    assert form.id in formats.texts(), f"call the file {form.id}.toml, as its `id` has it"


@every_form
def test_a_format_says_what_it_is_and_where_it_is_from(form: Format) -> None:
    keeps_what_comes_along(form, formats.texts()[form.id])


def keeps_what_comes_along(form: Format, written: str) -> None:
    """What every format that comes along says of itself."""
    file = f"{form.id}.toml"
    assert form.about.endswith("."), f'{file}: `about` lacks a sentence: about = "… ."'
    assert form.sources, f'{file}: say where its rules are from: sources = ["…"]'
    assert written.startswith("# "), (
        f"{file}: begin with a comment that says what is taken from a source, and what is ours"
    )


@every_form
def test_every_seat_is_used(form: Format) -> None:
    keeps_seats_busy(form)


def keeps_seats_busy(form: Format) -> None:
    """Whoever takes a seat has something to do, where seats have parts of their own."""
    acting = {actor for segment in form.segments for actor in segment.actors}
    spare = {seat.key for seat in form.seats} - acting
    assert not spare or all(not segment.actors for segment in form.segments), (
        f"{form.id}.toml: nobody in {sorted(spare)} ever speaks: name these seats in the `actors`"
        " of a segment, or drop them"
    )


@every_form
def test_speeches_alternate_until_the_replies(form: Format) -> None:
    keeps_sides_in_turn(form)


def keeps_sides_in_turn(form: Format) -> None:
    """The sides speak in turn."""
    speeches = [
        side_of(form, segment)
        for segment in form.segments
        if segment.kind is SegmentKind.SPEECH and segment.actors
    ]
    two = [side for side in speeches if side in {s.key for s in form.sides[:2]}]
    turned = sum(one == other for one, other in pairwise(two))
    if form.id == "sac":  # each pair presents, and the other then restates
        return
    assert turned <= (1 if form.id in LAST_WORD_TURNS else 0), (
        f"{form.id}.toml: a side speaks twice in a row ({', '.join(two)}). Let the sides take"
        " turns; where the rules have it so once, name the format in LAST_WORD_TURNS"
    )


@every_form
def test_sides_have_the_same_time(form: Format) -> None:
    keeps_time_even(form)


def keeps_time_even(form: Format) -> None:
    """Both sides speak as long."""
    spoken = seconds_by_side(form)
    first, second = [spoken[side.key] for side in form.sides[:2]]
    assert abs(first - second) <= UNEQUAL.get(form.id, 0), (
        f"{form.id}.toml: the first side speaks {first} seconds, the second {second}. Make them"
        " equal; where the rules have it so, name the format in UNEQUAL"
    )


def test_lincoln_douglas_gives_both_thirteen_minutes() -> None:
    assert seconds_by_side(FORMS["ld"]) == {"aff": 780, "neg": 780}


@pytest.mark.parametrize("name", ["wsdc", "asian", "australs", "mspdp", "apda"])
def test_the_opposition_replies_first(name: str) -> None:
    form = FORMS[name]
    replies = [segment for segment in form.segments if segment.kind is SegmentKind.REPLY]
    assert [side_of(form, reply) for reply in replies] == [
        form.sides[1].key,
        form.sides[0].key,
    ]


@pytest.mark.parametrize("name", ["wsdc", "asian", "australs"])
def test_third_speakers_never_reply_and_nobody_interrupts_a_reply(name: str) -> None:
    for segment in FORMS[name].segments:
        if segment.kind is SegmentKind.REPLY:
            assert not any(actor.endswith("3") for actor in segment.actors)
            assert segment.interruptions is None


@every_form
def test_windows_lie_inside_and_leave_protected_time(form: Format) -> None:
    keeps_windows_inside(form)


def keeps_windows_inside(form: Format) -> None:
    """Points of information have their time inside a speech."""
    for segment in form.segments:
        window = segment.interruptions
        if window is not None:
            where = f"{form.id}.toml, {segment.key}: `interruptions`"
            latest = segment.seconds - (form.id not in OPEN_TO_THE_END)
            assert 0 < window.opens < window.closes <= latest, (
                f"{where} open and close inside the speech, with protected time at both ends"
            )
            assert segment.kind is SegmentKind.SPEECH, f"{where} stand in a speech alone"
            assert len(segment.actors) == 1, f"{where} need one speaker, who answers them"


@every_form
def test_who_examines_sits_on_another_side(form: Format) -> None:
    for segment in form.segments:
        if segment.kind is SegmentKind.CROSS:
            assert len({form.seat(actor).side for actor in segment.actors}) == 2, (
                f"{form.id}.toml, {segment.key}: name seats of two sides as `actors`: the first"
                " asks, the other answers"
            )


@every_form
def test_preparation_has_seconds_exactly_where_there_is_any(form: Format) -> None:
    assert (form.preparation is Preparation.NONE) is (form.preparation_seconds == 0), (
        f"{form.id}.toml: `preparation` and `preparation_seconds` go together: say both or neither"
    )


@every_form
def test_what_is_written_reads_the_same(form: Format) -> None:
    assert read_format(write_format(form), "again.toml") == form


def test_the_smallest_format_of_the_docs_could_come_along_as_it_stands() -> None:
    page = (ROOT / "docs" / "formats.md").read_text("utf-8")
    written = page.split("## The smallest format")[1].split("```toml\n")[1].split("```")[0]
    form = read_format(written, "duel.toml")

    keeps_what_comes_along(form, written)
    keeps_seats_busy(form)
    keeps_sides_in_turn(form)
    keeps_time_even(form)
    keeps_windows_inside(form)
    assert form.id not in formats.texts(), "the example has come along: show another in the docs"


@given(name=st.text(min_size=1), about=st.text())
def test_any_words_survive_writing(name: str, about: str) -> None:
    form = read_format(SMALL, "small.toml")
    named = replace(form, name=name, about=about)
    if not any(0xD800 <= ord(letter) <= 0xDFFF for letter in name + about):
        seen = replace(form, name=clean_words(name), about=clean_words(about))
        assert read_format(write_format(named), "again.toml") == seen


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "why"),
    [
        ("\nseconds = 60", "\nseconds = -60", 29, "segments[0].seconds", "negative"),
        ("characters = 100", "charaters = 100", 26, "segments[0].charaters", "mean characters"),
        ("warnings = [60]", "warnings = [600]", 40, "segments[1].warnings", "outside"),
        ('key = "con1"', 'key = "pro1"', 22, "seats[1].key", "twice"),
        ('side = "con"', 'side = "nobody"', 23, "seats[1].side", "nobody"),
        ('actors = ["con1"]', 'actors = ["ghost"]', 49, "segments[2].actors", "ghost"),
        ("opens = 30, closes = 90", "opens = 90, closes = 30", 41, "segments[1].", "outside"),
        ('winner = "judges"', 'winner = "dice"', 5, "winner", "swing"),
        ('id = "small"', 'id = "Small!"', 2, "id", "letters"),
        ('name = "Small"', "name = 7", 3, "name", "str"),
        ("seconds = 120", "seconds = 100000", 34, "segments", "more than a day"),
        ("[scoring]", "[scoring", 9, "the text", ""),
    ],
)
def test_a_wrong_file_is_refused_by_line_and_field(
    old: str, new: str, line: int, field: str, why: str
) -> None:
    assert old in SMALL
    with pytest.raises(Refused) as caught:
        read_format(SMALL.replace(old, new, 1), "small.toml")
    fields = caught.value.fields
    assert caught.value.code is DebateRefusal.FORMAT_WRONG
    assert fields["file"] == "small.toml"
    assert str(fields["field"]).startswith(field), fields
    assert why in str(fields["why"]), fields
    if field not in ("segments", "segments[0].charaters"):
        assert abs(int(str(fields["line"])) - line) <= 3, fields


@every_form
def test_the_name_of_a_segment_is_what_a_chair_would_call_it(form: Format) -> None:
    for segment in form.segments:
        assert not segment.name.endswith(("speaker for", "speaker against")), segment.name
