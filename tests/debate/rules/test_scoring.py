from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.debate.refusals import DebateRefusal
from bot.debate.rules.ballot_lines import BallotLine, rank_speakers, sum_sides
from bot.debate.rules.decision import CountedBallot, Decision, decide_ballots
from bot.debate.rules.format import Criterion, Format, Panel, Scoring, Seat, Side, Winner, WinWith
from bot.debate.rules.scoring import JudgeBallot, check_ballot, select_counting
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
ANY_WINS = replace(
    SCHOOLS,
    scoring=Scoring(least=60, most=80, step=0.5, reply=(30, 40), win_with=WinWith.FEWER),
)
PAIR = ("prop", "opp")
LINES = (
    BallotLine(key="prop1", side="prop", seat="prop1", member=MemberId("ada")),
    BallotLine(key="opp1", side="opp", seat="opp1", member=MemberId("bo")),
)
REPLIES = (BallotLine(key="prop", side="prop"), BallotLine(key="opp", side="opp"))
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


def check(filed: JudgeBallot, fmt: Format = SCHOOLS) -> JudgeBallot:
    return check_ballot(filed, fmt, LINES, REPLIES)


def test_a_ballot_inside_the_scoring_is_taken() -> None:
    assert check(scored()) == scored()
    assert check(ballot("jo", "prop", "opp"), PLAIN) == ballot("jo", "prop", "opp")
    assert check(scored(replies=(), scores=(("prop1", 60), ("opp1", 80))), NO_REPLY)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"ranks": ("prop",)}, DebateRefusal.RANKS_WRONG),
        ({"ranks": ("prop", "prop")}, DebateRefusal.RANKS_TWICE),
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
        check(scored(**changes))

    assert refused.value.code is code


@pytest.mark.parametrize("fmt", [PLAIN, NO_REPLY])
def test_points_that_the_format_does_not_give_are_refused(fmt: Format) -> None:
    with pytest.raises(Refused) as refused:
        check(scored(), fmt)

    assert refused.value.code is DebateRefusal.SCORES_UNUSED


def test_who_forfeited_needs_no_points() -> None:
    rest = scored(scores=(("prop1", 70),), replies=(("prop", 35),))

    left = (rest, SCHOOLS, LINES[:1], REPLIES[:1])
    assert check_ballot(*left, forfeited=("opp",)) == rest
    with pytest.raises(Refused):
        check_ballot(scored(), *left[1:], forfeited=("opp",))


@given(st.floats(0, 100))
def test_what_is_taken_lies_on_a_step_in_the_range(score: float) -> None:
    try:
        check(scored(scores=(("prop1", score), ("opp1", 70))), ANY_WINS)
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
        ballots=(
            CountedBallot(judge=MemberId("a"), order=("prop", "opp")),
            CountedBallot(judge=MemberId("b"), order=("opp", "prop"), dissents=True),
            CountedBallot(judge=MemberId("c"), order=("prop", "opp")),
        ),
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
    assert (chaired.winner, chaired.cast, tie.cast) == ("opp", True, False)


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


def code_of(filed: JudgeBallot, fmt: Format) -> RefusalCode | None:
    try:
        check(filed, fmt)
    except Refused as refused:
        return refused.code
    return None


def won_with(win_with: WinWith) -> Format:
    return replace(SCHOOLS, scoring=Scoring(least=60, most=80, step=0.5, win_with=win_with))


@pytest.mark.parametrize(
    ("win_with", "points", "code"),
    [
        (WinWith.MORE, (70, 71), None),
        (WinWith.MORE, (71, 71), DebateRefusal.POINTS_EQUAL),
        (WinWith.MORE, (72, 71), DebateRefusal.POINTS_AGAINST_PLACES),
        (WinWith.EQUAL, (71, 71), None),
        (WinWith.EQUAL, (72, 71), DebateRefusal.POINTS_AGAINST_PLACES),
        (WinWith.FEWER, (72, 71), None),
    ],
)
def test_points_and_places_agree_by_the_format_s_rule(
    win_with: WinWith, points: tuple[float, float], code: RefusalCode | None
) -> None:
    filed = scored(scores=(("prop1", points[0]), ("opp1", points[1])), replies=())

    assert code_of(filed, won_with(win_with)) is code


def test_replies_count_for_the_side_that_gave_them() -> None:
    ahead = scored(scores=(("prop1", 70), ("opp1", 70.5)), replies=(("prop", 37), ("opp", 36)))

    with pytest.raises(Refused) as refused:
        check(ahead)

    assert refused.value.code is DebateRefusal.POINTS_AGAINST_PLACES
    assert refused.value.fields["more"] == "107"


