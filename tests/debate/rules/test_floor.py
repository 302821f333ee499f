"""Who may have the floor, and whose words count: what the format says, and nobody else."""

import pytest

from bot.debate.commands import debating as c
from bot.debate.content.formats import load as load_shipped
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.allowed import may
from bot.debate.rules.format import Format, SegmentKind
from bot.debate.rules.speakers import may_speak
from bot.debate.views.steps import steps
from bot.kernel.ids import MemberId
from bot.kernel.refusal import RefusalCode
from tests.debate.rules.making import Played, running, small, who
from tests.debate.rules.test_rules import kinds, refused

PEOPLE = ("ana", "boris", "chen", "dana", "erik")


def open_floor(rule: str) -> Played:
    """The floor is open by a rule; boris and chen sit, dana judges, erik listens."""
    played = running(small(turn=f'30\nfloor = "{rule}"'))
    played.does("ana", c.NameJudge, member="dana")
    for _ in range(3):
        played.does("ana", c.Skip)
    played.does("ana", c.Begin)
    return played


@pytest.mark.parametrize(
    ("rule", "refused_to"),
    [
        ("everybody", {}),
        ("seated", dict.fromkeys(("dana", "erik"), DebateRefusal.FLOOR_FOR_SEATED)),
        (
            "opposed",
            dict.fromkeys(("chen", "dana", "erik"), DebateRefusal.FLOOR_FOR_OPPOSED),
        ),
        ("judges", {"erik": DebateRefusal.FLOOR_FOR_JUDGES}),
        (
            "chair",
            dict.fromkeys(("boris", "chen", "dana", "erik"), DebateRefusal.FLOOR_FOR_CHAIR),
        ),
        ("circle", dict.fromkeys(("boris", "chen"), DebateRefusal.SPEAKS_FREELY)),
    ],
)
def test_the_floor_goes_to_whom_the_format_names(
    rule: str, refused_to: dict[str, RefusalCode]
) -> None:
    for name in PEOPLE:
        played = open_floor(rule)
        if name in refused_to:
            assert refused(played, name, c.AskFloor) is refused_to[name]
        else:
            assert kinds(played.does(name, c.AskFloor)) == ["FloorGiven"]


def test_in_a_circle_a_word_counts_without_the_floor_and_leaves_it_where_it_is() -> None:
    played = open_floor("circle")
    played.does("erik", c.AskFloor)

    events = played.does("boris", c.Speak, words="from within")

    assert kinds(events) == ["SpeechGiven"]
    assert played.state.holder == "erik"
    assert refused(played, "dana", c.Speak, words="from outside") is DebateRefusal.NOT_YOUR_TURN
    assert kinds(played.does("erik", c.Speak, words="from the free seat")) == [
        "SpeechGiven",
        "FloorLeft",
    ]


@pytest.mark.parametrize(
    ("rule", "free"), [("everybody", False), ("seated", False), ("circle", True)]
)
def test_all_are_offered_to_speak_only_once_somebody_may(rule: str, free: bool) -> None:
    played = open_floor(rule)
    assert ("/debate speak" in shared(played)) is free
    assert "/debate floor" in shared(played)

    played.does("erik" if free else "boris", c.AskFloor)

    assert "/debate speak" in shared(played)


def shared(played: Played) -> list[str]:
    """What is pressed on the board that all see."""
    return [button.action for button in steps(played.state)]


def test_a_message_is_a_speech_for_those_who_may_speak_and_nobody_else() -> None:
    circle = open_floor("circle")
    assert [may_speak(circle.state, MemberId(name)) for name in PEOPLE] == [
        False, True, True, False, False,
    ]  # fmt: skip

    seated = open_floor("seated")
    assert not any(may_speak(seated.state, MemberId(name)) for name in PEOPLE)
    seated.does("boris", c.AskFloor)
    assert may_speak(seated.state, MemberId("boris"))


def test_a_taken_point_is_said_by_who_offered_it_and_is_no_speech() -> None:
    played = running(small())
    played.does("ana", c.Skip)
    played.does("boris", c.Begin)
    played.waits(40)
    played.does("chen", c.OfferPoint)
    assert not may_speak(played.state, MemberId("chen"))

    played.does("boris", c.AnswerPoint, accept=True)

    assert may_speak(played.state, MemberId("chen"))
    assert kinds(played.does("chen", c.Speak, words="a point")) == ["PointMade", "PointEnded"]
    assert not played.state.speeches
    assert not may_speak(played.state, MemberId("chen"))


def fishbowl(form: Format) -> Played:
    played = Played(form)
    for number, name in enumerate(("boris", "chen"), 1):
        played.does(name, c.TakeSeat, seat=f"inner{number}")
    played.does("dana", c.TakeSeat, seat="outer1")
    played.does("ana", c.StartDebate)
    played.does("ana", c.CloseVote)
    played.does("ana", c.Begin)
    return played


def test_in_the_closed_fishbowl_the_inner_circle_speaks_and_the_outer_listens() -> None:
    played = fishbowl(load_shipped()["fishbowl-closed"])

    assert played.state.holder is None
    for name in ("boris", "chen", "boris"):
        assert kinds(played.does(name, c.Speak, words=f"{name} says")) == ["SpeechGiven"]
    assert refused(played, "dana", c.Speak, words="hush") is DebateRefusal.NOT_YOUR_TURN
    assert refused(played, "dana", c.AskFloor) is DebateRefusal.FLOOR_NOT_OPEN
    assert kinds(played.does("boris", c.EndTurn)) == ["PartEnded"]
    assert kinds(played.does("chen", c.EndTurn)) == ["PartEnded", "Ended"]


def test_no_shipped_format_lets_onlookers_into_a_discussion_of_its_debaters() -> None:
    """Discussions for everybody are those of formats for any number of people."""
    open_to_all = {
        form.id
        for form in load_shipped().values()
        for segment in form.segments
        if segment.kind is SegmentKind.DISCUSSION
        and not segment.actors
        and segment.floor == "everybody"
    }

    assert open_to_all == {
        "braver-angels", "congress", "deliberative-poll", "habermas-caucus",
    }  # fmt: skip


def test_who_joined_no_side_and_who_listens_do_not_answer_a_non_aligned_speaker() -> None:
    played = Played(load_shipped()["open-parliamentary"])
    for name, seat in (("boris", "gov1"), ("chen", "opp3"), ("dana", "free1"), ("erik", "free2")):
        played.does(name, c.TakeSeat, seat=seat)
    played.does("ana", c.StartDebate)
    played.does("ana", c.CloseVote)
    for _ in range(5):
        played.does("ana", c.Skip)
    played.does("ana", c.Begin)
    assert played.state.now is not None
    assert played.state.now.key == "answer-1"

    for name in ("dana", "erik", "farah"):
        assert refused(played, name, c.AskFloor) is DebateRefusal.FLOOR_FOR_OPPOSED
        assert not may(played.state, c.AskFloor, who(name))
    assert kinds(played.does("chen", c.AskFloor)) == ["FloorGiven"]
    assert kinds(played.does("boris", c.AskFloor)) == ["Queued"]
