"""Every option of a clause means something in play: it can be kept, and what promises anything can
be broken; and no way of playing makes a reader fail."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.exercise.content import exercises
from bot.exercise.evolve import fold
from bot.exercise.rules.clauses import READERS
from bot.exercise.rules.clauses.judging import Standing, judge_clauses
from bot.exercise.state import Exercise
from bot.guarantee.content import clauses
from tests.examples import examples
from tests.exercise.rules.endings import ENDINGS, played_to
from tests.exercise.rules.making import text

SPACE = clauses.load()
CARDS = exercises.load_cards()
GROUPS = ("parties", "promise", "mechanism")
OPTIONS = [
    (clause.id, option.id)
    for group in GROUPS
    for clause in SPACE.within(group)
    for option in clause.options
]
PLAYED_ON = ("strike_on_city", "border_provocation")
WITH: dict[str, dict[str, str | None]] = {
    "floor": {"response_menu": "materiel"},
    "lead": {"guarantors": "single_state"},
    "response_menu": {"scope": "capped"},
    "automatic": {"voting": "each_alone"},
}
"""What an option, or the options of a clause, stand beside in a text that makes sense."""

PROMISE_NOTHING = {
    ("us_role", "absent"),
    ("trigger", "none"),
    ("covered_territory", "not_said"),
    ("scope", "open"),
    ("mechanism", "none"),
    ("deadline", "none"),
    ("evidence", "none"),
    ("beneficiary_seat", "absent"),
}
"""Options by which nobody owes anything: they can be left open or exceeded, and never broken."""


def of(state: Exercise) -> dict[str, Standing]:
    return {one.clause: one.standing for one in judge_clauses(state, READERS)}


@cache
def standings(clause: str, option: str) -> frozenset[Standing]:
    beside = WITH.get(clause, {}) | WITH.get(option, {})
    choices = text(**{**beside, clause: option})
    reader = {clause: READERS[clause]}
    return frozenset(
        judge_clauses(played_to(ending, choices, card).state, reader)[0].standing
        for card in PLAYED_ON
        for ending in ENDINGS.values()
    )


@pytest.mark.parametrize(("clause", "option"), OPTIONS, ids=lambda one: str(one))
def test_every_option_means_something_in_play(clause: str, option: str) -> None:
    found = standings(clause, option)

    assert Standing.OWED not in found
    if (clause, option) in PROMISE_NOTHING:
        assert found - {Standing.NOT_TESTED}
        assert Standing.BROKEN not in found
    else:
        assert {Standing.KEPT, Standing.BROKEN} <= found


@pytest.mark.parametrize("card", CARDS.values(), ids=lambda card: card.id)
def test_every_clause_that_a_card_tests_has_a_reader(card: Any) -> None:
    assert not [clause for clause in card.tests if clause not in READERS]


@pytest.mark.parametrize("card", sorted(CARDS))
def test_every_clause_that_a_card_tests_is_answered_on_that_card(card: str) -> None:
    left = set(CARDS[card].tests)
    for number in range(max(len(clause.options) for clause in SPACE.clauses)):
        whole = {one.id: (one.options[number % len(one.options)].id,) for one in SPACE.clauses}
        for ending in ENDINGS.values():
            if not left:
                break
            state = played_to(ending, whole, card).state
            left -= {
                judgment.clause
                for judgment in judge_clauses(state, READERS)
                if judgment.standing is not Standing.NOT_TESTED and not judgment.silent
            }

    assert not left, "no reader answers for these"


def one_or_none(clause: str) -> st.SearchStrategy[tuple[str, ...] | None]:
    owner = SPACE.clause(clause)
    ids = [option.id for option in owner.options]
    if owner.kind == "several":
        return st.none() | st.lists(st.sampled_from(ids), unique=True).map(owner.in_order)
    return st.none() | st.sampled_from(ids).map(lambda option: (option,))


TEXTS = st.fixed_dictionaries({clause.id: one_or_none(clause.id) for clause in SPACE.clauses}).map(
    lambda choices: {clause: chosen for clause, chosen in choices.items() if chosen is not None}
)


@settings(max_examples=examples(60), deadline=None)
@given(
    choices=TEXTS,
    card=st.sampled_from(sorted(CARDS)),
    endings=st.lists(st.sampled_from(sorted(ENDINGS)), min_size=1, max_size=2, unique=True),
    cut=st.integers(0, 1000),
)
def test_every_reader_answers_at_any_moment_and_owes_nothing_once_it_is_over(
    choices: Any, card: str, endings: list[str], cut: int
) -> None:
    def both(played: Any) -> None:
        for ending in endings:
            if not (ending != endings[0] and played.state.reports):
                ENDINGS[ending](played)

    played = played_to(both, choices, card)
    while_it_goes_on = fold(played.setting, played.events[: 1 + cut % len(played.events)])

    assert set(of(while_it_goes_on)) == set(READERS)
    for one in judge_clauses(played.state, READERS):
        assert one.standing is not Standing.OWED
        assert one.promised
        assert one.done
        assert not (one.silent and one.clause in choices)
        assert not (one.more and one.standing is not Standing.KEPT)
