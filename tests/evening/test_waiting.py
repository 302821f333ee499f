"""What the board of an evening says is to do, step by step, and what moves on by itself."""

from pathlib import Path

from bot.adapters.plain.render import rendered
from bot.debate.handlers.finding import find_debate
from bot.debate.state import DebatePhase
from bot.debate.views.ballot import render_remark
from bot.evening.events import Step
from bot.evening.handlers.finding import find_evening
from bot.kernel.view import View
from tests.actions import actions
from tests.evening.test_evening import PEOPLE, QUESTION
from tests.exercise.rooms.playing import Game, game
from tests.waiting import comes_true


def board(play: Game) -> View:
    """The evening's board as the room sees it now."""
    return [view for _, view in play.face.seen if (view.key or "").startswith("evening:")][-1]


def words(play: Game) -> str:
    return rendered(board(play), width=1000)


async def says_soon(play: Game, expected: str) -> None:
    assert await comes_true(lambda: expected in words(play)), words(play)


async def step(play: Game) -> Step:
    found = await find_evening(play.parley.app.parts, play.by("ana"), "")
    return found.state.now.step


async def seated(play: Game) -> None:
    await play.says("ana", f"/evening start minutes:90 people:6 {QUESTION}")
    for name, side in (("boris", "pro"), ("chen", "con"), ("dana", "pro"), ("erik", "con")):
        await play.says(name, f"/debate join {side}")


