"""Who spoke is who has the points; panels, forfeits, and what a judge types."""

import pytest

from bot.adapters.plain.render import rendered
from bot.debate import events as e
from bot.debate.commands import debating as c
from bot.debate.content.formats import load
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.ballot_lines import find_reply_lines, find_speech_lines
from bot.debate.rules.format import Format
from bot.debate.rules.judging import decision
from bot.debate.rules.reading_formats import read_format
from bot.debate.rules.reading_points import read_speech_points, write_points
from bot.debate.state import DebatePhase
from bot.debate.views.board import render_details
from bot.debate.views.judging import render_ballot_rules
from bot.debate.views.steps import steps
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Refused
from tests.debate.rules.making import Played, refused, who

DUEL = """
id = "duel"
name = "Duel"
about = "A speech each, a second one for Pro, and replies."
winner = "judges"
votes = false
sources = ["made up"]
[scoring]
least = 60
most = 80
step = 0.5
reply = [30, 40]
criteria = [
    { name = "Content", least = 24, most = 32 },
    { name = "Style", least = 24, most = 32 },
    { name = "Strategy", least = 12, most = 16 },
]
[[sides]]
key = "pro"
name = "Pro"
[[sides]]
key = "con"
name = "Con"
[[seats]]
key = "pro1"
side = "pro"
name = "First for"
[[seats]]
key = "con1"
side = "con"
name = "First against"
"""
SEGMENT = """
[[segments]]
key = "{key}"
name = "{key}"
kind = "{kind}"
seconds = 60
characters = 100
actors = ["{seat}"]
"""
ORDER = (
    ("a", "speech", "pro1"), ("b", "speech", "con1"), ("c", "speech", "pro1"),
    ("d", "reply", "con1"), ("e", "reply", "pro1"),
)  # fmt: skip


def duel(**changes: str) -> Format:
    lines = [f"{key} = {value}" for key, value in changes.items()]
    text = "\n".join(line for line in DUEL.splitlines() if line.split(" = ")[0] not in changes)
    segments = "".join(SEGMENT.format(key=k, kind=kind, seat=seat) for k, kind, seat in ORDER)
    return read_format("\n".join(lines) + text + segments, "duel.toml")


def begun(form: Format, *judges: str, **opened: object) -> Played:
    """Boris and Chen sit, and the first segment has begun."""
    debate = Played(form, **opened)
    debate.does("boris", c.TakeSeat, seat="pro1")
    debate.does("chen", c.TakeSeat, seat="con1")
    for judge in judges:
        debate.does("ana", c.NameJudge, member=judge)
    debate.does("ana", c.StartDebate)
    debate.does("ana", c.Begin)
    return debate


def played_out(debate: Played) -> Played:
    while debate.state.phase in (DebatePhase.READY, DebatePhase.RUNNING):
        if debate.state.running is not None:
            debate.does("ana", c.EndSegment)
        else:
            debate.does("ana", c.Begin, sure=True)
    return debate


def speakers(debate: Played) -> list[tuple[str, str | None, bool]]:
    lines = (*find_speech_lines(debate.state), *find_reply_lines(debate.state))
    return [(line.key, line.member, line.spoke) for line in lines]


def test_points_belong_to_who_spoke_and_not_to_who_sits_there_at_the_end() -> None:
    debate = begun(duel(), "dana")
    debate.does("boris", c.Speak, words="First of all.")
    debate.does("ana", c.EndSegment)
    debate.does("ana", c.Swap, seat="pro1", member="sub")
    played_out(debate)
    debate.does("ana", c.Swap, seat="con1", member="late")

    assert speakers(debate) == [
        ("pro1", "boris", True),
        ("pro1.2", "sub", True),
        ("con1", "chen", True),
        ("pro", "sub", True),
        ("con", "chen", True),
    ]
    debate.does(
        "dana", c.FileBallot, ranks="pro",
        scores="pro1=72, pro1.2=74, con1=70", replies="pro=36, con=35",
    )  # fmt: skip
    debate.does("ana", c.CloseVote)
    found = decision(debate.state)
    assert found is not None
    assert found.ballots[0].totals == (("pro", 109), ("con", 105))


def test_a_substitute_in_the_middle_of_a_speech_shares_it_where_both_gave_words() -> None:
    debate = begun(duel(), "dana")
    debate.does("boris", c.Speak, words="First of all.")
    debate.does("ana", c.Swap, seat="pro1", member="sub")
    debate.does("sub", c.Speak, words="And then.")

    debate.does("ana", c.EndSegment)

    assert speakers(debate)[:2] == [("pro1", "boris", True), ("pro1.2", "sub", True)]


def test_by_the_clock_whoever_has_the_floor_to_the_end_spoke() -> None:
    debate = begun(duel(), "dana")
    debate.does("ana", c.Swap, seat="pro1", member="sub")

    debate.does("ana", c.EndSegment)

    assert speakers(debate)[0] == ("pro1", "sub", True)


