"""Each idea of the founding article has a consequence in play, and the docs say which."""

from pathlib import Path

import pytest

from bot.exercise.content import escalation, exercises
from bot.exercise.content.stakes import load_stakes
from bot.exercise.rules.kept_so_far import SEEN_FROM_OUTSIDE
from bot.exercise.rules.setting import CONGRESS, UNITED_STATES, May
from bot.guarantee.content import designs

DOC = (Path(__file__).parents[2] / "docs" / "exercise.md").read_text("utf-8")
RULES = escalation.load_rules()
SETTING = exercises.build_setting(exercises.load_texts()["strike_on_city"])

IDEAS: dict[str, tuple[str, ...]] = {
    "insincerity": ("unmet", "idle", "late", "denied", "withheld"),
    "unity": ("divided", "united"),
    "drawing in": ("struck_back", "held_back"),
    "limits": ("capped", "hidden", "untold"),
    "credibility": ("helped", "all_helped"),
    "own defence": ("own_defence",),
    "joint assessment": ("found",),
}
"""The ideas that move the adversary, with their rules."""

EXPERTS = (
    "audience costs", "reliability of alliances", "stability–instability paradox", "unanimity",
    "European Peace Facility", "Article 4", "Ramstein group", "war-risk insurance",
)  # fmt: skip
"""Terms that experts missed."""


@pytest.mark.parametrize("idea", IDEAS)
def test_an_idea_moves_the_adversary_by_its_rules(idea: str) -> None:
    assert tuple(rule.id for rule in RULES if rule.idea == idea) == IDEAS[idea]


def test_no_rule_is_without_an_idea_and_the_docs_say_every_rule() -> None:
    assert {rule.idea for rule in RULES} == set(IDEAS)
    for rule in RULES:
        assert f"| {rule.says} |" in DOC, f"docs/exercise.md does not list: {rule.says}"


def test_risk_and_interest_two_voices_and_those_who_live_with_it_are_roles_and_cards() -> None:
    stakes = {card.role for card in load_stakes()}
    guarantors = {role.id for role in SETTING.roles if role.guarantor}

    assert stakes == {*guarantors, CONGRESS}
    assert {UNITED_STATES, CONGRESS} <= {role.id for role in SETTING.roles}
    lives = {role.id for role in SETTING.roles if May.LIVE in role.may}
    assert lives == {life.role for life in SETTING.lives} == {"family", "investor", "mayor"}


def test_sequencing_and_snapback_are_part_of_what_both_lines_follow() -> None:
    assert {"settlement_link", "sanctions"} <= SEEN_FROM_OUTSIDE


@pytest.mark.parametrize("term", EXPERTS)
def test_what_experts_missed_is_explained_with_a_source_of_its_own(term: str) -> None:
    (found,) = (one for one in designs.terms() if one.term == term)

    assert found.source in designs.sources()
    assert found.source != "own"


def test_the_limits_of_those_who_live_with_it_stand_in_their_scripts() -> None:
    for life in SETTING.lives:
        interest = SETTING.script_of[life.role].interest
        dared = {"words": "words", "probe": "a probe"}[life.dares]
        needs = {"HALF": "half", "MOST": "most", "FEW": "some"}[life.needs.name]
        assert f"{needs} of what is owed is kept and no more than {dared}" in interest
