"""Who is called to a vote on a sheet, and where the news of an adoption leads."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.assembly import Parley, open_parley
from bot.kernel.ids import PlaceId
from bot.kernel.view import Buttons, Form, View
from tests.actions import actions
from tests.guarantee.rooms.test_sheet_rooms import Room, voting_on


class WatchedRoom(Room):
    """A room that keeps the views it was shown."""

    def __init__(self, parley: Parley) -> None:
        super().__init__(parley)
        self.views: list[View] = []

    async def publish(self, place: PlaceId, view: View, mark: str) -> None:
        self.views.append(view)
        await super().publish(place, view, mark)

    def labels(self) -> dict[str, str]:
        """The actions of all buttons, by their labels."""
        return {
            str(button.label): button.action
            for view in self.views
            for block in view.blocks
            if isinstance(block, Buttons)
            for button in block.buttons
        }


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[WatchedRoom]:
    async with open_parley(tmp_path) as parley:
        yield WatchedRoom(parley)


async def test_those_who_take_part_are_called_once_and_a_neutral_chair_is_not(
    room: WatchedRoom,
) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new Ours")
        for name in ("bo", "chen", "dana"):
            await room.says(name, "/sheet here")
        await room.says("bo", "/guarantee amend term short")
        await room.says("chen", "/guarantee second 1")
        await room.says("bo", "/guarantee call 1")
        for name in ("chen", "dana"):
            await room.says(name, "/guarantee vote 1 for")

    assert [view.pings for view in room.views if view.pings] == [("bo", "chen", "dana")]


async def test_the_news_of_an_adoption_leads_to_an_incident(room: WatchedRoom) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new Ours basis:author_proposal")
        await room.says("bo", "/guarantee propose")
        await room.says("chen", "/guarantee second 1")
        await room.says("bo", "/guarantee call 1")
        assert "Play an incident" not in room.labels()
        for name in ("bo", "chen"):
            await room.says(name, "/guarantee vote 1 for")
        await room.says("ana", "/guarantee close 1")
        action = room.labels()["Play an incident"]
        (asked,) = await room.parley.app.hear(room.by("ana"), action)

    assert action == "/exercise open against:1v1"
    assert any(isinstance(block, Form) for block in asked.blocks)


async def test_the_news_of_a_ranked_vote_offers_one_ranking_for_its_rivals(
    room: WatchedRoom,
) -> None:
    async with room.watched():
        await voting_on(room, "ranked")

    asked = [list(actions(view)) for view in room.views]
    ranking = [found for found in asked if any("/guarantee vote" in action for action in found)]
    assert len(ranking) == 1, "the board does not repeat it"
    (news,) = ranking
    assert sum("/guarantee vote" in action and "abstain" not in action for action in news) == 1
    assert sum("/guarantee close" in action for action in news) == 1


async def test_closing_with_ballots_missing_is_asked_first(room: WatchedRoom) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new Ours")
        for name in ("dana", "erik"):
            await room.says(name, "/sheet here")
        await room.says("bo", "/guarantee amend term short")
        await room.says("chen", "/guarantee second 1")
        await room.says("bo", "/guarantee call 1")
        await room.says("bo", "/guarantee vote 1 for")
        refused = await room.says("erik", "/guarantee close 1")
        asked = await room.says("ana", "/guarantee close 1")
        before = room.all()
        await room.says("ana", "/guarantee close 1 sure:yes")

    assert "have voted" not in refused
    assert ": 1 of 4 have voted. Close it all the same?" in asked
    assert "has closed" not in before
    assert "The vote on number 1 has closed." in room.all()


async def test_the_whole_sheet_is_offered_to_the_vote_only_once_no_clause_waits(
    room: WatchedRoom,
) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new Ours basis:author_proposal")
        await room.says("ana", "/sheet package minutes:60 term=short")
        await room.says("bo", "/guarantee propose")
        await room.says("chen", "/guarantee second 2")
        assert "seconds number 2" in room.all()
        assert "First the clauses that lie open are decided: press “Ask for a vote”" in room.all()
        assert "Put to the vote" not in room.labels()
        await room.says("chen", "/sheet ask 1")
        for name in ("bo", "chen"):
            await room.says(name, "/guarantee vote 1 for")
        await room.says("ana", "/guarantee close 1 sure:yes")

        assert room.labels()["Put to the vote"].startswith("/guarantee call 2")
