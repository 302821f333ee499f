from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.debate.refusals import DebateRefusal
from bot.debate.rules.decision import Decision, decide_ballots
from bot.debate.rules.format import Format, Scoring, Seat, Side, Winner
from bot.debate.rules.scoring import JudgeBallot, Panel, check_ballot, select_counting
from bot.kernel.ids import MemberId
from bot.kernel.refusal import RefusalCode, Refused

SCHOOLS = Format(
    id="schools",
    name="Schools",
    about="",
    sides=(Side(key="prop", name="Proposition"), Side(key="opp", name="Opposition")),
    seats=(
        Seat(key="prop1", side="prop", name="First Proposition"),
        Seat(key="opp1", side="opp", name="First Opposition"),
    ),
    segments=(),
    winner=Winner.JUDGES,
    scoring=Scoring(least=60, most=80, step=0.5, reply=(30, 40)),
)
PLAIN = replace(SCHOOLS, scoring=None)
NO_REPLY = replace(SCHOOLS, scoring=Scoring(least=60, most=80, step=0.5))
PAIR = ("prop", "opp")
FOUR = ("og", "oo", "cg", "co")


def ballot(judge: str, *ranks: str, shadow: bool = False) -> JudgeBallot:
    return JudgeBallot(judge=MemberId(judge), ranks=ranks, shadow=shadow)


def scored(**changes: object) -> JudgeBallot:
    whole = JudgeBallot(
        judge=MemberId("jo"),
        ranks=("opp", "prop"),
        scores=(("prop1", 70), ("opp1", 71.5)),
        replies=(("prop", 35), ("opp", 36.5)),
    )
    return replace(whole, **changes)


def test_a_ballot_inside_the_scoring_is_taken() -> None:
    assert check_ballot(scored(), SCHOOLS) == scored()
    assert check_ballot(ballot("jo", "prop", "opp"), PLAIN) == ballot("jo", "prop", "opp")
    assert check_ballot(scored(replies=(), scores=(("prop1", 60), ("opp1", 80))), NO_REPLY)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"ranks": ("prop",)}, DebateRefusal.RANKS_WRONG),
        ({"ranks": ("prop", "prop")}, DebateRefusal.RANKS_WRONG),
        ({"ranks": ("prop", "og")}, DebateRefusal.RANKS_WRONG),
        ({"scores": (("prop1", 70),)}, DebateRefusal.SCORE_MISSING),
        ({"scores": (("prop1", 70), ("opp1", 80.5))}, DebateRefusal.SCORE_OUT_OF_RANGE),
        ({"scores": (("prop1", 59.5), ("opp1", 70))}, DebateRefusal.SCORE_OUT_OF_RANGE),
        ({"scores": (("prop1", float("nan")), ("opp1", 70))}, DebateRefusal.SCORE_OUT_OF_RANGE),
        ({"scores": (("prop1", 70.25), ("opp1", 70))}, DebateRefusal.SCORE_OFF_STEP),
        ({"scores": (("prop1", 70), ("opp9", 70))}, DebateRefusal.SCORE_MISPLACED),
        ({"scores": (("prop1", 70), ("opp1", 70), ("prop1", 75))}, DebateRefusal.SCORE_MISPLACED),
        ({"replies": ()}, DebateRefusal.SCORE_MISSING),
        ({"replies": (("prop", 35), ("opp", 41))}, DebateRefusal.SCORE_OUT_OF_RANGE),
        ({"replies": (("prop", 35), ("opp1", 36))}, DebateRefusal.SCORE_MISPLACED),
    ],
)
def test_a_ballot_outside_the_scoring_is_refused(
    changes: dict[str, object], code: RefusalCode
) -> None:
    with pytest.raises(Refused) as refused:
        check_ballot(scored(**changes), SCHOOLS)

    assert refused.value.code is code


@pytest.mark.parametrize("fmt", [PLAIN, NO_REPLY])
def test_points_that_the_format_does_not_give_are_refused(fmt: Format) -> None:
    with pytest.raises(Refused) as refused:
        check_ballot(scored(), fmt)

    assert refused.value.code is DebateRefusal.SCORES_UNUSED


def test_who_forfeited_needs_no_points() -> None:
    rest = scored(scores=(("prop1", 70),), replies=(("prop", 35),))

    assert check_ballot(rest, SCHOOLS, forfeited=("opp",)) == rest
    with pytest.raises(Refused):
        check_ballot(scored(), SCHOOLS, forfeited=("opp",))


@given(st.floats(0, 100))
def test_what_is_taken_lies_on_a_step_in_the_range(score: float) -> None:
    try:
        check_ballot(scored(scores=(("prop1", score), ("opp1", 70))), SCHOOLS)
    except Refused:
        assert not 60 <= score <= 80 or abs(2 * score - round(2 * score)) > 1e-12
    else:
        assert 60 <= score <= 80
        assert abs(2 * score - round(2 * score)) < 1e-6


def test_the_last_ballot_of_each_judge_counts_and_no_shadow_s() -> None:
    first, shadow, other, last = (
        ballot("jo", "prop", "opp"),
        ballot("ned", "prop", "opp", shadow=True),
        ballot("kim", "opp", "prop"),
        ballot("jo", "opp", "prop"),
    )

    assert select_counting([first, shadow, other, last], Panel.EACH) == (other, last)
    assert select_counting([first, shadow, other, last], Panel.CONSENSUS) == (last,)
    assert select_counting([first, other, shadow], Panel.CONSENSUS) == (other,)
    assert select_counting([shadow], Panel.CONSENSUS) == ()


