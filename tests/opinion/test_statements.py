"""Statements in a room: asked about before they are added, theirs who wrote them until others vote,
and sums for those who have voted."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from bot.kernel.ids import PlaceId
from bot.kernel.message import said
from bot.kernel.rooms import Face
from bot.kernel.view import Buttons, View, mark_of
from tests.test_scenarios import said_by

ANN, BO = said_by("Ann", "chair"), said_by("Bo", None)


class StatementRoom:
    """A debate in which Ann is in the chair."""

    def __init__(self, parley: Parley) -> None:
        self.parley = parley

    async def says(self, name: str, line: str) -> str:
        views = await self.parley.app.hear(ANN if name == "Ann" else BO, line)
        answer = "\n".join(rendered(view, width=10_000) for view in views)
        blocks = [block for view in views for block in view.blocks if isinstance(block, Buttons)]
        for button in (button for block in blocks for button in block.buttons):
            answer += f"\n{said(button.label)}: {button.action}"
        assert "mistake" not in answer
        return answer

    async def keeps(self, name: str, answer: str) -> str:
        button = re.search(r"/statement keep \S.*draft:\S+", answer)
        assert button is not None, answer
        return await self.says(name, button[0])


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[StatementRoom]:
    async with open_parley(tmp_path) as parley:
        room = StatementRoom(parley)
        await room.says("Ann", "/debate open motion:M")
        await room.says("Ann", "/statement add Every promise needs an exit.")
        yield room


async def test_the_same_in_other_words_is_offered_and_can_be_added_all_the_same(
    room: StatementRoom,
) -> None:
    answer = await room.says("Bo", "/statement add An exit every promise needs!")
    assert "Statement 1 says much the same: Every promise needs an exit." in answer
    assert "You wrote: An exit every promise needs!" in answer
    assert "needs!" not in await room.says("Bo", "/statement list")
    assert "Bo adds statement 2: An exit every promise needs!" in await room.keeps("Bo", answer)
    assert "as number 2" in await room.keeps("Bo", answer)
    again = await room.says("Ann", "/statement list")
    assert again.count("An exit every promise needs!") == 1


async def test_the_news_of_a_statement_brings_the_votes_on_it(room: StatementRoom) -> None:
    news = await room.says("Ann", "/statement add Troops deter.")
    for label, vote in (("Agree", "agree"), ("Disagree", "disagree"), ("Pass", "pass")):
        assert re.search(rf"^{label}: /statement vote debate:\w+ 2 {vote}$", news, re.MULTILINE)
    await room.says("Ann", "/statement hide 2")
    assert "Agree: /statement vote" in await room.says("Ann", "/statement hide 2 on:no")


async def test_two_ideas_are_asked_to_be_split_and_can_stay_as_one(room: StatementRoom) -> None:
    both = "Troops should stay and Europe should pay for them."
    answer = await room.says("Bo", f"/statement add {both}")
    assert "Troops should stay" in answer
    assert "Europe should pay for them." in answer
    assert f"statement 2: {both}" in await room.keeps("Bo", answer)


async def test_nobody_adds_what_another_wrote(room: StatementRoom) -> None:
    answer = await room.says("Bo", "/statement add An exit every promise needs!")
    assert "no longer kept" in await room.keeps("Ann", answer)


async def test_sums_are_for_those_who_voted_and_for_all_once_it_is_over(
    room: StatementRoom,
) -> None:
    running = await room.says("Bo", "/statement list")
    assert "agree," not in running
    assert "You see the sums of a statement once you have voted on it." in running
    groups = await room.says("Bo", "/statement groups")
    assert "100 %" not in groups
    answer = await room.says("Bo", "/statement vote 1 disagree")
    assert "Undo vote on 1" in answer
    assert "1 agree, 1 disagree" in await room.says("Bo", "/statement list")
    assert "taken back" in await room.says("Bo", "/statement vote 1 none")
    assert "agree," not in await room.says("Bo", "/statement list")
    await room.says("Ann", "/chair close Enough.")
    over = await room.says("Bo", "/statement list")
    assert "1 agree, 0 disagree" in over
    assert "The debate is over, so everybody sees the sums." in over
    assert "once you have voted" not in over


async def test_a_vote_shows_the_next_statement_in_the_place_of_the_one_before(
    room: StatementRoom,
) -> None:
    await room.says("Ann", "/statement add Planes deter best.")
    lines = ("/statement next", "/statement vote 1 agree", "/statement vote 2 pass")
    views = [await room.parley.app.hear(BO, line) for line in (*lines, "/statement vote 2 none")]

    marks = {mark_of(view) for (view,) in views}
    assert len(marks) == 1
    assert 0 not in marks


async def test_authors_reword_and_withdraw_until_another_votes(room: StatementRoom) -> None:
    assert "not yours" in await room.says("Bo", "/statement mend 1 Promises need exits.")
    assert "Statement 1 is reworded" in await room.says(
        "Ann", "/statement mend 1 A way out is needed."
    )
    assert "A way out is needed." in await room.says("Bo", "/statement list")
    await room.says("Bo", "/statement vote 1 agree")
    assert "Others have voted" in await room.says("Ann", "/statement mend 1 A door is needed.")
    assert "Others have voted" in await room.says("Ann", "/statement withdraw 1")
    await room.says("Bo", "/statement vote 1 none")
    assert "takes statement 1 back" in await room.says("Ann", "/statement withdraw 1")
    assert "A way out" not in await room.says("Bo", "/statement list")
    assert "no longer voted on" in await room.says("Bo", "/statement vote 1 agree")
    assert "no longer voted on" in await room.says("Ann", "/statement mend 1 A door is needed.")


async def test_a_chair_lets_statements_in_and_authors_can_stay_unnamed(
    room: StatementRoom,
) -> None:
    assert "Only the chair" in await room.says("Bo", "/statement rules queue")
    assert "A chair lets statements in." in await room.says(
        "Ann", "/statement rules queue authors:unnamed"
    )
    assert "The chair lets statements in" in await room.says("Bo", "/statement add Planes deter.")
    listed = await room.says("Bo", "/statement list")
    assert "Planes" not in listed
    assert "Waiting for the chair: 1." in listed
    assert "no longer voted on" in await room.says("Ann", "/statement vote 2 agree")
    assert "Only the chair" in await room.says("Bo", "/statement queue")
    assert "reworded" in await room.says("Bo", "/statement mend 2 Planes deter best.")
    queue = await room.says("Ann", "/statement queue")
    assert "2: Planes deter best." in queue
    assert "/statement hide" in queue
    told = await room.says("Ann", "/statement hide 2 on:no")
    assert "Statement 2 is new: Planes deter best." in told
    assert "Planes deter best." in await room.says("Ann", "/statement list")
    assert "No statement waits." in await room.says("Ann", "/statement queue")


async def test_the_desk_shows_what_waits_and_the_chair_is_called_for_the_first(
    room: StatementRoom,
) -> None:
    await room.says("Ann", "/statement rules queue")
    assert "waits for you" not in await room.says("Ann", "/chair desk")
    shown: list[View] = []

    async def show(_: PlaceId, view: View, mark: str) -> None:
        shown.append(view)

    with room.parley.app.parts.rooms.served(ANN.community, Face(show)):
        for words in ("Planes deter.", "Mines protect borders.", "Sanctions take years."):
            await room.says("Bo", f"/statement add {words}")

    (called,) = [view for view in shown if view.pings]
    assert called.pings == (ANN.member,)
    assert "Planes" not in rendered(called)
    desk = await room.says("Ann", "/chair desk")
    assert "3 statements wait for you." in desk
    (look,) = re.findall(r"See the statements: (.*)", desk)
    assert "Mines protect borders." in await room.says("Ann", look)
