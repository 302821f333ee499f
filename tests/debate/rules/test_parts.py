"""Whose part is over: each ends their own, and a chair ends a turn or, by an act of its own, the
segment."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.plain.render import rendered
from bot.debate import events as e
from bot.debate.commands import debating as c
from bot.debate.content.formats import load
from bot.debate.refusals import DebateRefusal
from bot.debate.state import DebatePhase
from bot.debate.views.announcing import announcement
from bot.debate.views.asking import find_called, find_offers
from bot.debate.views.desk import render_desk
from bot.debate.views.steps import offer
from bot.kernel.ids import MemberId
from bot.kernel.view import Buttons, View
from tests.debate.rules.making import Played, running, small, who
from tests.debate.rules.test_rules import kinds, refused


def sealed() -> Played:
    """Boris and Chen write at once, for 60 seconds."""
    played = running(small())
    played.does("ana", c.Begin)
    return played


SURE: dict[str, Any] = {"sure": True}


def open_floor() -> Played:
    """The floor is open for 300 seconds, 30 a turn."""
    played = running(small())
    for _ in range(3):
        played.does("ana", c.Skip)
    played.does("ana", c.Begin)
    return played


def test_one_side_of_a_sealed_segment_ends_only_its_own_part() -> None:
    played = sealed()

    assert refused(played, "boris", c.EndTurn) is DebateRefusal.TURN_EMPTY
    events = played.does("boris", c.EndTurn, sure=True)

    assert kinds(events) == ["PartEnded"]
    assert (played.state.phase, played.state.segment) == (DebatePhase.RUNNING, 0)
    assert refused(played, "boris", c.EndTurn) is DebateRefusal.PART_ENDED
    assert refused(played, "boris", c.Speak, words="too late") is DebateRefusal.PART_ENDED
    played.does("chen", c.Speak, words="still in time")
    assert (played.state.phase, played.state.segment) == (DebatePhase.READY, 1)


def test_who_ends_their_part_hands_in_what_they_kept_as_a_draft() -> None:
    played = sealed()
    played.does("boris", c.KeepDraft, words="half a thought")
    played.does("boris", c.EndTurn)

    played.does("chen", c.EndTurn, sure=True)

    assert [(s.member, s.unfinished) for s in played.state.speeches] == [("boris", True)]
    assert played.state.segment == 1


def test_who_has_handed_in_has_no_part_left_to_end() -> None:
    played = sealed()
    played.does("boris", c.Speak, words="sealed words")

    assert refused(played, "boris", c.EndTurn) is DebateRefusal.HANDED_IN
    assert refused(played, "boris", c.Speak, words="more") is DebateRefusal.HANDED_IN
    assert refused(played, "ana", c.EndTurn) is DebateRefusal.PART_NOT_YOURS


@pytest.mark.parametrize("tempo", ["writing", "live"])
def test_a_turn_without_words_asks_first_and_one_with_words_does_not(tempo: str) -> None:
    for words in ("", "Promises must hold."):
        played = running(small(), tempo=tempo)
        played.does("ana", c.Skip)
        played.does("ana", c.Begin)
        if not words:
            assert refused(played, "boris", c.EndTurn) is DebateRefusal.TURN_EMPTY
            assert "Ended" in kinds(played.does("boris", c.EndTurn, sure=True))
        elif tempo == "live":
            played.does("boris", c.Speak, words=words)
            assert "Ended" in kinds(played.does("boris", c.EndTurn))


def test_whoever_has_the_open_floor_is_asked_before_they_give_it_up_unused() -> None:
    played = open_floor()
    played.does("erik", c.AskFloor)

    assert refused(played, "erik", c.EndTurn) is DebateRefusal.TURN_EMPTY
    assert "FloorLeft" in kinds(played.does("erik", c.EndTurn, **SURE))


def test_a_chair_ends_the_turn_of_another_only_by_naming_them_and_asks_where_nothing_was_said() -> (
    None
):
    played = running(small(), tempo="writing")
    played.does("ana", c.Skip)
    played.does("ana", c.Begin)

    assert refused(played, "ana", c.EndTurn) is DebateRefusal.TURN_OF_ANOTHER
    assert refused(played, "ana", c.EndTurn, sure=True) is DebateRefusal.TURN_OF_ANOTHER
    assert refused(played, "ana", c.EndTurn, whose="chen") is DebateRefusal.TURN_PASSED
    assert refused(played, "ana", c.EndTurn, whose="boris") is DebateRefusal.TURN_UNSAID
    assert "Ended" in kinds(played.does("ana", c.EndTurn, whose="boris", sure=True))


def test_nobody_but_a_chair_ends_the_turn_of_another() -> None:
    played = running(small())
    played.does("ana", c.Skip)
    played.does("ana", c.Begin)

    assert refused(played, "chen", c.EndTurn, whose="boris") is DebateRefusal.NOT_YOUR_TURN
    assert "Ended" in kinds(played.does("ana", c.EndTurn, whose="boris"))


def test_a_chair_reminds_those_who_have_not_handed_in() -> None:
    played = sealed()
    assert refused(played, "boris", c.RemindVoters) is DebateRefusal.NOT_CHAIR
    played.does("boris", c.Speak, words="sealed words")

    (event,) = played.does("ana", c.RemindVoters)

    assert isinstance(event, e.Reminded)
    assert event.members == ("chen",)
    assert list(find_called(event, played.state)) == ["chen"]
    told = announcement(event, played.state, {MemberId("chen"): "Chen"}, {})
    assert told is not None
    assert rendered(View(blocks=(told,)), width=80) == "Please hand in: Chen."
    assert [b.label for b in offer(played.state, find_offers(played.state, event))] == [
        "Speak",
        "Chair",
    ]
    assert "Remind" in [
        b.label
        for x in render_desk("d", played.state, who("ana")).blocks
        if isinstance(x, Buttons)
        for b in x.buttons
    ]


def test_over_days_the_reminder_calls_who_has_still_to_write() -> None:
    played = running(small(), tempo="writing")
    played.does("ana", c.Begin)
    played.does("chen", c.Speak, words="early")
    (event, *_) = played.waits(12 * 3600)

    assert isinstance(event, e.Announced)
    assert list(find_called(event, played.state)) == ["boris"]
    assert refused(open_floor(), "ana", c.RemindVoters) is DebateRefusal.NO_VOTE_OPEN


def test_a_crossfire_ends_when_both_agree_and_either_speaks_meanwhile() -> None:
    cross = next(s for s in load()["pf"].segments if s.key == "crossfire-1")
    assert cross.ends_by_part
    played = Played(load()["pf"])
    for name, seat in (("boris", "pro1"), ("chen", "con1"), ("dana", "pro2"), ("erik", "con2")):
        played.does(name, c.TakeSeat, seat=seat)
    played.does("ana", c.StartDebate)
    played.does("ana", c.CloseVote)
    for _ in range(2):
        played.does("ana", c.Skip)
    played.does("ana", c.Begin)
    assert played.state.now == cross
    assert kinds(played.does("chen", c.Speak, words="a question")) == ["SpeechGiven"]
    assert kinds(played.does("boris", c.EndTurn, **SURE)) == ["PartEnded"]
    assert kinds(played.does("chen", c.Speak, words="one more")) == ["SpeechGiven"]
    assert "Ended" in kinds(played.does("chen", c.EndTurn))


@given(
    st.lists(
        st.tuples(st.sampled_from(["boris", "chen"]), st.sampled_from([c.EndTurn, c.Speak])),
        max_size=6,
    ),
    st.integers(0, 59),
)
def test_a_sealed_segment_is_over_when_both_are_done_and_never_before(
    acts: list[tuple[str, type[c.EndTurn | c.Speak]]], waited: int
) -> None:
    played = sealed()
    played.waits(waited)
    done: set[str] = set()

    for name, act in acts:
        assert (played.state.segment == 1) is (done == {"boris", "chen"})
        if name in done or played.state.segment == 1:
            refused(played, name, act, **({"words": "words"} if act is c.Speak else {}))
        else:
            played.does(name, act, **({"words": f"{name} says"} if act is c.Speak else SURE))
            done.add(name)
    played.waits(75 - waited)

    assert played.state.segment == 1


def test_a_chair_ends_the_turn_of_whoever_has_the_open_floor() -> None:
    played = open_floor()
    assert refused(played, "ana", c.EndTurn) is DebateRefusal.NOBODY_SPEAKS
    played.does("erik", c.AskFloor)
    played.does("dana", c.AskFloor)

    events = played.does("ana", c.EndTurn, whose="erik")

    assert kinds(events) == ["FloorLeft", "FloorGiven"]
    assert (played.state.holder, played.state.phase) == ("dana", DebatePhase.RUNNING)


def test_a_chair_ends_a_segment_by_an_act_of_its_own() -> None:
    played = open_floor()
    played.does("erik", c.AskFloor)
    assert refused(played, "erik", c.EndSegment) is DebateRefusal.NOT_CHAIR

    events = played.does("ana", c.EndSegment)

    assert kinds(events) == ["Ended", "VoteOpened"]
    assert played.state.now is None