def test_in_writing_nobody_spoke_who_wrote_nothing() -> None:
    debate = begun(duel(), "dana", tempo="writing", hours=1)

    debate.does("ana", c.EndSegment)

    assert speakers(debate)[0] == ("pro1", "boris", False)


def test_a_segment_that_is_repeated_belongs_to_its_second_speaker() -> None:
    debate = begun(duel(), "dana")
    debate.does("ana", c.EndSegment)
    debate.does("ana", c.Back)
    debate.does("ana", c.Swap, seat="pro1", member="sub")
    debate.does("ana", c.Begin)
    debate.does("ana", c.EndSegment)

    assert speakers(debate)[0] == ("pro1", "sub", True)


@pytest.mark.parametrize(
    ("words", "points", "parts"),
    [
        ("pro1=72,5, con1=70", (("pro1", 72.5), ("con1", 70)), ()),
        ("First for: 72 First against: 70", (("pro1", 72), ("con1", 70)), ()),
        ("pro1=28/28,5/14; con1=70", (("pro1", 70.5), ("con1", 70)), (("pro1", (28, 28.5, 14)),)),
        ("pro1=28 28 14", (("pro1", 70),), (("pro1", (28, 28, 14)),)),
        ("", (), ()),
    ],
)
def test_points_are_read_as_judges_write_them(words: str, points: object, parts: object) -> None:
    debate = played_out(begun(duel(), "dana"))

    read = read_speech_points(words, find_speech_lines(debate.state), debate.form)

    assert (read.points, read.parts) == (points, parts)
    written = write_points(read.points, dict(read.parts))
    assert read_speech_points(written, find_speech_lines(debate.state), debate.form) == read


@pytest.mark.parametrize(
    ("filled", "code"),
    [
        ({"scores": "pro1=28/28, con1=70"}, DebateRefusal.PARTS_WRONG),
        ({"scores": "pro1=many, con1=70"}, DebateRefusal.SCORE_MISPLACED),
        ({"scores": "pro1=75"}, DebateRefusal.SCORE_MISSING),
        ({"ranks": "pro, pro"}, DebateRefusal.RANKS_TWICE),
        ({"ranks": ""}, DebateRefusal.RANKS_WRONG),
        ({"ranks": "con"}, DebateRefusal.POINTS_AGAINST_PLACES),
        ({"replies": "pro=80, con=70"}, DebateRefusal.SCORE_OUT_OF_RANGE),
    ],
)
def test_a_ballot_that_contradicts_itself_is_refused(
    filled: dict[str, str], code: DebateRefusal
) -> None:
    debate = played_out(begun(duel(), "dana"))
    good = {"ranks": "Pro", "scores": "pro1=75, con1=70", "replies": "pro=36, con=35"}

    assert refused(debate, "dana", c.FileBallot, **{**good, **filled}) is code
    debate.does("dana", c.FileBallot, **good)


def test_two_judges_are_a_tie_unless_one_of_them_chairs_the_panel() -> None:
    winners = {}
    for presiding in ("", "dana", "erik"):
        debate = begun(duel(), "dana", "erik")
        if presiding:
            debate.does("ana", c.NameJudge, member=presiding, presides=True)
        played_out(debate)
        points = {"replies": "pro=35, con=35"}
        debate.does("dana", c.FileBallot, ranks="pro", scores="pro1=75, con1=70", **points)
        late = refused(debate, "ana", c.NameJudge, member="dana", presides=True)
        assert late is DebateRefusal.PANEL_CHAIR_LATE
        debate.does("erik", c.FileBallot, ranks="con", scores="pro1=70, con1=75", **points)
        found = decision(debate.state)
        assert found is not None
        winners[presiding] = found.winner, found.cast

    assert winners == {"": (None, False), "dana": ("pro", True), "erik": ("con", True)}


def test_a_panel_that_agrees_needs_one_ballot_and_the_last_counts() -> None:
    debate = played_out(begun(duel(panel='"consensus"'), "dana", "erik"))
    points = {"replies": "pro=35, con=35"}
    assert refused(debate, "ana", c.CloseVote) is DebateRefusal.BALLOTS_MISSING
    debate.does("dana", c.FileBallot, ranks="pro", scores="pro1=75, con1=70", **points)
    debate.does("erik", c.FileBallot, ranks="con", scores="pro1=70, con1=75", **points)

    debate.does("ana", c.CloseVote)

    found = decision(debate.state)
    assert found is not None
    assert (found.winner, found.judges, found.dissenters) == ("con", 1, ())


def test_a_side_that_does_not_come_loses_at_once() -> None:
    debate = Played(duel())
    debate.does("boris", c.TakeSeat, seat="pro1")

    told = debate.does("ana", c.ForfeitSide, side="con")

    assert [type(event) for event in told] == [e.SideForfeited, e.Closed]
    found = decision(debate.state)
    assert found is not None
    assert (found.winner, found.judges) == ("pro", 0)


