"""Readers of standing support, funding, burden, presence and sanctions, option by option."""

import pytest

from bot.exercise.rules.clauses.judging import Standing
from tests.exercise.rules.clauses.played import END, play, read

KEPT, BROKEN, OPEN, OWED, NOT_TESTED = (
    Standing.KEPT, Standing.BROKEN, Standing.OPEN, Standing.OWED, Standing.NOT_TESTED,
)  # fmt: skip

MEET = "frontline convenes; "
ALL_YES = "frontline convenes; all say yes; beneficiary applies yes; "
MONEY = "eu responds money"


@pytest.mark.parametrize(
    ("option", "card", "acts", "standing"),
    [
        ("armed_forces", "wavering_guarantor", "frontline responds materiel", KEPT),
        ("armed_forces", "wavering_guarantor", "eu responds money", BROKEN),
        ("industry", "wavering_guarantor", MONEY, KEPT),
        ("industry", "wavering_guarantor", "frontline responds training", BROKEN),
        ("finance", "wavering_guarantor", MONEY, KEPT),
        ("finance", "strike_on_city", "large_european withholds delivery", BROKEN),
        ("training_exercises", "slow_build_up", "", KEPT),
        ("training_exercises", "slow_build_up", "frontline withholds forces", BROKEN),
        ("cooperation", "strike_on_city",
         "united_states withholds guarantee; frontline responds intelligence", KEPT),
        ("cooperation", "strike_on_city", "united_states withholds guarantee", BROKEN),
        ("cooperation", "wavering_guarantor", "frontline responds suspend", BROKEN),
        ("cooperation", "strike_on_city", "frontline responds intelligence", NOT_TESTED),
        ("finance", "strike_on_city", "", NOT_TESTED),
    ],
)  # fmt: skip
def test_standing_support_goes_on_or_its_gap_is_filled(
    option: str, card: str, acts: str, standing: Standing
) -> None:
    state = play(card, acts + END, standing_support=option)

    assert read(state, "standing_support").standing is standing


def test_a_gap_in_the_support_is_owed_until_the_end() -> None:
    state = play("wavering_guarantor", "", standing_support="finance+armed_forces")
    filled = play("wavering_guarantor", MONEY + END, standing_support="finance+armed_forces")

    assert read(state, "standing_support").standing is OWED
    assert read(filled, "standing_support").standing is BROKEN
    assert "A new government stops a delivery." in read(filled, "standing_support").done


@pytest.mark.parametrize(
    ("option", "card", "acts", "standing"),
    [
        ("unsaid", "wavering_guarantor", MONEY, OPEN),
        ("yearly", "wavering_guarantor", "", KEPT),
        ("yearly", "strike_on_city", "eu withholds delivery; frontline responds money", BROKEN),
        ("pledged_years", "wavering_guarantor", "frontline responds materiel", KEPT),
        ("pledged_years", "wavering_guarantor", "", BROKEN),
        ("pledged_years", "strike_on_city", "eu withholds delivery; eu responds money", BROKEN),
        ("secured_years", "wavering_guarantor", "", KEPT),
        ("secured_years", "wavering_guarantor", "eu withholds delivery", BROKEN),
        ("secured_years", "strike_on_city", MONEY, NOT_TESTED),
        (None, "wavering_guarantor", "", OPEN),
        (None, "strike_on_city", "", NOT_TESTED),
    ],
)
def test_funding_stops_by_a_vote_or_does_not(
    option: str | None, card: str, acts: str, standing: Standing
) -> None:
    state = play(card, acts + END, funding=option)

    assert read(state, "funding").standing is standing
    assert read(state, "funding").silent is (option is None)