async def test_the_first_vote_opens_with_its_step_and_the_debate_follows_it(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        await seated(play)
        await play.says("ana", "/evening next")
        await says_soon(play, "Still to vote: Boris, Chen, Dana and Erik.")
        for name in PEOPLE:
            await play.says(name, "/debate vote 1")
        await says_soon(play, "Everybody who has a seat has voted.")
        await play.says("ana", "/evening next")
        await says_soon(play, "by Boris")
        now = await step(play)

    assert now is Step.DEBATE


async def test_while_seats_are_empty_the_board_says_so_and_can_start_the_vote(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        await play.says("ana", f"/evening start {QUESTION}")
        await play.says("ana", "/evening next")
        shown = board(play)

    assert "Take the seats that are free" in rendered(shown, width=1000)
    assert [a for a in actions(shown) if a.startswith("/debate start")]


async def test_a_sheet_in_an_evening_says_what_it_waits_for_and_votes_for_an_hour_at_most(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        leave = '"reading, position, debate, exercise, debrief"'
        await play.says("ana", f"/evening start leave_out:{leave} {QUESTION}")
        await says_soon(play, "Still to look at: Trigger")
        await play.says("boris", "/guarantee propose")
        await says_soon(play, "needs a second")
        await play.says("chen", "/guarantee second 1")
        await says_soon(play, "The chair puts it to the vote.")
        await play.says("ana", "/guarantee call 1")
        await says_soon(play, "Still to vote on the sheet: Boris and Chen.")
        for name in PEOPLE:
            await play.says(name, "/guarantee vote 1 for")
        await play.says("ana", "/guarantee close 1")
        await says_soon(play, "The sheet is adopted. The chair goes on.")
        room = play.face.words()
        offered = [a for _, view in play.face.seen for a in actions(view)]
        sheet = await play.says("zoe", "/guarantee show")

    assert "votes stay open for 1 hour" in sheet
    assert "The sheet is done. Next: Position again" in room
    assert not [action for action in offered if action.startswith("/exercise open")]


async def test_the_closing_statement_is_written_ranked_seen_and_signed(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        leave = '"reading, position, debate, sheet, exercise, debrief, again"'
        await play.says("ana", f"/evening start leave_out:{leave} {QUESTION}")
        (none,) = await play.views("ana", "/evening show")
        await play.says("boris", "/consensus propose A promise needs a date.")
        (lone,) = await play.views("ana", "/evening show")
        alone = await play.says("ana", "/consensus show")
        await play.says("dana", "/consensus propose A promise needs means.")
        (written,) = await play.views("ana", "/evening show")
        await play.says("chen", "/consensus rank 1 > 2")
        (ranked,) = await play.views("ana", "/evening show")

    assert not [a for a in actions(none) if a.startswith("/consensus rank")]
    assert not [a for a in actions(lone) if a.startswith("/consensus rank")]
    assert [a for a in actions(lone) if a.startswith("/consensus show")]
    assert "It’s the only statement." in alone
    assert "Schulze" not in alone
    assert [a for a in actions(written) if a.startswith("/consensus rank")]
    assert "1 person has ranked the statements." in rendered(ranked, width=1000)
    assert [a for a in actions(ranked) if a.startswith("/consensus show")]


async def test_a_position_after_the_result_is_not_told_that_a_vote_is_still_to_come(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        await play.says("ana", f"/debate open format:oxford {QUESTION}")
        await play.says("ana", "/chair close Enough.")
        debate = await find_debate(play.parley.app.parts, play.by("ana"), "")

    assert debate.state.phase is DebatePhase.CLOSED
    assert "The votes are closed" in render_remark(debate.state)


async def test_home_offers_an_evening_to_who_may_start_one(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        (home,) = await play.views("ana", "/parley home")

    assert "/evening start" in actions(home)


def the_action(view: View, begins: str) -> str:
    (found,) = {action for action in actions(view) if action.startswith(begins)}
    return found


async def test_a_confirmation_belongs_to_the_step_it_was_asked_for(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        leave = '"reading, position, debate, exercise, debrief"'
        await play.says("ana", f"/evening start leave_out:{leave} {QUESTION}")
        (asked,) = await play.views("ana", "/evening next")
        anyway = the_action(asked, "/evening next")
        (end_asked,) = await play.views("ana", "/evening end")
        end = the_action(end_asked, "/evening end")
        await play.says("ana", anyway)
        again = await play.says("ana", anyway)
        ends = await play.says("ana", end)
        after_it = await step(play)
        await play.says("ana", "/evening next skip:yes")
        (last,) = await play.views("ana", "/evening next")
        early = await play.says("ana", anyway)
        room_before = play.face.words()
        await play.says("ana", the_action(last, "/evening next"))
        room = play.face.words()

    assert "That step is over." in again
    assert "That step is over." in ends
    assert after_it is Step.AGAIN
    assert "End the evening now?" in rendered(last, width=1000)
    assert "That step is over." in early
    assert "The evening is over." not in room_before
    assert "The evening is over. Thank you." in room


async def test_a_debate_that_takes_longer_than_its_step_is_said_in_the_plan(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        started = await play.says("ana", f"/evening start minutes:60 people:6 {QUESTION}")
        plan = await play.says("ana", "/evening show")

    for said in (started, plan):
        assert "The debate takes 24 minutes (Jugend debattiert), but its step has 22." in said
        assert "An evening of 65 minutes would do" in said


async def test_nobody_voted_is_not_everybody_done(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        leave = '"reading, debate, sheet"'
        await play.says("ana", f"/evening start leave_out:{leave} {QUESTION}")
        await play.says("ana", "/evening next skip:yes")
        await play.says("ana", "/evening next skip:yes")
        debrief = await play.says("ana", "/evening show")
        await play.says("ana", "/evening next skip:yes")
        again = await play.says("ana", "/evening show")

    assert "To do: The incident was never begun, so there is no debrief." in debrief
    assert "Take a role" not in debrief
    assert "All have given their position again" not in again
    assert "To do: Nobody has given a position yet." in again


async def test_the_end_of_an_evening_says_what_goes_on_after_it(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await seated(play)
        (asked,) = await play.views("ana", "/evening end")
        await play.says("ana", the_action(asked, "/evening end"))
        room = play.face.words()

    assert "Its debate goes on. A chair can close it." in rendered(asked, width=1000)
    assert "The evening is over. Thank you. Its debate goes on. A chair can close it." in room
