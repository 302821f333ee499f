"""Words for clauses and options are read by id, name or label; what is wrong is refused kindly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.guarantee.content import clauses
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.reading import checked, find_clause, read_options
from bot.guarantee.rules.space import NONE_OF_THESE, OPEN, ClauseKind
from bot.guarantee.rules.terms import Assessment
from bot.kernel.refusal import Refused, sentence
from tests.guarantee.designs.making import SPACE, choices


@settings(deadline=None)
@given(st.sampled_from(SPACE.clauses))
def test_a_clause_is_found_by_its_id_its_name_and_its_question(clause):
    found = [find_clause(SPACE, w) for w in (clause.id, clause.name.upper(), clause.question)]

    assert found == [clause] * 3


@settings(deadline=None)
@given(st.data())
def test_options_are_read_by_id_or_label_in_any_order(data):
    clause = data.draw(st.sampled_from(SPACE.clauses))
    most = 1 if clause.kind is ClauseKind.ONE else None
    chosen = data.draw(
        st.lists(st.sampled_from(clause.options), min_size=1, max_size=most, unique=True)
    )
    by_label = data.draw(st.booleans())

    words = ", ".join(option.label if by_label else option.id for option in chosen)

    assert read_options(clause, words) == clause.in_order({option.id for option in chosen})


def test_none_of_several_is_a_decision():
    duties = SPACE.clause("duties")

    assert read_options(duties, "None of these") == ()
    assert duties.says(()) == NONE_OF_THESE
    assert duties.says(None) == OPEN


@pytest.mark.parametrize(
    ("clause", "words", "code"),
    [
        ("voting", "consensus, opt_in", GuaranteeRefusal.ONE_CHOICE_ONLY),
        ("voting", "consensos", GuaranteeRefusal.NO_SUCH_CHOICE_GUESS),
        ("voting", "7", GuaranteeRefusal.NO_SUCH_CHOICE),
        ("voting", "  ", GuaranteeRefusal.CHOICE_MISSING),
        ("voting", "none", GuaranteeRefusal.NO_SUCH_CHOICE),
        ("duties", ",", GuaranteeRefusal.CHOICE_MISSING),
    ],
)
def test_words_that_name_no_option_are_refused(clause, words, code):
    with pytest.raises(Refused) as refused:
        read_options(SPACE.clause(clause), words)

    assert refused.value.code is code
    assert sentence(refused.value)


@pytest.mark.parametrize(
    ("words", "code"),
    [("trigga", GuaranteeRefusal.NO_SUCH_CLAUSE_GUESS), ("7", GuaranteeRefusal.NO_SUCH_CLAUSE)],
)
def test_a_clause_that_does_not_exist_is_refused(words, code):
    with pytest.raises(Refused) as refused:
        find_clause(SPACE, words)

    assert refused.value.code is code


@settings(deadline=None)
@given(choices())
def test_good_choices_pass_unchanged(chosen):
    assert checked(SPACE, chosen) == chosen


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        ({"trigger": ("automatic", "none")}, GuaranteeRefusal.ONE_CHOICE_ONLY),
        ({"trigger": ()}, GuaranteeRefusal.CHOICE_MISSING),
        ({"trigger": ("automatik",)}, GuaranteeRefusal.NO_SUCH_CHOICE_GUESS),
        ({"trigga": ("automatic",)}, GuaranteeRefusal.NO_SUCH_CLAUSE_GUESS),
        ({"Trigger": ("automatic",)}, GuaranteeRefusal.NO_SUCH_CLAUSE),
    ],
)
def test_bad_choices_are_refused(chosen, code):
    with pytest.raises(Refused) as refused:
        checked(SPACE, chosen)

    assert refused.value.code is code


def test_the_space_is_read_once():
    assert clauses.load() is clauses.load()


def test_an_option_that_a_clause_does_not_have_is_a_fault_of_ours():
    with pytest.raises(KeyError):
        SPACE.clause("trigger").option("at_noon")


def test_what_was_chosen_is_found_with_its_terms():
    chosen = {"deadline": ("meet_24",), "duties": ("own_defence", "reform")}

    assert [option.id for option in SPACE.chosen(chosen, "duties")] == ["own_defence", "reform"]
    assert SPACE.chosen(chosen, "trigger") == ()
    terms = SPACE.terms(chosen, "deadline")
    assert terms is not None
    assert terms.meet_hours == 24
    assert SPACE.terms(chosen, "voting") is None


def test_findings_are_said_in_words():
    assert [one.words for one in Assessment] == ["not known", "possible", "probable", "confirmed"]
