"""Designs side by side: differences first, marks, and names that are read."""

import struct

import pytest

from bot.guarantee.content import designs
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.comparing import (
    compare_clauses,
    comparison_in_words,
    find_main_differences,
    read_names,
)
from bot.guarantee.rules.design import Subject
from bot.guarantee.views.comparison_picture import comparison_png
from bot.kernel import languages
from bot.kernel.refusal import Refused
from bot.kernel.view import ACTION_LIMIT
from tests.debate.test_movement_picture import chunks, pixel
from tests.guarantee.designs.making import SPACE
from tests.pictures import watched

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


def test_a_value_that_its_text_does_not_simply_state_is_marked_in_words():
    found = {row.clause.id: row.marked for row in compare_clauses(SPACE, [AUTHOR, NATO])}

    assert found["trigger"] == (
        "The emergency mechanism finds that it applies",
        "A defined event (contested)",
    )


def test_the_words_of_the_picture_say_how_they_differ_and_no_more():
    compared = compare_clauses(SPACE, [AUTHOR, NATO])
    said = comparison_in_words([AUTHOR, NATO], compared)

    assert said.startswith("How The author’s proposal and NATO membership differ: ")
    for row in compared:
        assert (f"{row.clause.name}: " in said) is row.differs
        assert not row.differs or all(cell in said for cell in row.cells)
    assert comparison_in_words([NATO, NATO], []) == (
        "NATO membership and NATO membership say the same."
    )


def test_what_weighs_most_comes_first():
    found = find_main_differences(compare_clauses(SPACE, [AUTHOR, NATO]))

    assert [(row.has_open, not row.clause.core) for row in found] == sorted(
        (row.has_open, not row.clause.core) for row in found
    )
    assert found[0].clause.core


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

    assert png == comparison_png(["The author’s proposal", "NATO membership"], found, dark=dark)
    assert pixel(png, 12, 300) == ((43, 45, 49, 255) if dark else (255, 255, 255, 255))


@pytest.mark.parametrize("keys", [["author_proposal", "nato_membership"], list(DESIGNS)[:5]])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_picture_is_one_screen_of_a_phone_and_can_be_read(keys, language):
    subjects = [DESIGNS[key] for key in keys]
    names = [*(subject.name for subject in subjects[1:]), "Les garanties de la coalition " * 4]
    rows = find_main_differences(compare_clauses(SPACE, subjects))

    with watched() as drawn:
        png = comparison_png(names, rows, languages.reader(language))
    width, height = struct.unpack_from(">II", chunks(png)[b"IHDR"])

    assert (width, height <= 1360) == (800, True)
    drawn.assert_readable()
    assert not any(mark in said for said in drawn.said for mark in "¶○~⇄≠")


def test_nothing_that_differs_is_said():
    with watched() as drawn:
        comparison_png(["One", "Two"], [])

    assert "They say the same." in drawn.said


def test_every_change_that_a_button_offers_fits_a_button():
    longest = max(len(design) for design in DESIGNS)
    for clause in SPACE.clauses:
        for option in clause.options:
            action = f"/guarantee try {clause.id} choice:+{option.id} design:{'x' * longest}"
            assert len(action) <= ACTION_LIMIT