def test_the_majority_of_judges_decides() -> None:
    ballots = [
        ballot("a", "prop", "opp"),
        ballot("b", "opp", "prop"),
        ballot("c", "prop", "opp"),
        ballot("d", "opp", "prop", shadow=True),
    ]

    found = decide_ballots(ballots, PAIR)

    assert found == Decision(
        places=(("prop",), ("opp",)),
        points=(("prop", 1), ("opp", 0)),
        votes=(("prop", 2), ("opp", 1)),
        judges=3,
    )
    assert found.winner == "prop"


def test_an_even_split_is_a_tie_unless_the_chair_is_on_the_panel() -> None:
    split = [ballot("a", "prop", "opp"), ballot("b", "opp", "prop")]

    tie = decide_ballots(split, PAIR)
    chaired = decide_ballots(split, PAIR, chair=MemberId("b"))
    outside = decide_ballots(split, PAIR, chair=MemberId("x"))

    assert tie == outside
    assert tie is not None
    assert (tie.places, tie.points, tie.winner) == (
        (("prop", "opp"),),
        (("prop", 0.5), ("opp", 0.5)),
        None,
    )
    assert chaired is not None
    assert chaired.winner == "opp"


def test_four_sides_get_3_2_1_and_0_points() -> None:
    found = decide_ballots([ballot("a", "cg", "og", "co", "oo")], FOUR, panel=Panel.CONSENSUS)

    assert found is not None
    assert found.points == (("cg", 3), ("og", 2), ("co", 1), ("oo", 0))
    assert found.winner == "cg"


def test_ranks_of_several_judges_are_summed_and_first_places_break_a_tie() -> None:
    ballots = [
        ballot("a", "og", "oo", "cg", "co"),
        ballot("b", "og", "oo", "cg", "co"),
        ballot("c", "co", "oo", "cg", "og"),
    ]

    found = decide_ballots(ballots, FOUR)

    # og and oo have 6 points each; og was put first twice
    assert found is not None
    assert found.places == (("og",), ("oo",), ("co",), ("cg",))


def test_speaker_points_are_averaged_over_the_ballots_that_count() -> None:
    other = scored(
        judge=MemberId("kim"),
        scores=(("prop1", 72), ("opp1", 70.5)),
        replies=(("prop", 36), ("opp", 36.5)),
    )
    shadow = scored(judge=MemberId("ned"), scores=(("prop1", 60), ("opp1", 60)), shadow=True)

    found = decide_ballots([scored(), other, shadow], PAIR)

    assert found is not None
    assert found.speakers == (("prop1", 71), ("opp1", 71))
    assert found.replies == (("prop", 35.5), ("opp", 36.5))


def test_a_forfeit_loses_without_a_ballot_and_against_any() -> None:
    silent = decide_ballots([], PAIR, forfeited=("prop",))
    against = decide_ballots([ballot("a", "prop", "opp")], PAIR, forfeited=("prop",))

    assert silent == Decision(
        places=(("opp",), ("prop",)),
        points=(("opp", 1), ("prop", 0)),
        votes=(("prop", 0), ("opp", 0)),
        judges=0,
        forfeited=("prop",),
    )
    assert against is not None
    assert (against.winner, against.votes) == ("opp", (("prop", 0), ("opp", 1)))


def test_when_all_forfeit_nobody_wins() -> None:
    both = decide_ballots([], PAIR, forfeited=PAIR)
    lone = decide_ballots([], ("prop",), forfeited=("prop",))

    assert both is not None
    assert (both.winner, both.points) == (None, (("prop", 0), ("opp", 0)))
    assert lone is not None
    assert lone.winner is None


def test_without_ballots_nothing_is_decided() -> None:
    assert decide_ballots([], PAIR) is None
    assert decide_ballots([ballot("a", "prop", "opp", shadow=True)], PAIR) is None


orders = st.lists(st.permutations(FOUR), min_size=1, max_size=7)


@given(orders, st.sets(st.sampled_from(FOUR)))
def test_points_are_shared_out_whole_among_those_who_did_not_forfeit(
    orders: list[list[str]], forfeited: set[str]
) -> None:
    found = decide_ballots(
        [ballot(str(n), *order) for n, order in enumerate(orders)], FOUR, forfeited=forfeited
    )

    assert found is not None
    assert sorted(side for tied in found.places for side in tied) == sorted(FOUR)
    assert sum(points for _, points in found.points) == sum((3, 2, 1, 0)[: 4 - len(forfeited)])


@given(orders, st.randoms(use_true_random=False))
def test_the_order_of_judges_changes_nothing(orders: list[list[str]], dice: Random) -> None:
    ballots = [ballot(str(n), *order) for n, order in enumerate(orders)]
    shuffled = dice.sample(ballots, len(ballots))

    one, other = decide_ballots(ballots, FOUR), decide_ballots(shuffled, FOUR)

    assert one is not None
    assert other is not None
    assert [set(tied) for tied in one.places] == [set(tied) for tied in other.places]