@pytest.mark.parametrize(
    ("option", "acts", "standing"),
    [
        ("unsaid", MONEY, OPEN),
        ("unsaid", "", NOT_TESTED),
        ("formula", MONEY, BROKEN),
        ("formula", f"{MONEY}; frontline responds materiel; large_european responds money; "
         "united_states responds intelligence", KEPT),
        ("tiers", f"{MONEY}; frontline responds materiel", KEPT),
        ("tiers", f"{MONEY}; large_european responds money", BROKEN),
        ("lead_nations", f"{MONEY}; frontline responds materiel", KEPT),
        ("lead_nations", "united_states responds materiel,sanctions", BROKEN),
        ("lead_nations", f"{MEET}frontline proposes money; all vote for; chair counts", KEPT),
        ("lead_nations", f"{MEET}frontline proposes training; chair counts; "
         " frontline withholds decision", BROKEN),
    ],
)  # fmt: skip
def test_the_burden_is_shared_as_the_text_has_it(
    option: str, acts: str, standing: Standing
) -> None:
    state = play("strike_on_city", acts + END, burden=option)

    assert read(state, "burden").standing is standing


@pytest.mark.parametrize(
    ("option", "card", "acts", "standing", "more"),
    [
        ("none", "hit_peacekeepers", "", NOT_TESTED, False),
        ("none", "strike_on_city", "frontline responds forces", KEPT, True),
        ("trainers", "hit_peacekeepers", "", KEPT, False),
        ("trainers", "hit_peacekeepers", "frontline responds forces", KEPT, True),
        ("trainers", "strike_on_city", "frontline withholds forces", BROKEN, False),
        ("reassurance", "hit_peacekeepers", "", BROKEN, False),
        ("reassurance", "hit_peacekeepers", "eu responds sanctions", KEPT, False),
        ("reassurance", "strike_on_city", "frontline withholds forces", BROKEN, False),
        (
            "reassurance",
            "strike_on_city",
            "frontline withholds forces; large_european responds forces",
            KEPT,
            False,
        ),
        ("forward", "hit_peacekeepers", "eu responds sanctions", BROKEN, False),
        ("forward", "hit_peacekeepers", "frontline responds air_defence", KEPT, False),
        ("forward", "strike_on_city", "", NOT_TESTED, False),
    ],
)
def test_forces_present_stay_and_are_a_tripwire_where_the_text_says_so(
    option: str, card: str, acts: str, standing: Standing, more: bool
) -> None:
    judgment = read(play(card, acts + END, presence=option), "presence")

    assert (judgment.standing, judgment.more) == (standing, more)


@pytest.mark.parametrize(
    ("option", "acts", "standing", "more"),
    [
        ("none", "eu responds sanctions", KEPT, True),
        ("none", ALL_YES, NOT_TESTED, False),
        ("intent", ALL_YES, BROKEN, False),
        ("intent", f"{ALL_YES}frontline proposes sanctions", KEPT, False),
        ("intent", f"{ALL_YES}eu responds sanctions", KEPT, True),
        ("agreed_provisions", ALL_YES, BROKEN, False),
        ("agreed_provisions", f"{ALL_YES}frontline proposes sanctions; all vote against; "
         "chair counts", KEPT, False),
        ("agreed_provisions", f"{ALL_YES}frontline proposes sanctions; chair counts; "
         "frontline withholds decision", BROKEN, False),
        ("automatic", ALL_YES, BROKEN, False),
        ("automatic", f"{ALL_YES}eu responds sanctions", KEPT, False),
        ("automatic", f"{ALL_YES}frontline proposes diplomatic by sanctions; chair counts",
         KEPT, False),
        ("automatic", MEET, NOT_TESTED, False),
    ],
)  # fmt: skip
def test_sanctions_come_as_surely_as_the_text_has_it(
    option: str, acts: str, standing: Standing, more: bool
) -> None:
    judgment = read(play("strike_on_city", acts + END, sanctions=option), "sanctions")

    assert (judgment.standing, judgment.more) == (standing, more)


def test_a_card_alone_can_make_a_snapback_due_or_take_forces_away() -> None:
    due = read(play("sanctions_return", "chair ends", sanctions="automatic"), "sanctions")
    gone = read(play("two_fires", "chair ends", presence="trainers"), "presence")
    filled = play("two_fires", "frontline responds training" + END, presence="trainers")

    assert due.standing is BROKEN
    assert "Sanctions were lifted on condition" in due.done
    assert gone.standing is BROKEN
    assert read(filled, "presence").standing is KEPT