def test_forfeits_are_refused_where_no_side_wins_or_is_meant() -> None:
    debate, jury = begun(duel()), begun(duel(winner='"speakers"'))

    assert refused(debate, "boris", c.ForfeitSide, side="con") is DebateRefusal.NOT_CHAIR
    assert refused(debate, "ana", c.ForfeitSide, side="them") is DebateRefusal.SIDE_UNKNOWN
    assert refused(jury, "ana", c.ForfeitSide, side="con") is DebateRefusal.FORFEIT_UNUSED


def test_a_jury_gives_points_and_no_side_wins() -> None:
    debate = played_out(begun(duel(winner='"speakers"'), "dana"))
    points = {"scores": "pro1=75, con1=75", "replies": "pro=35, con=35"}
    wrong = refused(debate, "dana", c.FileBallot, ranks="pro", **points)
    assert wrong is DebateRefusal.BEST_WRONG

    debate.does("dana", c.FileBallot, ranks="con1", **points)

    found = decision(debate.state)
    assert found is not None
    assert (found.winner, found.places) == (None, ())
    assert found.speakers == (("pro1", 75), ("con1", 75))


def test_who_stops_chairing_the_panel_is_followed_by_nobody() -> None:
    debate = begun(duel(), "dana")
    debate.does("ana", c.NameJudge, member="dana", presides=True)
    assert debate.state.presiding == MemberId("dana")

    debate.does("ana", c.NameJudge, member="dana")

    assert debate.state.presiding is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"criteria": '[{ name = "All", least = 60, most = 70 }]'}, "scoring.criteria"),
        ({"criteria": '[{ name = "All", least = 80, most = 60 }]'}, "scoring.criteria"),
        ({"reply": "[40, 30]"}, "scoring.reply"),
    ],
)
def test_scoring_that_does_not_add_up_is_refused(changes: dict[str, str], field: str) -> None:
    text = DUEL
    for key, value in changes.items():
        text = text.replace("least = 60\nmost = 80", f"least = 60\nmost = 80\n{key} = {value}")
        cut = text.index("reply = [30, 40]") if key == "reply" else text.index("criteria = [\n")
        text = text[:cut] + text[text.index("[[sides]]") :]
    segments = "".join(SEGMENT.format(key=k, kind=kind, seat=seat) for k, kind, seat in ORDER)

    with pytest.raises(Refused) as caught:
        read_format(text + segments, "duel.toml")

    assert caught.value.fields["field"] == field


def test_nobody_joins_a_side_that_has_forfeited() -> None:
    debate = Played(load()["bp"])
    debate.does("ana", c.ForfeitSide, side="Opening Opposition")

    assert refused(debate, "boris", c.TakeSeat, seat="oo") is DebateRefusal.SEAT_TAKEN
    assert debate.state.phase is DebatePhase.SIGN_UP
    assert all("Opening Opposition" not in button.label for button in steps(debate.state))
    board = rendered(render_details(debate.state, {}, who("ana")), width=200)
    assert "Opening Opposition: forfeited" in board


def test_the_draw_leaves_a_side_that_has_forfeited_alone() -> None:
    debate = Played(load()["bp"])
    for name, seat in (("boris", "oo"), ("chen", "og"), ("dana", "cg"), ("erik", "co")):
        debate.does(name, c.TakeSeat, seat=seat)
    (lost,) = [seat for seat, member in debate.state.seats.items() if member == "boris"]
    debate.does("ana", c.ForfeitSide, side="Opening Opposition")

    for _ in range(8):
        debate.does("ana", c.DrawSeats)

        seats = debate.state.seats
        others = {debate.state.format.seat(seat).side for seat in seats if seat != lost}
        assert seats[lost] == "boris"
        assert others == {"og", "cg", "co"}


def test_a_draw_needs_two_who_sit_on_sides_that_debate() -> None:
    debate = Played(load()["bp"])
    debate.does("boris", c.TakeSeat, seat="oo")
    debate.does("chen", c.TakeSeat, seat="og")
    debate.does("ana", c.ForfeitSide, side="Opening Opposition")

    assert refused(debate, "ana", c.DrawSeats) is DebateRefusal.TOO_FEW_SEATED


def test_a_jury_is_told_what_to_choose_and_how_to_write_points() -> None:
    said = "\n".join(
        str(note.spans[0]) for note in render_ballot_rules(load()["jugend-debattiert"])
    )

    assert "Choose who spoke best" in said
    assert "such as 2/2/2/2" in said
    assert "The side with more points wins." not in said


def test_a_hall_is_counted_by_the_chair_and_the_last_count_stands() -> None:
    debate, unvoted = Played(load()["oxford"]), begun(duel())
    counted = {"which": "first", "towards": 40, "against": 50}
    debate.does("ana", c.CountHall, **counted, undecided=1)
    debate.does("ana", c.CountHall, **counted, undecided=10)

    assert refused(debate, "boris", c.CountHall, **counted) is DebateRefusal.NOT_CHAIR
    assert refused(unvoted, "ana", c.CountHall, **counted) is DebateRefusal.HALL_UNUSED
    assert (debate.state.hall["first"].towards, debate.state.hall["first"].undecided) == (40, 10)
