"""What every shipped clause keeps to, and what the exercise reads from its options."""

from fractions import Fraction

from bot.article.content import brief
from bot.guarantee.content import clauses
from bot.guarantee.rules.space import ClauseKind
from bot.guarantee.rules.terms import Assessment, Convening, Ground, Happening, Voting
from bot.guarantee.views.space import SCHEMES

SPACE = clauses.load()
LONGEST_NAME = 40
LONGEST_LABEL = 80
LONGEST_MEANING = 140


def test_ids_and_names_are_unique():
    ids = [clause.id for clause in SPACE.clauses]
    names = [clause.name for clause in SPACE.clauses]

    assert len(set(ids)) == len(ids)
    assert len(set(names)) == len(names)
    for clause in SPACE.clauses:
        labels = [option.label for option in clause.options]
        assert len(set(labels)) == len(labels)
        assert len({option.id for option in clause.options}) == len(clause.options)


def test_every_clause_stands_in_a_group_and_every_group_has_clauses():
    assert {clause.group for clause in SPACE.clauses} == {group.id for group in SPACE.groups}
    assert len(SPACE.core) == 13


def test_words_fit_every_platform():
    for clause in SPACE.clauses:
        assert len(clause.name) <= LONGEST_NAME
        assert clause.question.endswith("?")
        for option in clause.options:
            assert len(option.label) <= LONGEST_LABEL
            assert len(option.means) <= LONGEST_MEANING
            assert option.means.endswith(".")
        assert clause.ordered == bool(clause.scale)
        assert 2 <= len(clause.options) <= 10


def test_paragraphs_of_the_brief_exist():
    _, reading = brief.load()

    for clause in SPACE.clauses:
        assert clause.brief
        assert max(clause.brief) <= len(reading.paragraphs)


def test_the_procedure_is_read_as_data():
    terms = {
        (clause.id, option.id): option.terms
        for clause in SPACE.clauses
        for option in clause.options
    }

    decide = terms["deadline", "meet_24_decide_72"]
    assert (decide.meet_hours, decide.decide_hours) == (24, 72)
    assert terms["deadline", "none"].meet_hours is None
    assert terms["voting", "qualified_majority"].share == Fraction(2, 3)
    assert terms["voting", "consensus_with_adversary"].adversary_votes
    assert terms["evidence", "reasonable_grounds"].least is Assessment.PROBABLE
    assert terms["covered_events", "armed_attack"].covers == {Happening.ARMED_ATTACK}
    assert Ground.OCCUPIED in terms["covered_territory", "recognised_borders"].grounds


def test_every_option_of_a_procedural_clause_says_what_it_means_to_it():
    for clause, field in (("convene", "convening"), ("evidence", "least"), ("voting", "voting")):
        assert all(getattr(o.terms, field) is not None for o in SPACE.clause(clause).options)
        assert SPACE.clause(clause).kind is ClauseKind.ONE
    assert all(option.terms.covers for option in SPACE.clause("covered_events").options)
    used = {option.terms.convening for option in SPACE.clause("convene").options}
    assert used == set(Convening)
    assert {option.terms.voting for option in SPACE.clause("voting").options} == set(Voting)


def test_every_clause_and_many_options_are_mapped_to_schemes_that_have_a_name():
    codes = [clause.codes for clause in SPACE.clauses]
    options = [option.codes for clause in SPACE.clauses for option in clause.options]

    assert all(codes)
    assert {scheme for one in (*codes, *options) for scheme, _ in one} == set(SCHEMES)
    assert sum(map(bool, options)) > 50
