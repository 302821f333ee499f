"""Readers of term, review and exit, the link to a settlement, and the path, option by option."""

from typing import Any

import pytest
from msgspec.structs import replace

from bot.exercise.rules.card import Peace
from bot.exercise.rules.clauses import time
from bot.exercise.rules.clauses.judging import Standing
from bot.exercise.state import Exercise
from tests.exercise.rules.clauses.played import END, play, read

KEPT, BROKEN, OPEN, OWED, NOT_TESTED = (
    Standing.KEPT, Standing.BROKEN, Standing.OPEN, Standing.OWED, Standing.NOT_TESTED,
)  # fmt: skip

LEAVES = "frontline withholds guarantee"


def on(state: Exercise, **changes: Any) -> Exercise:
    """The exercise with another card."""
    return replace(
        state, setting=replace(state.setting, card=replace(state.setting.card, **changes))
    )


@pytest.mark.parametrize(
    ("option", "acts", "standing"),
    [
        ("unsaid", "", OPEN),
        ("short", "", KEPT),
        ("short", LEAVES, BROKEN),
        ("long_fixed", "", KEPT),
        ("long_fixed", LEAVES, BROKEN),
        ("until_membership", "", KEPT),
        ("until_membership", LEAVES, BROKEN),
        ("open_ended", LEAVES, KEPT),
        ("open_ended", "frontline withholds delivery", BROKEN),
        ("open_ended", "", KEPT),
    ],
)
def test_a_term_holds_until_it_is_over(option: str, acts: str, standing: Standing) -> None:
    state = play("wavering_guarantor", acts + END, term=option)

    assert read(state, "term").standing is standing
    assert "It has been in force for 4 years." in read(state, "term").done


def test_a_term_that_has_run_out_is_not_broken_by_whoever_leaves() -> None:
    old = on(play("wavering_guarantor", LEAVES + END, term="short"), years=7)
    helped = on(play("wavering_guarantor", "eu responds money" + END, term="short"), years=7)

    assert (read(old, "term").standing, read(old, "term").more) == (KEPT, False)
    assert (read(helped, "term").standing, read(helped, "term").more) == (KEPT, True)
    assert read(play("strike_on_city", "chair ends", term="short"), "term").standing is NOT_TESTED


@pytest.mark.parametrize(
    ("option", "acts", "standing"),
    [
        ("unsaid", "", OPEN),
        ("on_notice", "", KEPT),
        ("on_notice", LEAVES, BROKEN),
        ("on_notice", f"frontline responds materiel; {LEAVES}", KEPT),
        ("periodic_review", "frontline convenes", KEPT),
        ("periodic_review", "", BROKEN),
        ("periodic_review", f"{LEAVES}; large_european convenes", KEPT),
        ("hard_exit", "", KEPT),
        ("hard_exit", LEAVES, BROKEN),
        ("hard_exit", "large_european convenes; large_european proposes diplomatic by review_exit; "
         f"chair counts; {LEAVES}", KEPT),
    ],
)  # fmt: skip
def test_whoever_leaves_does_so_the_way_the_text_has_it(
    option: str, acts: str, standing: Standing
) -> None:
    state = play("wavering_guarantor", acts + END, review_exit=option)

    assert read(state, "review_exit").standing is standing


@pytest.mark.parametrize(
    ("option", "peace", "acts", "standing"),
    [
        ("before_talks", Peace.TALKS_AHEAD, "frontline responds statement", KEPT),
        ("before_talks", Peace.TALKS_AHEAD, "", BROKEN),
        ("before_talks", Peace.TALKS_ON, f"eu responds money; {LEAVES}", BROKEN),
        ("in_settlement", Peace.TALKS_ON, "frontline responds diplomatic", KEPT),
        ("in_settlement", Peace.TALKS_ON, "", BROKEN),
        ("in_settlement", Peace.SETTLED, "eu responds money", KEPT),
        ("in_settlement", Peace.CEASEFIRE, "", NOT_TESTED),
        ("at_ceasefire", Peace.CEASEFIRE, "eu responds money", KEPT),
        ("at_ceasefire", Peace.CEASEFIRE, "", BROKEN),
        ("at_ceasefire", Peace.TALKS_AHEAD, "", NOT_TESTED),
        ("independent", Peace.TALKS_ON, "", KEPT),
        ("independent", Peace.TALKS_ON, "eu withholds delivery", BROKEN),
    ],
)
def test_the_link_to_talks_says_when_it_holds(
    option: str, peace: Peace, acts: str, standing: Standing
) -> None:
    state = on(play("occupied_uprising", acts + END, settlement_link=option), peace=peace)

    assert read(state, "settlement_link").standing is standing


def test_what_is_given_before_it_begins_is_more_than_promised() -> None:
    state = play("occupied_uprising", "eu responds money" + END, settlement_link="in_settlement")

    assert read(state, "settlement_link").more


@pytest.mark.parametrize(
    ("option", "acts", "standing"),
    [
        ("none", "eu responds money", OPEN),
        ("eu_path", "eu responds money", KEPT),
        ("eu_path", "frontline responds money", BROKEN),
        ("nato_path", "united_states responds training", KEPT),
        ("nato_path", "eu responds money", BROKEN),
        ("both", "eu responds money; united_states responds training", KEPT),
        ("both", "eu responds money", BROKEN),
        ("neutrality", "", KEPT),
        ("neutrality", "beneficiary responds exceed_limit", BROKEN),
    ],
)
def test_a_path_is_one_on_which_somebody_takes_a_step(
    option: str, acts: str, standing: Standing
) -> None:
    state = play("wavering_guarantor", acts + END, integration=option)

    assert read(state, "integration").standing is standing


def test_cards_before_talks_and_after_years_ask_for_the_link_and_the_term() -> None:
    first = play("talks_first", "chair ends", settlement_link="before_talks")
    said = play("talks_first", "eu responds statement" + END, settlement_link="before_talks")
    old = play("factory_and_family", "chair ends", term="short")

    assert read(first, "settlement_link").standing is BROKEN
    assert read(said, "settlement_link").standing is KEPT
    assert "it has run out" in read(old, "term").done


def test_what_time_still_allows_is_owed_and_what_the_text_leaves_open_stays_open() -> None:
    running = play("wavering_guarantor", "", term="short", review_exit=None, integration="both")

    assert read(running, "term").standing is OWED
    assert read(running, "review_exit").standing is OPEN
    assert read(running, "integration").standing is OWED
    assert set(time.YEARS) == {"short", "long_fixed"}
