"""What shipped motions and statements keep to: both sides argued, all that is named exists."""

import pytest

from bot.article.content import brief
from bot.guarantee.content import designs
from bot.guarantee.content import tension_rules as rules
from bot.opinion.content import motions
from bot.opinion.rules.motion import TOPICS, SeedBasis
from tests.guarantee.content.test_designs import is_sentence

MOTIONS = motions.load()
SEEDS = motions.seeds()
PARAGRAPHS = len(brief.load()[1].paragraphs)
every_motion = pytest.mark.parametrize("motion", MOTIONS, ids=lambda motion: motion.id)


@every_motion
def test_both_sides_have_a_best_case_of_like_length(motion):
    longer, shorter = sorted((len(motion.best_for), len(motion.best_against)), reverse=True)

    assert longer <= 2 * shorter
    assert longer <= 220
    assert len(motion.info) <= 320
    assert len(motion.words) <= 120


@every_motion
def test_what_a_motion_names_exists(motion):
    tensions = {tension.id for tension in rules.load().tensions}

    assert motion.topic in TOPICS
    assert all(is_sentence(at) for at in motion.article)
    assert motion.brief
    assert all(1 <= number <= PARAGRAPHS for number in motion.brief)
    assert set(motion.designs) <= set(designs.load())
    assert set(motion.tensions) <= tensions


@every_motion
def test_a_motion_brings_statements_to_vote_on(motion):
    assert 4 <= len(motion.statements) <= motions.MOST_SEEDS
    assert all(5 < len(words) <= 140 for words in motion.statements)
    assert len(set(motion.statements)) == len(motion.statements)


@every_motion
def test_a_motion_is_found_by_its_words_and_by_its_id(motion):
    assert motions.find_motion(motion.words.upper().rstrip(".")) is motion
    assert motions.find_motion(motion.id) is motion


def test_every_topic_has_a_motion_and_statements():
    assert {motion.topic for motion in MOTIONS} == set(TOPICS)
    assert {topic for seed in SEEDS for topic in seed.topics} == set(TOPICS)


def test_ids_and_words_are_unique():
    assert len({motion.id for motion in MOTIONS}) == len(MOTIONS)
    assert len({motion.words for motion in MOTIONS}) == len(MOTIONS)
    assert len({seed.words for seed in SEEDS}) == len(SEEDS)


def test_statements_say_how_they_stand_to_the_article():
    for seed in SEEDS:
        assert bool(seed.article) is (seed.basis is not SeedBasis.OUTSIDE)
        assert all(is_sentence(at) for at in seed.article)
        assert all(1 <= number <= PARAGRAPHS for number in seed.brief)
    assert {seed.basis for seed in SEEDS} == set(SeedBasis)
