"""What designs, rules, terms and sources keep to: all resolves, both sides are argued."""

import pytest

from bot.article.content import brief
from bot.guarantee.content import clauses, designs
from bot.guarantee.content import tension_rules as rules
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.design import Certainty, Seen, ValueBasis
from bot.guarantee.rules.reading import checked, find_design
from bot.guarantee.rules.space import ClauseKind
from bot.guarantee.rules.tension_rules import Grounding, How
from bot.kernel.refusal import Refused, sentence

SPACE = clauses.load()
DESIGNS = designs.load()
RULES = rules.load()
SOURCES = designs.sources()
PARAGRAPHS = len(brief.load()[1].paragraphs)
SENTENCES = (3, 5, 5, 1, 2, 2, 4, 4, 2, 4)
"""Sentences of each paragraph of the founding article; paragraph 1 has three."""

PARTIES = {"ukraine", "partners", "russia", "sceptics"}
every_design = pytest.mark.parametrize("design", DESIGNS.values(), ids=lambda one: one.id)


def is_sentence(at: str) -> bool:
    paragraph, sentence_number = (int(part) for part in at.split("."))
    return 1 <= sentence_number <= SENTENCES[paragraph - 1]


def in_brief(numbers: tuple[int, ...]) -> bool:
    return all(1 <= number <= PARAGRAPHS for number in numbers)


@every_design
def test_a_design_answers_with_options_that_exist(design):
    assert checked(SPACE, design.choices) == design.choices
    assert design.subject.otherwise.keys() <= design.choices.keys()
    assert checked(SPACE, design.subject.otherwise) == {
        clause.id: design.subject.otherwise[clause.id]
        for clause in SPACE.clauses
        if clause.id in design.subject.otherwise
    }


@every_design
def test_every_value_has_a_source_that_resolves(design):
    assert in_brief(design.brief)
    assert all(is_sentence(at) for at in design.article)
    for value in design.values.values():
        if value.basis is ValueBasis.ARTICLE:
            assert is_sentence(value.source)
            assert design.article
        else:
            assert value.source in SOURCES
        assert value.otherwise != value.chosen
        if SOURCES.get(value.source) and SOURCES[value.source].seen is Seen.NONE:
            assert value.certainty is not Certainty.STATED


@every_design
def test_how_a_design_reads_in_some_incidents_names_clause_verdict_and_source(design):
    for case in design.cases:
        assert case.clause in SPACE.by_id
        assert case.verdict in ("yes", "no", "open", "broken")
        assert SOURCES[case.source].seen is Seen.EXCERPT
        assert case.words.endswith(".")
        assert case.text_says.endswith(".")
        assert len(case.words) <= 160
        assert len(case.text_says) <= 160


@every_design
def test_a_contested_value_says_what_else_it_could_mean(design):
    for value in design.values.values():
        if value.certainty is Certainty.CONTESTED:
            assert value.otherwise or value.note
        if value.otherwise:
            assert value.note or value.certainty is not Certainty.STATED


@every_design
def test_four_parties_say_what_they_hold(design):
    assert {party for party, _ in design.views} == PARTIES
    lengths = [len(words) for _, words in design.views]
    assert max(lengths) <= 160
    assert min(lengths) >= 20


def test_designs_are_found_by_id_by_name_and_by_a_part_of_it():
    assert find_design(DESIGNS, "Budapest").id == "budapest_1994"
    assert find_design(DESIGNS, "NATO membership").id == "nato_membership"
    assert find_design(DESIGNS, "US_JAPAN").id == "us_japan"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("budapst 1994", GuaranteeRefusal.NO_SUCH_DESIGN_GUESS),
        ("7", GuaranteeRefusal.NO_SUCH_DESIGN),
    ],
)
def test_a_design_that_does_not_exist_is_refused(words, code):
    with pytest.raises(Refused) as refused:
        find_design(DESIGNS, words)

    assert refused.value.code is code
    assert sentence(refused.value)


