"""The buttons of a board: each asks for the act by which the table lets it through."""

from datetime import timedelta

import pytest

from bot.assembly import CATALOG
from bot.debate.commands import debating as c
from bot.debate.commands.desk import FORMS
from bot.debate.content import formats
from bot.debate.rules.allowed import TABLE
from bot.debate.rules.speakers import may_speak
from bot.debate.rules.who import find_participants
from bot.debate.state import OVER, DebatePhase
from bot.debate.views.asking import find_offers, is_told_above, render_tail
from bot.debate.views.desk import DESK_STEPS, list_acts, render_desk
from bot.debate.views.steps import (
    BEGIN,
    BEGIN_AS_CHAIR,
    OFFICES,
    allowed_steps,
    free_seats,
    offer,
    steps,
)
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.message import say
from bot.kernel.permission import Role
from bot.kernel.view import Buttons
from tests.debate.rules.making import Played, running, small, who
from tests.debate.rules.situations import situations

SITUATIONS = situations()


def labels(played: Played, name: str | None = None) -> list[str]:
    return [button.label for button in steps(played.state, who(name) if name else None)]


def test_there_is_a_situation_of_every_phase() -> None:
    assert {played.state.phase for played in SITUATIONS.values()} == set(DebatePhase)


@pytest.mark.parametrize("going_on", SITUATIONS)
def test_a_button_asks_for_the_act_that_the_table_was_asked_about(going_on: str) -> None:
    shown = list(allowed_steps(SITUATIONS[going_on].state))

    assert bool(shown) is (going_on != "it was called off")
    for step in shown:
        assert step.act in (None, parse_line(step.button.action, CATALOG).entry.builds), (
            f"“{step.button.label}” sends {step.button.action}, which is no {step.act}:"
            " mend its line in bot/debate/views/steps.py"
        )


def test_members_see_what_they_may_do_and_no_more() -> None:
    played = running(small())
    played.does("ana", c.Skip)
    played.does("boris", c.Begin)
    played.waits(40)
    played.does("chen", c.OfferPoint)

    assert labels(played, "boris") == [
        "Take it", "Not now", "Speak", "End my turn", "My position", "Make a claim",
    ]  # fmt: skip
    assert labels(played, "chen") == ["My position", "Make a claim"]
    assert labels(played, "ana") == [
        "My position", "Make a claim", "Pause", "One more minute",
    ]  # fmt: skip
    allowed = {step.button.label for step in allowed_steps(played.state)}
    assert allowed == set(labels(played, "boris")) | set(labels(played, "ana"))


def test_a_side_is_joined_while_it_has_a_free_seat() -> None:
    played = Played(small())
    assert [label for label in labels(played) if "Join" in label] == ["Join Pro", "Join Con"]
    played.does("boris", c.TakeSeat, seat="pro")
    assert [label for label in labels(played, "erik") if "Join" in label] == ["Join Con"]
    played.does("chen", c.TakeSeat, seat="con")
    assert not [label for label in labels(played) if "Join" in label]
    played.does("chen", c.LeaveSeat)
    assert [label for label in labels(played) if "Join" in label] == ["Join Con"]


def test_all_see_one_button_for_the_chair_and_no_act_of_theirs() -> None:
    for going_on, played in SITUATIONS.items():
        offices = [
            step.button.label
            for step in allowed_steps(played.state)
            if step.act is not None and TABLE[step.act].who in OFFICES
        ]
        shared = labels(played)
        if played.state.chairs and played.state.phase not in OVER:
            assert shared[-1] == "Chair", going_on
            assert not set(shared) & set(offices), going_on
        else:
            assert "Chair" not in shared, going_on


def test_what_a_chair_alone_can_begin_is_offered_on_the_desk_alone() -> None:
    played = running(small())
    assert BEGIN.button in steps(played.state)
    for _ in range(3):
        played.does("ana", c.Skip)
    assert BEGIN.button not in steps(played.state), "the floor will be open"
    assert "Begin" in labels(played, "ana")


def test_a_turn_that_nobody_has_is_not_offered_to_end() -> None:
    assert "End my turn" not in labels(SITUATIONS["the floor is open"])
    assert "End my turn" in labels(SITUATIONS["one has the open floor, and one waits"])
    assert "End my turn" in labels(SITUATIONS["a sealed segment runs"])


def test_a_seat_that_is_named_as_its_side_is_named_once() -> None:
    offered = free_seats(Played(formats.load()["ld"]).state)
    assert [seat.label for seat in offered] == ["Affirmative", "Negative"]
    offered = free_seats(Played(small()).state)
    assert [seat.label for seat in offered] == ["First for (Pro)", "First against (Con)"]


def test_the_desk_closes_the_judging_by_its_name() -> None:
    desk = render_desk("d", SITUATIONS["the adjudicators judge"].state, who("ana"))
    offered = [
        b.label for block in desk.blocks if isinstance(block, Buttons) for b in block.buttons
    ]
    assert "Close the judging" in offered
    assert "Close the vote" not in offered


def test_a_step_that_only_shows_something_is_always_there() -> None:
    closed = SITUATIONS["it is closed"]

    assert [step for step in allowed_steps(closed.state, who("erik")) if step.act is None] == [
        step for step in allowed_steps(closed.state) if step.act is not c.SetPosition
    ]


