"""The group's own words of a clause come up once, when the incident comes near it."""

import pytest
from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.assembly import CATALOG
from bot.exercise import events as e
from bot.exercise.commands import playing as c
from bot.exercise.handlers.telling import find_called
from bot.exercise.rules.wording import find_unjudged
from bot.exercise.views.announcing import announce_event
from bot.exercise.views.asking import render_tail
from bot.exercise.views.bar import exercise_bar
from bot.exercise.views.board import board
from bot.exercise.views.steps import offer_judging
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.view import Buttons, Choice, View
from tests.exercise.rules.making import FULL, Played, begun, text, who

KEPT_OR_NOT = ["Deadline: kept", "Deadline: not kept"]


def worded(*clauses: str, **changes: str) -> Played:
    """An exercise on a sheet with words of its own, before it is reported."""
    played = begun(text(**changes))
    opened = replace(played.state.opened, worded=clauses)
    played.state = replace(played.state, opened=opened)
    return played


def raised(events: list[e.ExerciseEvent]) -> list[str]:
    return [event.clause for event in events if isinstance(event, e.WordingRaised)]


def test_each_comes_up_once_at_its_own_step() -> None:
    played = worded("deadline", "convene", "evidence", "response_menu", "voting", "duties")

    assert raised(played.does("boris", c.Report)) == ["deadline"]
    assert raised(played.does("chen", c.CallMeeting)) == ["convene"]
    assert raised(played.does("gil", c.Find, word="probable")) == ["evidence"]
    assert raised(played.does("gil", c.Find, word="confirmed")) == []
    assert raised(played.does("gil", c.Find, word="possible", about="conduct")) == ["duties"]
    assert raised(played.does("chen", c.Propose, responses="sanctions")) == ["response_menu"]
    assert raised(played.does("ana", c.Next)) == []
    for name in ("dana", "erik", "farah"):
        played.does(name, c.CastRoleVote, proposal=1, vote="for")
    assert raised(played.does("ana", c.Count)) == ["voting"]
    assert played.state.raised == (
        "deadline", "convene", "evidence", "duties", "response_menu", "voting",
    )  # fmt: skip


@pytest.mark.parametrize(("scope", "at_proposal"), [("ladder", True), ("floor", False)])
def test_a_floor_comes_up_when_it_is_counted_and_any_other_scope_at_a_proposal(
    scope: str, at_proposal: bool
) -> None:
    played = worded("scope", scope=scope)
    played.does("boris", c.Report)
    played.does("chen", c.CallMeeting)
    proposed = raised(played.does("chen", c.Propose, responses="sanctions"))
    for name in ("dana", "erik", "farah"):
        played.does(name, c.CastRoleVote, proposal=1, vote="for")
    counted = raised(played.does("ana", c.Count))

    assert (proposed, counted) == ((["scope"], []) if at_proposal else ([], ["scope"]))


def test_what_a_guarantor_keeps_back_brings_up_the_clause_that_promised_it() -> None:
    played = worded("presence", "funding", "review_exit")
    played.does("boris", c.Report)

    assert raised(played.does("chen", c.Withhold, what="forces")) == ["presence"]
    assert raised(played.does("dana", c.Withhold, what="delivery")) == ["funding"]
    assert raised(played.does("erik", c.Withhold, what="guarantee")) == ["review_exit"]


def test_a_sheet_without_words_of_its_own_brings_nothing_up() -> None:
    played = begun(FULL)

    assert raised(played.does("boris", c.Report)) == []
    assert offer_judging(played.state, "x") is None


def told(played: Played, event: e.ExerciseEvent, words: dict[str, str]) -> str:
    return rendered(View(blocks=tuple(announce_event(event, played.state, {}, words))), width=200)


def test_the_words_are_quoted_and_gone_once_they_are_erased() -> None:
    played = worded("deadline")
    (event,) = (one for one in played.does("boris", c.Report) if isinstance(one, e.WordingRaised))

    quoted = told(played, event, {"clause:deadline": "By noon of the next day."})
    assert "Your sheet on “Deadline”. Is it kept?" in quoted
    assert "“By noon of the next day.”" in quoted
    assert "noon" not in told(played, event, {})


def test_the_parties_are_called_and_each_presses_once() -> None:
    played = worded("deadline")
    (event,) = (one for one in played.does("boris", c.Report) if isinstance(one, e.WordingRaised))
    assert find_called(event, played.state) == ["chen", "dana", "erik", "farah", "boris"]
    (judging, *_) = render_tail(played.state, event, "x")
    assert isinstance(judging, Buttons)
    assert [str(button.label) for button in judging.buttons] == KEPT_OR_NOT
    for button in judging.buttons:
        assert parse_line(button.action, CATALOG).entry.builds is c.JudgeWording
        assert len(button.action) <= 100

    played.does("chen", c.JudgeWording, clause="deadline", kept="no")
    assert find_called(event, played.state) == ["dana", "erik", "farah", "boris"]
    assert offer_judging(played.state, "x", who("chen")) is None
    assert offer_judging(played.state, "x", who("gil")) is None
    assert offer_judging(played.state, "x", who("dana")) is not None
    for name in ("dana", "erik", "farah", "boris"):
        played.does(name, c.JudgeWording, clause="deadline", kept="yes")
    assert find_unjudged(played.state) == ()
    assert offer_judging(played.state, "x") is None


def test_of_several_each_is_named() -> None:
    played = worded("deadline", "covered_events")
    played.does("boris", c.Report)
    choice = offer_judging(played.state, "x", who("chen"))

    assert isinstance(choice, Choice)
    assert len(choice.options) == 4
    assert str(choice.options[0].label).startswith("“")


def test_the_bar_and_ones_own_board_ask_too() -> None:
    played = worded("deadline")
    played.does("boris", c.Report)
    bar = exercise_bar("x", played.state, who("chen"))

    assert bar.call == "Say whether your sheet is kept."
    assert [str(button.label) for button in bar.buttons[:2]] == KEPT_OR_NOT
    assert offer_judging(played.state, "x", who("chen")) in (
        board("x", played.state, {}, who("chen")).blocks
    )
    assert exercise_bar("x", played.state, who("gil")).call == ""
