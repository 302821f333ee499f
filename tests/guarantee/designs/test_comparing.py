"""Designs side by side: differences first, marks, and names that are read."""

import struct

import pytest

from bot.guarantee.content import designs
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.comparing import compare_clauses, comparison_in_words, read_names
from bot.guarantee.rules.design import Subject
from bot.guarantee.views.comparison import comparison_png
from bot.kernel.refusal import Refused
from bot.kernel.view import ACTION_LIMIT
from tests.debate.test_movement_picture import chunks, corner
from tests.guarantee.designs.making import SPACE

DESIGNS = {key: design.subject for key, design in designs.load().items()}
NATO, AUTHOR = DESIGNS["nato_membership"], DESIGNS["author_proposal"]


def test_differences_come_first_and_in_the_order_of_the_clauses():
    found = compare_clauses(SPACE, [AUTHOR, NATO])
    differ = [row.differs for row in found]
    order = [SPACE.clauses.index(row.clause) for row in found if row.differs]

    assert differ == sorted(differ, reverse=True)
    assert order == sorted(order)
    assert {row.clause.id for row in found} == AUTHOR.choices.keys() | NATO.choices.keys()


def test_an_open_clause_differs_from_one_that_says_none():
    one = Subject(name="One", short="One", address="1", choices={"duties": ()})
    two = Subject(name="Two", short="Two", address="2", choices={})
    (row,) = compare_clauses(SPACE, [one, two])

    assert row.differs
    assert row.cells == ("none of these", "open")
    assert row.marks == ("", "")


def test_marks_tell_the_article_from_other_sources_and_how_sure_a_value_is():
    found = {row.clause.id: row.marked for row in compare_clauses(SPACE, [AUTHOR, NATO])}

    assert found["trigger"] == (
        "The emergency mechanism finds that it applies ¶",
        "A defined event ○⇄",
    )


def test_the_words_of_the_picture_say_all_that_it_shows():
    said = comparison_in_words(SPACE, [AUTHOR, NATO])

    for row in compare_clauses(SPACE, [AUTHOR, NATO]):
        assert row.clause.name in said
        assert all(cell in said for cell in row.cells)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("nato", GuaranteeRefusal.TOO_FEW_COMPARED),
        (" , ", GuaranteeRefusal.TOO_FEW_COMPARED),
        ("a,b,c,d,e,f", GuaranteeRefusal.TOO_MANY_COMPARED),
    ],
)
def test_too_few_and_too_many_are_refused(words, code):
    with pytest.raises(Refused) as refused:
        read_names(words)

    assert refused.value.code is code


def test_names_are_read_once_each():
    assert read_names("nato, budapest ,nato,") == ["nato", "budapest"]
    assert read_names("nato_membership  kyiv_compact") == ["nato_membership", "kyiv_compact"]
    assert read_names("the author’s proposal, nato") == ["the author’s proposal", "nato"]


@pytest.mark.parametrize("dark", [False, True])
def test_the_picture_is_the_same_each_time_and_on_the_ground_asked_for(dark):
    found = compare_clauses(SPACE, [AUTHOR, NATO])
    png = comparison_png(["The author’s proposal", "NATO membership"], found, dark=dark)
    width, height = struct.unpack_from(">II", chunks(png)[b"IHDR"])

    assert png == comparison_png(["The author’s proposal", "NATO membership"], found, dark=dark)
    assert corner(png) == (b"\x1e\x1f\x22" if dark else b"\xff\xff\xff")
    assert width < 2000
    assert height < 3000


def test_every_change_that_a_button_offers_fits_a_button():
    longest = max(len(design) for design in DESIGNS)
    for clause in SPACE.clauses:
        for option in clause.options:
            action = f"/guarantee try {clause.id} choice:+{option.id} design:{'x' * longest}"
            assert len(action) <= ACTION_LIMIT
