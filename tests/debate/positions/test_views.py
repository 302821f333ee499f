from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.debate.events import HallCounted
from bot.debate.rules.ballot_lines import BallotLine
from bot.debate.rules.decision import decide_ballots
from bot.debate.rules.format import Format, Seat, Side, Winner
from bot.debate.rules.positions import wording
from bot.debate.rules.positions.chance import Interval
from bot.debate.rules.positions.credit import by_side, by_speech, moves
from bot.debate.rules.positions.fairness import FloorShare
from bot.debate.rules.positions.graded import GradedChange, measure_change
from bot.debate.rules.positions.ledger import CitedParagraph, VotePhase, ballots
from bot.debate.rules.positions.result import Marks, Result
from bot.debate.rules.positions.stance import camp_names
from bot.debate.rules.positions.swing import Swing, Tally, Transitions, swing_of
from bot.debate.rules.scoring import JudgeBallot
from bot.debate.views.history import my_history
from bot.debate.views.result import render_result, render_whole_result
from bot.debate.views.result_details import render_details
from bot.kernel.ids import MemberId
from bot.kernel.reader import ENGLISH, put_into_words
from bot.kernel.view import (
    Audience,
    Button,
    Buttons,
    Items,
    Note,
    Person,
    Picture,
    Quotation,
    Text,
    View,
)
from tests.debate.positions.people import EXAMPLE, NOBODY, held, tables

OXFORD = Format(
    id="oxford",
    name="Oxford",
    about="",
    sides=(Side(key="for", name="For"), Side(key="against", name="Against")),
    seats=(
        Seat(key="for1", side="for", name="First For"),
        Seat(key="against1", side="against", name="First Against"),
    ),
    segments=(),
)
FOUR = replace(
    OXFORD,
    sides=tuple(Side(key=key, name=key.upper()) for key in ("og", "oo", "cg", "co")),
    winner=Winner.RANKS,
)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ADA, BO, CY = MemberId("ada"), MemberId("bo"), MemberId("cy")
NAMES = {ADA: "Ada", BO: "Bo", CY: "Cy"}

LEDGER = (
    held("ada", -2, 0, phase=VotePhase.FIRST),
    held("bo", None, 0, phase=VotePhase.FIRST),
    held("cy", 1, 0, phase=VotePhase.FIRST),
    held("left", 3, 0, phase=VotePhase.FIRST),
    held("ada", -1, 5, moved_by=("s1",)),
    held("ada", 2, 9, phase=VotePhase.CLOSING, moved_by=("s1", "s2")),
    held("bo", -1, 9, phase=VotePhase.CLOSING, moved_by=("s3",)),
    held("cy", 3, 9, phase=VotePhase.CLOSING),
    held("late", -3, 9, phase=VotePhase.CLOSING),
)
RESULT = Result(
    debate="d1",
    motion="This House would give a guarantee",
    format=OXFORD,
    secret=False,
    swing=swing_of(LEDGER),
    interval=Interval(-66.7, 100),
    graded=measure_change(
        *(
            {member: each.stance for member, each in ballots(LEDGER, phase).items()}
            for phase in (VotePhase.FIRST, VotePhase.CLOSING)
        )
    ),
    moves=moves(LEDGER),
    credit=by_speech(LEDGER),
    credit_by_side=by_side(LEDGER, {"s1": "for", "s2": "for"}),
    labels={"s1": "Dee, opening for For", "s2": "Eve, closing for For"},
    by_side={
        "for": FloorShare(turns=2, seconds=400, characters=3000),
        "against": FloorShare(turns=1, seconds=240, characters=1900),
    },
    by_person={
        MemberId("dee"): FloorShare(turns=2, seconds=400, characters=3000),
        BO: FloorShare(turns=1, seconds=240, characters=1900),
    },
    evidence={"for": Marks(verbatim=3, close=1)},
)