@pytest.mark.parametrize("word", DESK_STEPS)
def test_what_is_pressed_on_the_desk_asks_for_the_act_that_the_table_was_asked_about(
    word: str,
) -> None:
    step = DESK_STEPS[word]
    builds = parse_line(step.button.action, CATALOG).entry.builds
    acts_by_form = {form: act for act, form in FORMS.items()}

    assert acts_by_form.get(builds, builds) is step.act
    assert parse_line(f"/chair desk do:{word}", CATALOG).values["do"] == word


def test_the_desk_offers_only_what_its_list_of_acts_has() -> None:
    for going_on, played in SITUATIONS.items():
        desk = render_desk("d", played.state, who("ana"), order=say("A point of order."))
        offered = [b.action for block in desk.blocks if isinstance(block, Buttons)
                   for b in block.buttons]  # fmt: skip
        listed = [f"/chair desk do:{act.value}" for act in list_acts(played.state, who("ana"))]

        assert offered == listed or played.state.phase in OVER, going_on
        assert desk.key == "desk:d"


def test_only_who_has_handed_in_under_a_seal_is_offered_to_change_their_words() -> None:
    played = SITUATIONS["a sealed segment runs, and one has handed in"]
    assert "Change my words" in labels(played)
    assert "Change my words" in labels(played, "boris")
    assert "Change my words" not in labels(played, "chen")
    assert "Change my words" not in labels(SITUATIONS["a sealed segment runs"])
    assert "Change my words" not in labels(SITUATIONS["a speech runs"], "boris")


@pytest.mark.parametrize("going_on", SITUATIONS)
@pytest.mark.parametrize("role", [Role.MEMBER, Role.ADMIN])
def test_only_whose_turn_it_is_is_offered_to_speak_in_it_and_to_end_it(
    going_on: str, role: Role
) -> None:
    state = SITUATIONS[going_on].state
    segment = state.now
    for name in ("ana", "boris", "chen", "dana", "erik", "out"):
        by = who(name, role)
        offered = {str(button.label) for button in steps(state, by)}

        if state.running is None or segment is None:
            assert "End my turn" not in offered
        elif "End my turn" in offered:
            acts = segment.ends_by_part and by.member in state.actors(segment)
            assert acts or by.member == state.holder, name
        if state.holder is not None and by.member != state.holder and "Speak" in offered:
            assert may_speak(state, by.member), name


def test_what_only_a_chair_can_begin_is_begun_with_one_press() -> None:
    played = running(small())
    for _ in range(3):
        played.does("ana", c.Skip)
    assert BEGIN_AS_CHAIR in steps(played.state)
    assert BEGIN.button not in steps(played.state)
    began = parse_line(BEGIN_AS_CHAIR.action, CATALOG)
    assert "Begin" not in labels(SITUATIONS["a speech runs"])
    assert DESK_STEPS[str(began.values["do"])].act is c.Begin

    alone = running(small())
    alone.does("ana", c.Skip)
    assert BEGIN.button in steps(alone.state)
    assert BEGIN_AS_CHAIR not in steps(alone.state)


def test_a_seat_that_falls_free_in_a_debate_is_taken_or_filled_from_the_chair_s_desk() -> None:
    played = running(small())
    (left,) = played.does("chen", c.LeaveSeat)
    offered = offer(played.state, find_offers(played.state, left))
    assert [str(button.label) for button in offered] == ["Take the seat", "Chair"]
    played.does("ana", c.Swap, seat="con1", member="dana")
    assert find_offers(played.state, left) == ()


def test_all_who_voted_spoke_or_sit_took_part_in_a_debate() -> None:
    played = Played(small())
    played.does("boris", c.TakeSeat, seat="pro1")
    played.does("chen", c.TakeSeat, seat="con1")
    played.does("ana", c.StartDebate)
    played.does("dana", c.TakePosition, stance="1")
    assert find_participants(played.state) == {"boris", "chen", "dana"}


def _call_one() -> Played:
    """A debate in which one speaker is called: Boris."""
    played = running(small())
    while played.state.now is None or played.state.actors(played.state.now) != ("boris",):
        played.does("ana", c.Skip)
    return played


@pytest.mark.parametrize("beginner", ["boris", "ana"])
def test_a_turn_is_told_under_the_news_that_called_its_speaker_who_begins_it(beginner: str) -> None:
    played = _call_one()
    call = played.events[-1]
    played.at += timedelta(seconds=1)
    (begun,) = played.does(beginner, c.Begin)
    is_own = beginner == "boris"

    assert is_told_above(played.state, begun) is is_own
    under_call, under_begun = (render_tail(played.state, news) for news in (call, begun))
    assert [isinstance(block, Buttons) for block in under_call] == [False, True] * is_own
    assert [isinstance(block, Buttons) for block in under_begun] == [True] * (not is_own)


def test_who_took_the_seat_since_the_call_begins_with_news_of_their_own() -> None:
    played = _call_one()
    played.does("ana", c.Swap, seat="pro1", member="erik")
    played.at += timedelta(seconds=1)
    (begun,) = played.does("erik", c.Begin)

    assert not is_told_above(played.state, begun)