marked = st.integers(60, 80)


@given(marked, marked, st.permutations(PAIR), st.sampled_from(WinWith))
def test_no_ballot_that_is_taken_contradicts_itself(
    prop: int, opp: int, order: list[str], win_with: WinWith
) -> None:
    filed = scored(ranks=tuple(order), scores=(("prop1", prop), ("opp1", opp)), replies=())
    totals = {"prop": prop, "opp": opp}
    ahead = totals[order[0]] - totals[order[1]]
    try:
        check(filed, won_with(win_with))
    except Refused:
        assert ahead < 0 or (ahead == 0 and win_with is WinWith.MORE)
    else:
        assert ahead > 0 or win_with is not WinWith.MORE
        found = decide_ballots([filed], PAIR, lines=LINES)
        assert found is not None
        assert found.ballots[0].low_point == (ahead < 0)


def test_a_seat_from_which_two_spoke_counts_once() -> None:
    second = BallotLine(key="prop1.2", side="prop", seat="prop1", member=MemberId("cy"), number=2)

    totals = sum_sides([("prop1", 70), ("prop1.2", 74), ("opp1", 71)], [], (*LINES, second))

    assert totals == {"prop": 72, "opp": 71}


def test_who_did_not_speak_need_not_be_given_points() -> None:
    silent = (LINES[0], replace(LINES[1], spoke=False))
    filed = scored(ranks=("prop", "opp"), scores=(("prop1", 70),), replies=())

    assert check_ballot(filed, won_with(WinWith.MORE), silent) == filed


IN_PARTS = replace(
    SCHOOLS,
    scoring=Scoring(
        least=60,
        most=80,
        step=0.5,
        reply=(30, 40),
        criteria=(
            Criterion(name="Content", least=24, most=32),
            Criterion(name="Style", least=12, most=16, weight=2),
            Criterion(name="Strategy", least=12, most=16),
        ),
    ),
)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ((("prop1", (28, 14, 14)), ("reply:opp", (14, 7, 7))), None),
        ((("prop1", (33, 14, 14)),), DebateRefusal.SCORE_OUT_OF_RANGE),
        ((("reply:opp", (28, 7, 7)),), DebateRefusal.SCORE_OUT_OF_RANGE),
        ((("prop1", (28.2, 14, 14)),), DebateRefusal.SCORE_OFF_STEP),
    ],
)
def test_parts_lie_in_the_range_of_their_criterion_and_half_of_it_for_replies(
    parts: tuple[tuple[str, tuple[float, ...]], ...], code: RefusalCode | None
) -> None:
    assert code_of(scored(parts=parts), IN_PARTS) is code


def test_a_jury_that_names_no_winner_ranks_speakers_and_ties_share_a_place() -> None:
    jury = replace(won_with(WinWith.MORE), winner=Winner.SPEAKERS)
    filed = scored(ranks=("opp1",), replies=())

    assert check(filed, jury) == filed
    assert code_of(scored(ranks=("prop1",), replies=()), jury) is (
        DebateRefusal.POINTS_AGAINST_PLACES
    )
    assert code_of(scored(replies=()), jury) is DebateRefusal.BEST_WRONG
    assert code_of(scored(ranks=("opp1", "opp1"), replies=()), jury) is DebateRefusal.RANKS_TWICE
    found = decide_ballots([filed], (), lines=LINES)
    assert found is not None
    assert (found.winner, found.places, found.judges) == (None, (), 1)
    third = BallotLine(key="prop2", side="prop", seat="prop2", member=MemberId("cy"))
    twice = BallotLine(key="opp2", side="opp", seat="opp2", member=MemberId("bo"))
    points = [("prop1", 71.0), ("opp1", 70.0), ("prop2", 69.0), ("opp2", 72.0)]
    ranked = rank_speakers(points, (*LINES, third, twice))
    assert [(r.member, r.place, r.speeches, r.total, r.average) for r in ranked] == [
        ("ada", 1, 1, 71, 71),
        ("bo", 1, 2, 142, 71),
        ("cy", 3, 1, 69, 69),
    ]
    told_apart = rank_speakers(points, (*LINES, third, twice), [["opp1"], ["opp2"], ["prop1"]])
    assert [(r.member, r.place) for r in told_apart] == [("bo", 1), ("ada", 2), ("cy", 3)]
    without_points = rank_speakers([], (*LINES, third), [["opp1"], ["prop1", "prop2"], ["opp1"]])
    assert [(r.member, r.place) for r in without_points] == [("bo", 1), ("ada", 2), ("cy", 3)]