SAID = (Path(__file__).parent / "result.txt").read_text("utf-8")
DETAILS = (Path(__file__).parent / "result_details.txt").read_text("utf-8")

PHONE, MOST_LINES, USUAL_LINES = 40, 28, 14
"""Characters of a line on a phone, and lines beside the picture: at the very most, and usually."""


def words(view: View) -> str:
    return rendered(view, width=400)


def test_a_result_says_who_won_what_changed_and_how_fair_it_was() -> None:
    view = render_result(RESULT, NAMES, Picture(b"", "how people moved"))

    assert (view.audience, view.key) == (Audience.ROOM, "result:d1")
    assert rendered(view, width=PHONE) + "\n" == SAID


def test_a_speech_that_people_credit_is_opened_from_the_result() -> None:
    view = render_result(replace(RESULT, numbers={"s1": 7}), NAMES)
    pressed = [b for block in view.blocks if isinstance(block, Buttons) for b in block.buttons]

    assert ("Read speech 7", "/debate speech 7 debate:d1") in [
        (str(button.label), button.action) for button in pressed
    ]


def test_a_result_fits_one_screen_however_much_there_is() -> None:
    crowd = tuple(f"voter{n}" for n in range(200))
    ledger = tuple(
        held(name, stance, minute, phase=phase, moved_by=(f"s{n}",) if minute else ())
        for n, name in enumerate(crowd)
        for stance, minute, phase in ((-3, 0, VotePhase.FIRST), (3, 9, VotePhase.CLOSING))
    )
    full = replace(
        RESULT,
        motion="This house would " + "bind the guarantors of Ukraine by a treaty " * 2,
        swing=swing_of(ledger),
        interval=Interval(100, 120),
        moves=moves(ledger),
        credit=by_speech(ledger),
        labels={f"s{n}": f"claim {n} by Ada (“{'long words ' * 30}”)" for n in range(200)},
        conclusion="We stop here, since the room is needed. " * 40,
    )
    names = {MemberId(name): f"Maximiliane von {name}" for name in crowd}

    view = render_result(full, names, Picture(b"", ""))

    assert len(lines_of(view)) <= MOST_LINES
    assert len(lines_of(render_result(RESULT, NAMES))) <= USUAL_LINES
    assert [b.action for b in buttons_of(view)] == [
        "/debate result debate:d1 details:yes",
        "/position set debate:d1",
    ]
    assert "and 197 more in the details" in words(view)
    assert "What changed people’s minds (2 of 200)" in words(view)
    assert "…”" in words(view)
    assert "…”): 1 person" in words(view)


def test_the_details_hold_what_the_screen_leaves_out() -> None:
    view = render_details(RESULT, NAMES)

    assert view.audience is Audience.ASKER
    assert rendered(view) + "\n" == DETAILS
    assert [b.action for b in buttons_of(view)] == ["/debate export debate:d1"]


def test_files_have_the_screen_and_the_details() -> None:
    said = words(render_whole_result(RESULT, NAMES))

    assert "For wins by swing" in said
    assert "Statistics" in said


def lines_of(view: View) -> list[str]:
    """A view on a phone; a row of buttons is one line, a picture stands beside."""
    shown = tuple(block for block in view.blocks if not isinstance(block, Picture | Buttons))
    drawn = rendered(View(blocks=shown), width=PHONE).split("\n")
    lines = [line for line in drawn if line.strip("─")]
    return lines + [""] * sum(isinstance(block, Buttons) for block in view.blocks)


def buttons_of(view: View) -> list[Button]:
    return [b for block in view.blocks if isinstance(block, Buttons) for b in block.buttons]


def test_a_secret_ballot_names_nobody() -> None:
    ballot = replace(RESULT, secret=True, swing=FIVE, by_person={}, labels={})

    view = render_result(ballot, NAMES)

    assert not any(name in words(view) for name in NAMES.values())
    assert not any(isinstance(span, Person) for span in spans(view))
    assert "1 of 5 people switched sides, 1 came to a side, 1 moved" in words(view)
    details = render_details(ballot, NAMES)
    assert not any(name in words(details) for name in NAMES.values())
    assert "towards" not in words(details).lower()


