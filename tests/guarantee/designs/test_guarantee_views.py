"""Every view of the design space: actions fit, both sides stand, nothing is left out."""

import pytest
from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.guarantee.content import designs
from bot.guarantee.content import tension_rules as rules
from bot.guarantee.rules.comparing import compare_clauses
from bot.guarantee.rules.design import Subject
from bot.guarantee.rules.difference import difference
from bot.guarantee.rules.profile import profile
from bot.guarantee.rules.tensions import check
from bot.guarantee.views import (
    change as change_views,
)
from bot.guarantee.views import (
    compare as compare_views,
)
from bot.guarantee.views import concerns as concern_views
from bot.guarantee.views import designs as views
from bot.guarantee.views import (
    space as space_views,
)
from bot.guarantee.views import (
    tensions as tension_views,
)
from bot.kernel.view import ACTION_LIMIT, Choice, Picture, View
from tests.actions import actions
from tests.guarantee.designs.making import SPACE

RULES = rules.load()
SOURCES = designs.sources()
DESIGNS = list(designs.load().values())
every_design = pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.id)


def shown():
    """All the views that the shipped content can give."""
    yield space_views.clauses_list(SPACE)
    yield space_views.terms_list(designs.terms())
    for clause in SPACE.clauses:
        yield space_views.clause_page(SPACE, clause, SOURCES, designs.conditions())
    for term in designs.terms():
        yield space_views.term_page(term, SOURCES, SPACE)
    yield views.designs_list(DESIGNS, designs.conditions())
    yield views.conditions_page(designs.conditions())
    for design in DESIGNS:
        subject = design.subject
        checked = check(RULES, subject.choices, subject.otherwise)
        yield views.design_page(SPACE, design, SOURCES)
        yield tension_views.checked_page(SPACE, RULES, subject, checked)
        profiles = profile(RULES, checked)
        yield concern_views.profile_page(subject, profiles)
        for one in profiles:
            yield concern_views.concern_page(SPACE, RULES, subject, one)
        for clause in SPACE.clauses:
            yield change_views.options_to_try(subject, clause)
        for tension in RULES.tensions:
            found = next((f for f in checked.findings if f.tension is tension), None)
            yield tension_views.tension_page(SPACE, RULES, tension, subject, found, SOURCES)


def test_every_action_fits_a_button_and_every_choice_a_menu():
    for view in shown():
        assert all(len(action) <= ACTION_LIMIT for action in actions(view))
        for block in view.blocks:
            if isinstance(block, Choice):
                assert 1 <= len(block.options) <= 25
                assert len({option.value for option in block.options}) == len(block.options)


@every_design
def test_a_design_shows_every_value_and_names_what_is_open(design):
    said = rendered(views.design_page(SPACE, design, SOURCES), width=10_000)

    for clause in SPACE.clauses:
        assert clause.name in said
    for party_words in design.views:
        assert party_words[1] in said


@every_design
def test_a_check_shows_both_sides_of_each_finding(design):
    subject = design.subject
    checked = check(RULES, subject.choices, subject.otherwise)
    said = rendered(tension_views.checked_page(SPACE, RULES, subject, checked), width=10_000)

    for found in checked.findings:
        assert found.tension.worry in said
        assert found.tension.answer in said


def test_a_change_that_leaves_something_undecided_does_not_say_that_it_goes():
    before = {"trigger": ("guarantor_discretion",), "mechanism": ("none",)}
    after = {"trigger": ("guarantor_discretion",)}
    seen = difference(RULES, before, after)
    page = change_views.change_blocks(SPACE, seen)

    assert not seen.goes
    assert "no_forum" in {one.tension.id for one in seen.opens}
    assert page


def test_a_comparison_of_several_leaves_the_arguments_out():
    subjects = [design.subject for design in DESIGNS[:3]]
    seen = [difference(RULES, subjects[0].choices, other.choices) for other in subjects[1:]]
    said = rendered(compare_views.comparison_details(SPACE, subjects, seen), width=10_000)

    assert "Tensions from" in said
    assert not any(found.tension.worry in said for one in seen for found in one.appears)


@pytest.mark.parametrize("number", [2, 4])
def test_a_comparison_is_one_screen_with_its_details_behind_a_button(number):
    subjects = [design.subject for design in DESIGNS[:number]]
    seen = [difference(RULES, subjects[0].choices, other.choices) for other in subjects[1:]]
    compared = compare_clauses(SPACE, subjects)
    page = compare_views.comparison(compared, subjects, seen, Picture(b"", ""))

    shown = rendered(replace(page, blocks=page.blocks[:-1]), width=40)
    assert len([line for line in shown.split("\n") if line.strip("─")]) <= 10
    *_, buttons = page.blocks
    assert [button.label for button in buttons.buttons[:2]] == [
        "Details",
        f"Tensions: {subjects[0].short}",
    ]
    assert all(len(button.action) <= ACTION_LIMIT for button in buttons.buttons)


def test_a_tension_that_waits_or_is_silent_says_so():
    subject = DESIGNS[0].subject
    checked = check(RULES, {}, {})
    waiting = checked.waiting[0]
    page = tension_views.tension_page(SPACE, RULES, waiting.tension, subject, waiting, SOURCES)
    silent = tension_views.tension_page(SPACE, RULES, waiting.tension, subject, None, SOURCES)
    alone = tension_views.tension_page(SPACE, RULES, waiting.tension, None, None, SOURCES)

    assert "can’t be checked yet" in rendered(page, width=10_000)
    assert "does not show" in rendered(silent, width=10_000)
    assert "fires" not in rendered(alone, width=10_000)


def test_nothing_is_said_to_change_between_equal_sheets():
    seen = difference(RULES, {}, {})

    assert "Both have the same tensions." in rendered(
        View(blocks=change_views.change_blocks(SPACE, seen)), width=10_000
    )


def test_an_open_sheet_has_no_finding_and_says_what_to_choose():
    subject = Subject(name="Ours", short="Ours", address="", choices={})
    page = tension_views.checked_page(SPACE, RULES, subject, check(RULES, {}))
    said = rendered(page, width=10_000)

    assert "No tensions yet." in said
    assert "Choose Trigger" in said
