from msgspec.structs import replace

from bot.debate.rules.format import Format, Side, Winner
from bot.debate.rules.positions.ledger import (
    PositionChange,
    VotePhase,
    ballots,
    changes,
    history,
    latest_by_member,
)
from bot.debate.rules.positions.stance import Camp, camp, camp_names, per_cent, signed, stance_words
from bot.kernel.ids import MemberId
from tests.debate.positions.people import after, held

ADA, BO = MemberId("ada"), MemberId("bo")


def test_the_latest_is_the_last_up_to_an_instant() -> None:
    one, two, three = held("ada", -2, 0), held("bo", 1, 1), held("ada", 2, 5)
    ledger = (one, two, three)

    assert latest_by_member(ledger) == {ADA: three, BO: two}
    assert latest_by_member(ledger, after(4)) == {ADA: one, BO: two}
    assert latest_by_member(ledger, after(-1)) == {}
    assert history(ledger, ADA) == (one, three)


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


def test_the_middle_counts_as_undecided() -> None:
    assert [camp(stance) for stance in (-3, -1, 0, None, 1, 3)] == [
        Camp.AGAINST,
        Camp.AGAINST,
        Camp.UNDECIDED,
        Camp.UNDECIDED,
        Camp.FOR,
        Camp.FOR,
    ]


PLAIN = ["For", "Neither side", "Against"]


def test_camps_go_by_the_format_s_own_pair() -> None:
    pair = (Side(key="prop", name="Proposition"), Side(key="opp", name="Opposition"))

    fmt = Format(id="f", name="F", about="", sides=pair, seats=(), segments=())

    assert list(camp_names(fmt).values()) == ["Proposition", "Neither side", "Opposition"]
    assert list(camp_names(replace(fmt, sides=pair * 2)).values()) == PLAIN
    assert list(camp_names(replace(fmt, winner=Winner.NONE)).values()) == PLAIN, "no camps"


def test_numbers_are_said_with_their_sign() -> None:
    assert [signed(n) for n in (16.0, -2.25, 33.333, 0.0, -0.04)] == [
        "+16",
        "−2.3",
        "+33.3",
        "0",
        "0",
    ]
    assert [per_cent(n) for n in (30.0, 100 / 3)] == ["30 %", "33.3 %"]
    assert [stance_words(s) for s in (2, -3, 0, None)] == [
        "for (+2)",
        "strongly against (−3)",
        "in the middle (0)",
        "undecided",
    ]
