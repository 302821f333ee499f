import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.debate.refusals import DebateRefusal
from bot.debate.rules.format import Side
from bot.debate.rules.positions.ledger import (
    CitedParagraph,
    PositionChange,
    VotePhase,
    add_position,
    ballots,
    changes,
    check_position,
    history,
    latest,
    latest_by_member,
)
from bot.debate.rules.positions.stance import Camp, camp, camp_names, per_cent, signed, stance_words
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Refused
from tests.debate.positions.people import after, held

ADA, BO = MemberId("ada"), MemberId("bo")
AUTHORS = {"s1": ADA, "s2": BO}


def test_nobody_credits_their_own_speech() -> None:
    with pytest.raises(Refused) as refused:
        check_position(held("ada", 2, moved_by=("s2", "s1")), AUTHORS)

    assert refused.value.code is DebateRefusal.CREDIT_OWN


def test_credit_goes_to_what_was_said_in_the_debate() -> None:
    with pytest.raises(Refused) as refused:
        check_position(held("ada", 2, moved_by=("s9",)), AUTHORS)

    assert refused.value.code is DebateRefusal.CREDIT_UNKNOWN


@pytest.mark.parametrize("stance", [-4, 4, 100])
def test_a_stance_off_the_scale_is_refused(stance: int) -> None:
    with pytest.raises(Refused) as refused:
        check_position(held("ada", stance), {})

    assert refused.value.code is DebateRefusal.STANCE_WRONG
    assert refused.value.fields == {"given": stance}


@pytest.mark.parametrize("confidence", [-1, 101])
def test_a_confidence_outside_0_to_100_is_refused(confidence: int) -> None:
    with pytest.raises(Refused) as refused:
        check_position(held("ada", 1, confidence=confidence), {})

    assert refused.value.code is DebateRefusal.CONFIDENCE_WRONG


def test_each_credit_and_paragraph_is_kept_once() -> None:
    cited = CitedParagraph(slug="brief", version=1, paragraph=3)
    position = replace(held("ada", 2, moved_by=("s2", "s2")), cited=(cited, cited))

    assert check_position(position, AUTHORS) == replace(position, moved_by=("s2",), cited=(cited,))


def test_what_was_sent_twice_counts_once_and_overwrites_nothing() -> None:
    first = held("ada", -2)
    ledger = add_position((), first)

    assert add_position(ledger, replace(first, stance=3)) == (first,)


def test_the_latest_is_the_last_up_to_an_instant() -> None:
    one, two, three = held("ada", -2, 0), held("bo", 1, 1), held("ada", 2, 5)
    ledger = (one, two, three)

    assert latest(ledger, ADA) == three
    assert latest(ledger, ADA, after(4)) == one
    assert latest(ledger, ADA, after(-1)) is None
    assert latest_by_member(ledger, after(5)) == {ADA: three, BO: two}
    assert history(ledger, ADA) == (one, three)


def test_the_journal_s_order_rules_when_the_clock_was_set_back() -> None:
    early, late = held("ada", -2, 60), held("ada", 2, 0)

    assert latest((early, late), ADA) == late


def test_a_later_ballot_of_the_same_phase_counts_in_place_of_the_earlier() -> None:
    ledger = (
        held("ada", -2, 0, phase=VotePhase.FIRST),
        held("ada", 1, 1, phase=VotePhase.FIRST),
        held("ada", 3, 2),
    )

    assert ballots(ledger, VotePhase.FIRST) == {ADA: ledger[1]}
    assert ballots(ledger, VotePhase.CLOSING) == {}


def test_a_change_tells_steps_direction_camp_and_confidence() -> None:
    change = PositionChange(held("ada", -2, 0, confidence=80), held("ada", 1, 1, confidence=60))

    assert (change.steps, change.direction, change.crossed, change.surer) == (3, 1, True, -20)


def test_undecided_has_no_number_of_steps_but_stands_in_the_middle() -> None:
    change = PositionChange(held("ada", None, 0), held("ada", -1, 1))

    assert (change.steps, change.direction, change.crossed, change.surer) == (None, -1, True, None)


def test_growing_surer_is_a_change_that_crosses_nothing() -> None:
    change = PositionChange(held("ada", 0, 0, confidence=10), held("ada", None, 1, confidence=90))

    assert (change.direction, change.crossed, change.surer) == (0, False, 80)


def test_changes_join_each_position_to_the_same_member_s_next() -> None:
    a1, b1, a2, a3 = held("ada", -2), held("bo", 1), held("ada", 0, 1), held("ada", 2, 2)

    assert changes((a1, b1, a2, a3)) == (PositionChange(a1, a2), PositionChange(a2, a3))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(-3, 3), st.integers(0, 5))))
def test_the_ledger_only_grows(sent: list[tuple[str, int, int]]) -> None:
    ledger = ()
    for member, stance, minute in sent:
        longer = add_position(ledger, held(member, stance, minute))
        assert longer[: len(ledger)] == ledger
        ledger = longer
    assert len({position.id for position in ledger}) == len(ledger)


def test_the_middle_counts_as_undecided() -> None:
    assert [camp(stance) for stance in (-3, -1, 0, None, 1, 3)] == [
        Camp.AGAINST,
        Camp.AGAINST,
        Camp.UNDECIDED,
        Camp.UNDECIDED,
        Camp.FOR,
        Camp.FOR,
    ]


def test_camps_go_by_the_format_s_own_pair() -> None:
    pair = (Side(key="prop", name="Proposition"), Side(key="opp", name="Opposition"))

    assert list(camp_names(pair).values()) == ["Proposition", "Undecided", "Opposition"]
    assert list(camp_names(pair * 2).values()) == ["For", "Undecided", "Against"]


def test_numbers_are_said_with_their_sign() -> None:
    assert [signed(n) for n in (16.0, -2.25, 33.333, 0.0, -0.04)] == [
        "+16",
        "−2.2",
        "+33.3",
        "0",
        "0",
    ]
    assert [per_cent(n) for n in (30.0, 100 / 3)] == ["30 %", "33.3 %"]
    assert [stance_words(s) for s in (2, -3, 0, None)] == [
        "+2, for",
        "−3, strongly against",
        "0, in the middle",
        "undecided",
    ]