FEW_VOTES = Swing(Transitions(((0, 0, 1), (1, 0, 0), (0, 0, 0))), Tally((0, 0, 1)), Tally())
FIVE = Swing(Transitions(((3, 0, 0), (0, 0, 1), (1, 0, 0))), Tally(), Tally())
TOO_FEW = "Only 2 people voted both times: too few to show movement in a secret ballot."


@pytest.mark.parametrize("winner", [Winner.SWING, Winner.MAJORITY, Winner.JUDGES])
def test_a_secret_ballot_shows_no_sums_of_fewer_than_three(winner: Winner) -> None:
    few = replace(RESULT, secret=True, swing=FEW_VOTES, format=replace(OXFORD, winner=winner))

    screen, details = (
        words(render_result(few, NAMES, Picture(b"", "sums"))),
        words(render_details(few, NAMES)),
    )

    assert screen.count(TOO_FEW) == 1
    assert not any(sums in screen + details for sums in ("1 vote", "1 Against", "picture", "mean"))
    assert "Before" not in details
    assert ("For 1" in screen) is (winner is Winner.MAJORITY)  # those of three voters


def test_a_named_ballot_of_two_shows_its_sums() -> None:
    assert TOO_FEW not in words(render_result(replace(RESULT, swing=FEW_VOTES), NAMES))


def test_who_voted_once_in_secret_is_counted_and_no_more() -> None:
    said = words(render_details(replace(RESULT, secret=True), NAMES))

    assert "2 people voted only once, so their votes do not count for the swing." in said


def spans(view: View) -> Iterator[object]:
    for block in put_into_words(view, ENGLISH).blocks:
        match block:
            case Items(items):
                yield from (span for item in items for span in item.spans)
            case Text(found) | Note(found) | Quotation(found):
                yield from found
            case _:
                pass


def test_a_named_ballot_links_who_moved() -> None:
    assert [span for span in spans(render_result(RESULT, NAMES)) if isinstance(span, Person)] == [
        Person(ADA, "Ada"),
        Person(BO, "Bo"),
        Person(CY, "Cy"),
    ]


def test_who_was_erased_is_a_former_member() -> None:
    assert "• A former member: against → for" in words(render_result(RESULT, {}))
    assert "• A former member: from against (−2) to for (+2)" in words(render_details(RESULT, {}))


def test_the_figures_of_chance_stand_in_the_details_from_twenty_voters_on() -> None:
    many = replace(RESULT, swing=Swing(EXAMPLE, Tally(), Tally()), interval=Interval(4, 24))

    assert "p = " not in words(render_details(RESULT, NAMES))
    assert "95 %" not in words(render_details(RESULT, NAMES))
    assert (
        "The swing to For less the swing to Against is +14 points, 95 % interval +4 to +24. Of "
        "those who moved, 16 moved towards For and 4 towards Against (McNemar’s exact test: "
        "p = 0.012)."
    ) in words(render_details(many, NAMES))


def test_a_debate_without_votes_or_turns_says_only_what_there_is() -> None:
    bare = Result(debate="d1", motion="M", format=OXFORD, secret=False)

    assert words(render_result(bare, NAMES)) == (
        "Result\n──────\n\nM\n\nThere is no winner, since nobody voted both before and after."
    )


def test_votes_of_which_none_match_are_told_apart_from_the_swing() -> None:
    late = Swing(NOBODY, Tally((0, 0, 2)), Tally())

    unmatched = replace(RESULT, swing=late, interval=None, graded=None)
    said = words(render_result(unmatched, NAMES)) + words(render_details(unmatched, NAMES))

    assert "There is no winner, since nobody voted both before and after." in said
    assert (
        "2 people voted only at the closing: 2 Against. These votes do not count for the swing."
    ) in said
    assert "switched" not in said


