"""The words of clauses, designs, rules, terms, motions, remarks and questions take no side."""

import re
from collections.abc import Iterator

import pytest

from bot.guarantee.content import clauses, designs
from bot.guarantee.content import tension_rules as rules
from bot.opinion.content import motions
from bot.practice.content.questions import QUESTIONS
from bot.practice.content.remarks import REMARKS

LOADED = re.compile(
    r"\b(regime|kremlin|puppet|proxy|aggressor|invader|occupier|warmonger\w*|appeas\w*|capitulat\w*"
    r"|surrender\w*|traitor\w*|coward\w*|hero\w*|evil|barbar\w*|brutal\w*|terror\w*|nazi\w*"
    r"|fascis\w*|imperial\w*|genocid\w*|hysteri\w*|propaganda|junta|so-called|obviously|of course"
    r"|naive\w*|cynical\w*|shame\w*|betray\w*|blackmail\w*|bully\w*|tyran\w*|dictator\w*|civili[sz]ed"
    r"|free world|special military operation|anglo-saxon\w*|denazif\w*|rogue)\b",
    re.IGNORECASE,
)
"""Words that decide what is to be argued, from either side."""


def told() -> Iterator[tuple[str, str]]:
    """All shipped words, with where they stand."""
    yield from of_the_space()
    yield from of_the_designs()
    for tension in rules.load().tensions:
        yield tension.id, f"{tension.finding} {tension.worry} {tension.answer}"
    for strength in rules.load().strengths:
        yield strength.id, strength.says
    for motion in motions.load():
        yield motion.id, f"{motion.words} {motion.info} {motion.best_for} {motion.best_against}"
        yield motion.id, " ".join(motion.statements)
    for seed in motions.seeds():
        yield seed.words, seed.words
    for remark in REMARKS:
        yield remark.words, remark.words
    for question in QUESTIONS:
        yield question.words, question.words


def of_the_space() -> Iterator[tuple[str, str]]:
    """The words of clauses, options and terms."""
    for clause in clauses.load().clauses:
        yield clause.id, f"{clause.name} {clause.question} {clause.scale}"
        for option in clause.options:
            yield f"{clause.id} {option.id}", f"{option.label} {option.means}"
    for term in designs.terms():
        yield term.term, term.means


def of_the_designs() -> Iterator[tuple[str, str]]:
    """The words of designs and of the conditions for talks."""
    for design in designs.load().values():
        yield design.id, f"{design.name} {design.gist} {design.status}"
        for party, words in design.views:
            yield f"{design.id} {party}", words
        for clause_id, value in design.values.items():
            yield f"{design.id} {clause_id}", value.note
    found = designs.conditions()
    yield found.name, " ".join((found.gist, found.comment, *found.items))


def test_no_loaded_word_stands_in_the_content():
    found = [(where, hit.group()) for where, words in told() for hit in LOADED.finditer(words)]

    assert found == []


def test_nobody_is_quoted_and_typography_is_ours():
    for where, words in told():
        assert "'" not in words, where
        assert '"' not in words, where
        assert "  " not in words, where


@pytest.mark.parametrize("party", ["ukraine", "partners", "russia", "sceptics"])
def test_what_a_party_holds_is_told_at_like_length_as_what_the_others_hold(party):
    views = [dict(design.views) for design in designs.load().values()]
    mine = sum(len(view[party]) for view in views)
    everybody = sum(len(words) for view in views for words in view.values())

    assert 0.15 < mine / everybody < 0.35


def test_each_party_is_told_in_the_third_person():
    for design in designs.load().values():
        for _, words in design.views:
            assert words[0].isupper()
            assert words.endswith(".")
            assert not re.search(r"\b(we|our|us|you)\b", words, re.IGNORECASE)
