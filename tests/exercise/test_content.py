"""What every shipped card and the procedure keep to."""

import re

import pytest

from bot.exercise.commands.playing import RESPONSES
from bot.exercise.content import exercises
from bot.exercise.rules.card import ALL, Card, Conduct, Doubt, Peace
from bot.exercise.rules.clauses import READERS
from bot.exercise.rules.holding import WHATS
from bot.exercise.rules.setting import CHAIR, May
from bot.guarantee.content import clauses
from bot.guarantee.rules.terms import Assessment

CARDS = exercises.load_cards()
SETTING = exercises.build_setting(exercises.load_texts()["who_fired"])
SPACE = clauses.load()
every_card = pytest.mark.parametrize("card", CARDS.values(), ids=lambda card: card.id)

MILITARY = re.compile(
    r"\b(target|calibre|battalion|brigade|squadron|warhead|payload|coordinates|range of|battery|"
    r"tactic|salvo|launch site|regiment|division of)\b",
    re.IGNORECASE,
)
"""Words of operations, which no card needs."""

STATES = re.compile(
    r"\b(Russia|Ukrain|Moscow|Kyiv|Kremlin|Putin|Zelensk|Belarus|Poland|German|France|French|Biden|"
    r"Trump|China|Chinese|NATO)\w*",
)
"""Real states and people, which no card names."""


def words_of(card: Card) -> list[str]:
    return [
        card.title, card.gist, card.notice, card.probe, card.firm, card.careful, card.press,
        card.statement, *card.topics, *card.decide, *(inject.text for inject in card.injects),
    ]  # fmt: skip


def test_there_are_enough_cards_and_each_is_named_like_its_file() -> None:
    assert len(CARDS) >= 14
    assert set(CARDS) == set(exercises.load_texts())
    assert len({card.title for card in CARDS.values()}) == len(CARDS)


@every_card
def test_a_card_comes_in_stages_in_order_some_of_them_doubtful(card: Card) -> None:
    hours = [inject.hour for inject in card.injects]

    assert len(card.injects) >= 3
    assert hours[0] == 0
    assert hours == sorted(hours)
    assert {inject.how for inject in card.injects} - {Doubt.CONFIRMED}
    assert card.injects[0].to == ALL


@every_card
def test_some_news_reaches_one_role_alone_and_that_role_exists(card: Card) -> None:
    to = {inject.to for inject in card.injects}

    assert to - {ALL}
    assert to - {ALL} <= {role.id for role in SETTING.roles}


@every_card
def test_topics_are_told_beforehand_and_give_nothing_away(card: Card) -> None:
    assert card.topics
    assert card.notice.endswith(".")
    assert card.gist.endswith(".")
    assert not any(inject.text in (card.gist, card.notice) for inject in card.injects)


@every_card
def test_both_readings_are_argued_at_like_length(card: Card) -> None:
    longer, shorter = sorted((len(card.firm), len(card.careful)), reverse=True)

    assert card.firm != card.careful
    assert longer <= shorter * 1.5


@every_card
def test_a_card_asks_for_decisions_and_probes_the_text(card: Card) -> None:
    assert len(card.decide) >= 2
    assert all(asked.endswith("?") for asked in card.decide)
    assert "?" in card.probe
    assert card.press.endswith(("?", "."))
    assert card.statement.endswith(".")
    assert card.tests
    assert set(card.tests) <= set(SPACE.by_id)


@every_card
def test_what_a_card_does_to_clauses_is_a_sentence_about_one_that_there_is(card: Card) -> None:
    for about, sentence in card.strains.items():
        clause, _, option = about.partition(".")
        assert not option or option in {one.id for one in SPACE.clause(clause).options}
        assert clause in SPACE.by_id
        assert sentence.endswith(".")
        assert sentence.count(".") == 1
    assert card.stops in ("", *WHATS)
    assert card.years is None or card.years > 0
    assert bool(card.strain("settlement_link")) is (card.peace is not Peace.NOT_SAID)


@every_card
def test_every_clause_has_a_reader_and_so_have_those_that_a_card_tests(card: Card) -> None:
    assert set(READERS) == set(SPACE.by_id)
    assert set(card.tests) <= set(READERS)


@every_card
def test_what_can_be_known_never_shrinks_and_fits_the_card(card: Card) -> None:
    found = [inject.finding for inject in card.injects]

    assert found == sorted(found)
    assert card.features.proof is found[-1]
    spoken = any(inject.conduct > Assessment.NOT_KNOWN for inject in card.injects)
    assert spoken is (card.features.conduct is not Conduct.NONE)


@every_card
def test_no_card_names_a_state_or_a_person_or_gives_military_advice(card: Card) -> None:
    said = " ".join(words_of(card))

    assert not STATES.findall(said)
    assert not MILITARY.findall(said)


@every_card
def test_the_file_says_that_it_is_invented_and_what_of_the_article_it_touches(card: Card) -> None:
    first = exercises.load_texts()[card.id].splitlines()[0]

    assert first.startswith("# An invented incident")
    assert "the article" in first
    assert not card.article or any(sentence in first for sentence in card.article)


def test_every_role_has_a_brief_a_tension_and_something_to_do() -> None:
    for role in SETTING.roles:
        assert role.brief.endswith(".")
        assert " against " in role.tension
        assert role.may
        assert role.least <= role.most
        assert len(role.brief) < 300


def test_every_step_rests_on_a_clause_and_says_aloud_that_it_is_silent() -> None:
    for step in SETTING.steps:
        assert step.clause in SPACE.by_id
        assert step.ask.endswith("?")
        assert step.silent.startswith("The sheet")
        assert step.silent.count(".") >= 1


def test_a_text_can_name_exactly_the_reactions_of_its_menu() -> None:
    menu = {option.id for option in SPACE.clause("response_menu").options}

    assert {one.id for one in SETTING.reactions if one.menu} == menu
    assert all(one.menu for one in SETTING.reactions if one.helps)


def test_every_reaction_has_a_for_and_an_against() -> None:
    for one in SETTING.reactions:
        assert one.in_favour.endswith(".")
        assert one.against.endswith(".")


def test_the_catalog_offers_the_same_reactions() -> None:
    assert [(one.id, one.label) for one in SETTING.responses_of("frontline")] == [
        (value, label) for value, label in RESPONSES.items()
    ]


def test_scripts_know_their_roles_and_reactions() -> None:
    known = {one.id for one in SETTING.reactions}
    for script in SETTING.scripts:
        role = SETTING.role(script.role)
        assert set(script.wants) | set(script.bound) <= known
        assert script.interest.startswith("It ")
        assert script.interest.endswith(".")
        if May.DECIDE in role.may:
            assert script.wants
    assert {role.id for role in SETTING.roles if role.least} <= set(SETTING.script_of)


def test_a_role_goes_by_one_name() -> None:
    for role in SETTING.roles:
        if role.id != CHAIR:  # as people take it the chair of the mechanism, in sentences the chair
            assert role.named == f"The {role.label}"