def test_a_chair_s_conclusion_is_quoted() -> None:
    assert "│ “We stop here.”" in words(
        render_result(replace(RESULT, conclusion="We stop here."), {})
    )


def test_nobody_who_moved_leaves_no_list() -> None:
    still = Swing(Transitions(((1, 0, 0), (0, 0, 0), (0, 0, 0))), Tally(), Tally())
    quiet = replace(RESULT, swing=still, interval=Interval(0, 0), moves=())

    assert "Nobody changed their mind." in words(render_result(quiet, {}))
    assert "could be chance" not in words(render_result(quiet, {}))
    assert "Before (rows) and after (columns)" in words(render_details(quiet, {}))


@pytest.mark.parametrize(
    ("switched", "within", "said"),
    [
        (0, 1, "Nobody switched sides, 1 moved without switching."),
        (0, 2, "Nobody switched sides, 2 moved without switching."),
        (1, 0, "1 of 5 people switched sides."),
        (2, 1, "2 of 5 people switched sides, 1 moved without switching."),
    ],
)
def test_who_moved_is_counted_in_words(switched: int, within: int, said: str) -> None:
    rows = ((5 - switched, 0, switched), (0, 0, 0), (0, 0, 0))
    moved = replace(
        RESULT,
        secret=True,
        swing=Swing(Transitions(rows), Tally(), Tally()),
        moves=moves(LEDGER)[:1] * (switched + within),
    )

    assert f"\n\n{said}\n" in words(render_result(moved, {}))


def test_one_speaker_alone_has_no_gini_and_a_written_debate_no_time() -> None:
    alone = replace(RESULT, by_person={BO: FloorShare(turns=1, characters=900)}, unit="characters")

    said = words(render_details(alone, NAMES))

    assert "Gini" not in said
    assert "Speaker  Speeches  Characters\n" in said


def test_without_credit_and_evidence_there_is_no_table_of_them() -> None:
    bare = replace(RESULT, credit=(), evidence={})
    said = words(render_result(bare, NAMES)) + words(render_details(bare, NAMES))

    assert "What changed" not in said
    assert "Evidence" not in said


BALLOTS = [
    JudgeBallot(
        judge=MemberId(judge),
        ranks=ranks,
        scores=(("for1", score), ("against1", 75)),
        replies=(("for", 36.5),),
    )
    for judge, ranks, score in [
        ("j1", ("for", "against"), 70),
        ("j2", ("against", "for"), 71),
        ("j3", ("for", "against"), 70),
    ]
]


JUDGED_LINES = (
    BallotLine(key="for1", side="for", seat="for1", member=ADA),
    BallotLine(key="against1", side="against", seat="against1", spoke=False),
)


def test_judges_ballots_are_shown_with_places_and_points() -> None:
    judged = replace(
        RESULT,
        format=replace(OXFORD, winner=Winner.JUDGES),
        decision=decide_ballots(BALLOTS, ("for", "against"), lines=JUDGED_LINES),
        lines=JUDGED_LINES,
    )

    said = words(render_result(judged, NAMES))

    assert "For wins by the judges’ ballots: 2 of 3 put it first." in said
    assert "1. For, 1 point\n2. Against, 0 points\n" in said
    said = words(render_details(judged, NAMES))
    assert (
        "Judges’ ballots that count: 3\n"
        "Place  Side     Team points  First places\n"
        "─────  ───────  ───────────  ────────────\n"
        "1      For      1            2\n"
        "2      Against  0            1\n\n"
        "Ballots\n"
        "Judge            Order         For, points  Against, points  Remark\n"
        "───────────────  ────────────  ───────────  ───────────────  ───────────────────────\n"
        "a former member  For, Against  106.5        75\n"
        "a former member  Against, For  107.5        75               dissents, low-point win\n"
        "a former member  For, Against  106.5        75\n\n"
        "Speaker points, on average\n"
        "Role           Speaker  Points\n"
        "─────────────  ───────  ──────\n"
        "First For      Ada      70.33\n"
        "First Against  –        75\n"
        "For, reply     –        36.5\n"
    ) in said


