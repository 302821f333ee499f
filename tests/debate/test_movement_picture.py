import struct
import zlib
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.debate.rules.positions.stance import NAMES, Camp
from bot.debate.rules.positions.swing import ORDER, Tally, Transitions
from bot.debate.views.movement import movement_alt, movement_png
from bot.debate.views.movement_geometry import GAP, Flow, bar, flows
from bot.kernel.spacing import Extent, spread_labels
from tests.debate.positions.people import EXAMPLE, NOBODY, tables
from tests.pictures import watched

ROOM = Extent(100, 600)


def chunks(png: bytes) -> dict[bytes, bytes]:
    """The parts of a PNG by kind, each with a sum that fits (pixels together)."""
    found: dict[bytes, bytes] = {}
    at = 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", png, at + 8 + length)[0] == zlib.crc32(kind + body)
        found[kind] = found.get(kind, b"") + body
        at += 12 + length
    return found


def pixel(png: bytes, x: int, y: int) -> tuple[int, ...]:
    """Red, green, blue and how opaque."""
    with Image.open(BytesIO(png)) as image:
        found = image.convert("RGBA").getpixel((x, y))
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("table", [EXAMPLE, NOBODY])
def test_the_same_table_gives_the_same_picture_without_a_date(
    table: Transitions, dark: bool
) -> None:
    png = movement_png(table, dark=dark)

    assert png == movement_png(table, dark=dark)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack_from(">II", chunks(png)[b"IHDR"]) == (800, 600)
    assert chunks(png).keys() == {b"IHDR", b"pHYs", b"IDAT", b"IEND"}


def test_a_picture_is_a_card_light_or_dark_on_no_ground() -> None:
    for dark, ground in ((False, (255, 255, 255, 255)), (True, (43, 45, 49, 255))):
        png = movement_png(EXAMPLE, dark=dark)

        assert pixel(png, 0, 0)[3] == 0
        assert pixel(png, 12, 300) == ground


LONG = {
    Camp.FOR: "Parliamentary Opposition United",
    Camp.UNDECIDED: "Sans avis",
    Camp.AGAINST: "الحكومة",
}


@pytest.mark.parametrize("names", [NAMES, LONG])
@pytest.mark.parametrize(
    "table",
    [
        NOBODY,
        EXAMPLE,
        Transitions(((1, 0, 0), (1, 0, 0), (0, 0, 0))),
        Transitions(((400, 3, 2), (5, 800, 1), (1, 2, 9))),
    ],
)
def test_a_picture_can_be_read_on_a_phone(table: Transitions, names: dict[Camp, str]) -> None:
    with watched() as drawn:
        movement_png(table, names)

    drawn.assert_readable()


def test_another_table_or_other_names_give_another_picture() -> None:
    other = Transitions((*EXAMPLE.counts[:2], (3, 0, 47)))
    names = {**NAMES, Camp.FOR: "Proposition"}

    assert len({movement_png(EXAMPLE), movement_png(other), movement_png(EXAMPLE, names)}) == 3


def test_a_name_may_hold_anything() -> None:
    hostile = {
        Camp.FOR: "$\\frac{1}{0}$",
        Camp.UNDECIDED: "Невизначені",
        Camp.AGAINST: "A name that is longer than the picture has room for",
    }
    unknown = {**NAMES, Camp.FOR: "賛成"}

    assert movement_png(EXAMPLE, hostile).startswith(b"\x89PNG")
    assert movement_png(EXAMPLE, unknown) == movement_png(EXAMPLE)


def test_the_words_for_a_picture_say_what_it_finds_first() -> None:
    names = {**NAMES, Camp.FOR: "Proposition", Camp.AGAINST: "Opposition"}

    assert movement_alt(EXAMPLE, names) == (
        "2 of 100 people switched sides, 18 came to a side: "
        "14 from Neither side to Proposition, 4 from Neither side to Opposition, "
        "2 from Opposition to Proposition. "
        "Before: Proposition 30, Neither side 20, Opposition 50. "
        "After: Proposition 46, Neither side 2, Opposition 52."
    )


def test_one_person_and_nobody_are_said_plainly() -> None:
    one = Transitions(((0, 0, 0), (0, 0, 0), (0, 0, 1)))

    assert movement_alt(NOBODY) == "Nobody voted both times."
    assert movement_alt(one) == "Nobody switched sides: For 0, Neither side 0, Against 1."


@given(tables)
def test_the_words_fit_a_platform_s_alternative_text(table: Transitions) -> None:
    assert len(movement_alt(table)) <= 1024


def test_bars_and_bands_by_hand() -> None:
    table = Transitions(((1, 0, 0), (1, 0, 0), (0, 0, 2)))
    unit = (500 - 2 * GAP) / 4

    assert bar(Tally((1, 0, 3)), ROOM) == {
        Camp.FOR: Extent(100, 100 + unit),
        Camp.UNDECIDED: Extent(100 + unit + GAP, 100 + unit + GAP),
        Camp.AGAINST: Extent(100 + unit + 2 * GAP, 600),
    }
    assert flows(table, ROOM)[1] == Flow(
        Camp.UNDECIDED,
        Camp.FOR,
        1,
        Extent(100 + unit + GAP, 100 + 2 * unit + GAP),
        Extent(100 + unit, 100 + 2 * unit),
    )


@given(tables)
def test_bands_fill_both_bars_and_count_everybody(table: Transitions) -> None:
    bands = flows(table, ROOM)

    assert sum(flow.people for flow in bands) == table.voters
    for camp in ORDER:
        left, right = bar(table.before, ROOM)[camp], bar(table.after, ROOM)[camp]
        leaving = sum(f.leaves.bottom - f.leaves.top for f in bands if f.before is camp)
        arriving = sum(f.arrives.bottom - f.arrives.top for f in bands if f.after is camp)
        assert (leaving, arriving) == pytest.approx(
            (left.bottom - left.top, right.bottom - right.top)
        )
        assert ROOM.top <= left.top <= left.bottom <= ROOM.bottom + 1e-6


@pytest.mark.parametrize(
    ("wanted", "placed"),
    [
        ([150, 300, 500], [150, 300, 500]),  # room enough
        ([300, 300], [280, 320]),  # they part evenly
        ([90, 95], [100, 140]),  # the room begins
        ([590, 650], [560, 600]),  # the room ends
        ([200, 230, 400], [195, 235, 400]),
        ([], []),
    ],
)
def test_labels_part_as_little_as_they_need(wanted: list[float], placed: list[float]) -> None:
    assert spread_labels(wanted, 40, ROOM) == pytest.approx(placed)


@given(st.lists(st.floats(0, 700), max_size=9).map(sorted))
def test_labels_never_touch_nor_leave_the_room(wanted: list[float]) -> None:
    placed = spread_labels(wanted, 40, ROOM)

    assert all(b - a >= 40 - 1e-6 for a, b in pairwise(placed))
    assert all(ROOM.top - 1e-6 <= at <= ROOM.bottom + 1e-6 for at in placed)
