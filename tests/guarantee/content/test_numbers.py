"""What designs and the brief both tell of, they tell alike: dates, lengths, sums, facts."""

import pytest

from bot.article.content import brief
from bot.article.rules.claims.quantities import quantities
from bot.guarantee.content import clauses, designs
from bot.guarantee.rules.design import Certainty, Design
from bot.opinion.content import motions

PARAGRAPHS = brief.load()[1].paragraphs
SPACE = clauses.load()
DESIGNS = designs.load()
NOT_IN_THE_BRIEF = {"us_israel": {10}}
"""Ten years are those from 2019 to 2028, which the brief states."""

MEASURES = frozenset("year month week day hour dollar euro".split())

told_of = pytest.mark.parametrize(
    "design", [d for d in DESIGNS.values() if d.brief], ids=lambda design: design.id
)


def telling(text: str) -> set[float]:
    """The numbers of a text that say how long, how much or when; those of articles left out."""
    return {found.value for found in quantities(text) if found.unit in MEASURES or found.value > 13}


def words_of(design: Design) -> str:
    notes = [value.note for value in design.values.values()]
    chosen = [
        SPACE.clause(clause).option(option)
        for clause, value in design.values.items()
        for option in value.chosen
        if clause == "deadline"
    ]
    hours = [
        f"{hours} hours"
        for option in chosen
        for hours in (option.terms.meet_hours, option.terms.decide_hours)
        if hours
    ]
    return " ".join([design.status, design.gist, *notes, *hours])


@told_of
def test_every_number_of_a_design_stands_in_the_brief(design: Design) -> None:
    stated = telling(" ".join(PARAGRAPHS))

    assert telling(words_of(design)) - stated - NOT_IN_THE_BRIEF.get(design.id, set()) == set()


@told_of
def test_every_length_and_sum_of_a_brief_paragraph_stands_in_a_design_that_it_tells_of(
    design: Design,
) -> None:
    first = design.brief[0]
    telling_of_it = [d for d in DESIGNS.values() if d.brief and d.brief[0] == first]
    stated = set().union(*(telling(words_of(each)) for each in telling_of_it))
    measured = {q.value for q in quantities(PARAGRAPHS[first - 1]) if q.unit in MEASURES}

    assert measured - stated == set()


def test_the_compact_covers_the_borders_of_1991_and_meets_and_decides_alike_in_both() -> None:
    compact, told = DESIGNS["kyiv_compact"], PARAGRAPHS[18]

    assert compact.choices["covered_territory"] == ("recognised_borders",)
    assert "1991" in told
    assert compact.choices["deadline"] == ("meet_24_decide_72",)
    assert {24, 72} <= telling(told)
    assert compact.values["deadline"].certainty is Certainty.STATED
    assert compact.values["settlement_link"].certainty is Certainty.CONTESTED
    assert "contested" in told


def test_the_brief_says_what_paris_binds_to_and_when_article_5_was_invoked() -> None:
    assert "binding commitments" in PARAGRAPHS[22]
    assert "binding commitments" in DESIGNS["coalition_force"].values["obligation"].note
    assert "2001" in PARAGRAPHS[14]
    assert "2001" in DESIGNS["nato_membership"].status


def test_that_ukraine_decides_when_to_talk_is_said_where_statement_and_motion_point() -> None:
    (seed,) = [
        seed for seed in motions.seeds() if seed.article == ("10.3",) and "alone" in seed.words
    ]
    motion = motions.find_motion("kyiv_decides")

    assert motion is not None
    assert "let Ukraine decide for itself" in PARAGRAPHS[seed.brief[0] - 1]
    assert seed.brief[0] in motion.brief
