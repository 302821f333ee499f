from hypothesis import given
from hypothesis import strategies as st

from bot.debate.rules.positions.credit import Credit, by_side, by_speech, order_credits
from bot.debate.rules.positions.stance import Stance
from bot.kernel.ids import MemberId
from tests.debate.positions.people import held, stances

ADA, BO, CY, DI = (MemberId(name) for name in ("ada", "bo", "cy", "di"))

LEDGER = (
    held("ada", -2, 0),
    held("bo", 1, 0),
    held("cy", None, 0),
    held("ada", 1, 5, moved_by=("s1", "s3")),
    held("bo", -1, 6, moved_by=("s2",)),
    held("cy", None, 7, moved_by=("s1",)),
    held("di", 2, 8, moved_by=("s1",)),
)
SIDES = {"s1": "for", "s2": "against", "s3": "for", "s4": ""}


def test_credit_is_counted_by_speech_the_most_credited_first() -> None:
    assert by_speech(LEDGER) == (
        Credit(of="s1", people=3, towards=1, away=0, switched=1, crossed=1),
        Credit(of="s2", people=1, towards=0, away=1, switched=1, crossed=1),
        Credit(of="s3", people=1, towards=1, away=0, switched=1, crossed=1),
    )


def test_a_side_gets_one_credit_from_each_person() -> None:
    assert by_side(LEDGER, SIDES) == (
        Credit(of="for", people=3, towards=1, away=0, switched=1, crossed=1),
        Credit(of="against", people=1, towards=0, away=1, switched=1, crossed=1),
    )


def test_what_has_no_side_gives_credit_to_none() -> None:
    assert by_side((held("ada", 1, moved_by=("s4", "s9")),), SIDES) == ()


def test_credit_given_after_the_vote_counts_by_the_way_moved_in_it() -> None:
    ledger = (
        held("ada", 0, 0),
        held("bo", 1, 0),
        held("ada", 2, 5),
        held("bo", -1, 5),
        held("ada", 2, 6, moved_by=("s1",)),
        held("bo", -1, 7, moved_by=("s1",)),
    )

    assert by_speech(ledger) == (
        Credit(of="s1", people=2, towards=1, away=1, switched=1, crossed=2),
    )
    assert by_side(ledger, SIDES) == (
        Credit(of="for", people=2, towards=1, away=1, switched=1, crossed=2),
    )


def test_what_those_credit_who_changed_sides_stands_first_but_in_secret() -> None:
    popular = Credit(of="s1", people=2, towards=2, away=0)
    came = Credit(of="s2", people=1, towards=1, away=0, crossed=1)
    switched = Credit(of="c1", people=1, towards=0, away=1, switched=1, crossed=1)
    place = {"s1": 0, "s2": 1, "c1": 2}

    named = order_credits((popular, came, switched), place, secret=False)
    secret = order_credits((switched, came, popular), place, secret=True)

    assert named == (switched, came, popular)
    assert secret == (popular, came, switched)


votes = st.lists(
    st.tuples(st.sampled_from("abc"), stances, st.lists(st.sampled_from(["s1", "s2"]), max_size=2)),
    max_size=12,
)


@given(votes)
def test_it_is_the_same_whether_credit_is_given_with_a_vote_or_beside_it(
    cast: list[tuple[str, Stance, list[str]]],
) -> None:
    at_once = [
        held(member, stance, 2 * n, moved_by=tuple(moved))
        for n, (member, stance, moved) in enumerate(cast)
    ]
    beside = [
        position
        for n, (member, stance, moved) in enumerate(cast)
        for position in (
            held(member, stance, 2 * n),
            held(member, stance, 2 * n + 1, moved_by=tuple(moved)),
        )
    ]

    assert by_speech(at_once) == by_speech(beside)
    assert by_side(at_once, SIDES) == by_side(beside, SIDES)


@given(votes)
def test_all_who_have_moved_and_credit_something_count_one_way_or_the_other(
    cast: list[tuple[str, Stance, list[str]]],
) -> None:
    voted = [held(f"{n}", before) for n, (_, before, _) in enumerate(cast)]
    voted += [
        held(f"{n}", 3 if (before or 0) < 3 else -3, 5) for n, (_, before, _) in enumerate(cast)
    ]
    said = [
        held(f"{n}", 3 if (before or 0) < 3 else -3, 6, moved_by=tuple(moved))
        for n, (_, before, moved) in enumerate(cast)
    ]

    for credit in by_speech([*voted, *said]):
        assert credit.towards + credit.away == credit.people


def test_who_credits_again_counts_once_by_the_last_time() -> None:
    again = (*LEDGER, held("ada", -3, 9, moved_by=("s1",)))

    assert by_speech(again)[0] == Credit(of="s1", people=3, towards=0, away=1)