def test_shared_and_forfeited_places_are_numbered_as_in_sport() -> None:
    tied = decide_ballots([], ("og", "oo", "cg", "co"), forfeited=("oo",))

    four = replace(RESULT, format=FOUR, decision=tied)
    said = words(render_result(four, NAMES)) + words(render_details(four, NAMES))

    assert "4. OO, forfeited" in said
    assert "It is a tie: OG, CG and CO share first place." in said
    assert "1      CO    2            0\n4      OO    forfeited    0\n" in said
    assert "Speaker points" not in said


def sentence(fmt: Format, **changes: object) -> str:
    return wording.winner(replace(RESULT, format=fmt, **changes))


def test_the_winner_is_told_by_the_format_s_rule() -> None:
    example = Swing(EXAMPLE, Tally((9, 0, 0)), Tally())
    by = {rule: replace(OXFORD, winner=rule) for rule in Winner}

    assert [
        sentence(by[Winner.SWING], swing=example),
        sentence(by[Winner.MAJORITY], swing=example),
        sentence(by[Winner.MAJORITY], swing=Swing(EXAMPLE, Tally(), Tally())),
        sentence(by[Winner.NONE], swing=example),
    ] == [
        "For wins by swing: For went from 30 to 46 votes, Against went from 50 to 52 votes.",
        "For wins by closing votes: For 55, Neither side 2, Against 52.",
        "Against wins by closing votes: For 46, Neither side 2, Against 52.",
        "This format names no winner.",
    ]


def test_ties_and_missing_votes_are_said_plainly() -> None:
    tie = Swing(Transitions(((1, 0, 0), (1, 0, 1), (0, 0, 1))), Tally(), Tally())
    majority = replace(OXFORD, winner=Winner.MAJORITY)

    assert [
        sentence(OXFORD, swing=tie),
        sentence(OXFORD, swing=Swing(NOBODY, Tally(), Tally())),
        sentence(majority, swing=tie),
        sentence(majority, swing=None),
        sentence(majority, swing=Swing(NOBODY, Tally(), Tally((1, 0, 0)))),
    ] == [
        "It is a tie by swing: For went from 1 to 2 votes, Against went from 1 to 2 votes.",
        "There is no winner, since nobody voted both before and after.",
        "It is a tie by closing votes: For 2, Neither side 0, Against 2.",
        "There is no winner, since nobody cast a closing vote.",
        "There is no winner, since nobody cast a closing vote.",
    ]


def test_judges_decisions_are_said_plainly() -> None:
    judges = replace(OXFORD, winner=Winner.JUDGES)
    pair = ("for", "against")

    assert [
        sentence(judges, decision=None),
        sentence(judges, decision=decide_ballots(BALLOTS[:1], pair)),
        sentence(judges, decision=decide_ballots(BALLOTS[:2], pair)),
        sentence(judges, decision=decide_ballots([], pair, forfeited=("for",))),
        sentence(judges, decision=decide_ballots([], pair, forfeited=pair)),
    ] == [
        "There is no winner, since no judge’s ballot counts.",
        "For wins by the judges’ ballot.",
        "It is a tie: For and Against share first place.",
        "Against wins by forfeit of For.",
        "There is no winner, since all sides forfeited.",
    ]