def test_rules_ask_about_clauses_and_options_that_exist():
    for rule in (*RULES.tensions, *RULES.strengths):
        where = f"rules.toml, {rule.id}:"
        for probe in rule.when.tests:
            assert probe.clause in SPACE.by_id, f"{where} there is no clause {probe.clause}"
            clause = SPACE.clause(probe.clause)
            unknown = probe.options - {option.id for option in clause.options}
            assert not unknown, f"{where} {clause.id} has no option {sorted(unknown)}"
            assert (probe.how is How.IS) is (clause.kind is ClauseKind.ONE), (
                f"{where} ask a clause of one option with `is`, and one of several (such as duties)"
                " with `has` or `lacks`"
            )
        assert rule.brief, f"{where} `brief` names no paragraph of our brief that makes the point"
        assert in_brief(rule.brief), f"{where} our brief ends at paragraph {PARAGRAPHS}"


def test_every_tension_is_argued_on_both_sides_at_like_length():
    for rule in RULES.tensions:
        where = f"rules.toml, {rule.id}:"
        for name, said in (("for", rule.worry), ("against", rule.answer)):
            assert said.endswith("."), f"{where} `{name}` is no sentence: end it with “.”"
            assert len(said) <= 160, f"{where} `{name}` has {len(said)} characters, 160 at most"
        longer, shorter = sorted((len(rule.worry), len(rule.answer)), reverse=True)
        assert longer <= 2.5 * shorter, (
            f"{where} argue both sides at like length: `for` has {len(rule.worry)} characters,"
            f" `against` {len(rule.answer)}"
        )
        assert len(rule.finding) <= 120, f"{where} `finding` has more than 120 characters"


def test_every_tension_names_where_it_touches_the_article_and_what_to_try():
    concerns = {concern.id for concern in RULES.concerns}
    for rule in RULES.tensions:
        where = f"rules.toml, {rule.id}:"
        assert is_sentence(rule.article), (
            f'{where} `article` is a sentence of the founding article, such as "8.4"'
        )
        unknown = set(rule.sources) - set(SOURCES)
        assert not unknown, f"{where} sources.toml has no {sorted(unknown)}"
        assert set(rule.attempts) & set(rule.when.clauses), (
            f"{where} one of the clauses to try (`attempts`) is one that its tests ask about"
        )
        unknown = set(rule.attempts) - set(SPACE.by_id)
        assert not unknown, f"{where} `attempts` names no clause: {sorted(unknown)}"
        unknown = set(rule.hurts) - concerns
        assert not unknown, f"{where} `hurts` names no concern: {sorted(unknown)}"
    assert {rule.grounding for rule in RULES.tensions} == set(Grounding)


def test_every_concern_is_strained_by_some_rule_and_eased_by_another():
    for concern in RULES.concerns:
        assert any(concern.id in rule.hurts for rule in RULES.tensions)
        assert any(concern.id in rule.eases for rule in RULES.strengths)


def test_ids_are_unique():
    ids = [rule.id for rule in (*RULES.tensions, *RULES.strengths)]
    terms = [one.term.casefold() for one in designs.terms()]

    twice = sorted({one for one in ids if ids.count(one) > 1})
    assert not twice, f"rules.toml: two rules have the same `id`: {twice}"
    assert len(set(terms)) == len(terms)
    assert terms == sorted(terms)


def test_every_term_has_a_source_and_a_paragraph():
    for one in designs.terms():
        assert one.source in SOURCES or is_sentence(one.source)
        assert one.brief
        assert in_brief(one.brief)
        assert not one.clause or one.clause in SPACE.by_id
        assert len(one.means) <= 160


def test_every_clause_rests_on_sources_that_exist():
    for clause in SPACE.clauses:
        unknown = set(clause.sources) - set(SOURCES)
        assert not unknown, f"clauses.toml, {clause.id}: sources.toml has no {sorted(unknown)}"
        refs = (*clause.article, *(at for option in clause.options for at in option.article))
        wrong = [at for at in refs if not is_sentence(at)]
        assert not wrong, f"clauses.toml, {clause.id}: the founding article has no sentence {wrong}"


def test_the_conditions_for_talks_stand_apart_from_the_designs():
    found = designs.conditions()

    assert found.items
    assert {party for party, _ in found.views} == PARTIES
    assert all(is_sentence(at) for at in found.article)