@given(tables)
def test_swapped_votes_and_names_give_the_same_sentence(table: Transitions) -> None:
    swapped = replace(OXFORD, sides=(Side(key="x", name="Against"), Side(key="y", name="For")))
    mirrored = Transitions(tuple(row[::-1] for row in table.counts[::-1]))  # type: ignore[arg-type]
    one = sentence(OXFORD, swing=Swing(table, Tally(), Tally()))
    other = sentence(swapped, swing=Swing(mirrored, Tally(), Tally()))

    assert one.split(":")[0] == other.split(":")[0]
    assert sorted(one.rstrip(".").split(": ")[1:]) == sorted(
        ", ".join(reversed(part.split(", "))) for part in other.rstrip(".").split(": ")[1:]
    )


def test_small_p_values_are_said_as_such() -> None:
    sure = Transitions(((30, 0, 0), (20, 0, 0), (0, 0, 0)))

    assert "(McNemar’s exact test: p < 0.001)." in wording.chance_figures(
        sure, Interval(20, 60), camp_names(OXFORD)
    )


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (None, ""),
        (1.04, ""),
        (2.0, " Views drew apart (variance × 2.00)."),
        (0.5, " Views drew together (variance × 0.50)."),
    ],
)
def test_drawing_together_or_apart_is_said_where_it_happened(
    ratio: float | None, said: str
) -> None:
    change = GradedChange(
        voters=1,
        mean_before=1,
        mean_after=-0.5,
        moved_far=100,
        variance_ratio=ratio,
        agreement_before=-0.1,
        agreement_after=1,
    )

    assert wording.graded_change(change) == (
        "One person gave a number both times (−3 to +3). The mean went from +1 to −0.5. "
        f"100 % moved by more than one step.{said} "
        "Agreement (−1 to +1) went from −0.10 to 1.00."
    )


def test_my_history_shows_every_position_and_marks_what_was_replaced() -> None:
    reason = replace(
        held("ada", 1, 5, confidence=70, reason_id="r1", moved_by=("s1", "gone")),
        cited=(
            CitedParagraph(slug="brief", version=2, paragraph=3),
            CitedParagraph(slug="us", version=1, paragraph=9),
        ),
    )
    erased = held("ada", None, 9, phase=VotePhase.CLOSING, reason_id="r2")

    view = my_history(
        "M",
        [held("ada", -2, 0, phase=VotePhase.FIRST), reason, erased],
        labels={"s1": "Bo, opening for For"},
        reasons={"r1": "Costs are lower"},
    )

    assert view.audience is Audience.ASKER
    assert words(view).split("\n\n")[2] == (
        "1. 01 March 2026, 12:00 UTC, first vote: against (−2) (changed later)\n2. 01 March "
        "2026, 12:05 UTC, between the votes: slightly for (+1), 70 % sure (changed later). "
        "Reason: “Costs are lower”. Cited: [¶3], [¶9]. Moved by: Bo, opening for "
        "For\n3. 01 March 2026, 12:09 UTC, closing vote: undecided"
    )


def test_without_a_position_my_history_says_so() -> None:
    view = my_history("M", [], labels={}, reasons={})

    assert words(view).endswith("You haven’t taken a position on this motion yet.")


def test_a_hall_s_count_stands_beside_the_result_and_is_marked() -> None:
    first = HallCounted(at=NOON, which="first", towards=30, against=50, undecided=20)
    last = HallCounted(at=NOON, which="closing", towards=46, against=52, undecided=2)

    said = words(render_result(replace(RESULT, hall={"first": first, "closing": last}), NAMES))

    assert (
        "Counted in the hall, before and after: For 30 → 46, Undecided 20 → 2, Against 50 → 52."
    ) in said


@pytest.mark.parametrize(
    ("judged", "said"),
    [
        (True, "There is no winner, since no judge’s ballot counts."),
        (False, "There is no winner, since nobody judged this debate."),
    ],
)
def test_where_nobody_was_to_judge_that_is_said(judged: bool, said: str) -> None:
    unjudged = replace(RESULT, format=replace(OXFORD, winner=Winner.JUDGES), judged=judged)

    assert said in words(render_result(unjudged, NAMES))
