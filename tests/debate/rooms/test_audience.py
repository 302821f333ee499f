"""A debate watched from another community: its board, its closing vote, and nothing else of it."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.adapters.plain.render import rendered
from bot.adapters.slack.refusals import SlackRefusal
from bot.assembly import Parley, open_parley
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable
from bot.kernel.rooms import Face
from bot.kernel.timekeeping import catch_up
from bot.kernel.view import Button, Buttons, View
from tests.actions import actions

HOST, AWAY = CommunityId("discord:1"), CommunityId("slack:T1")
START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Place:
    """A place of a community; what is shown in it is kept by key, or in order."""

    def __init__(self, parley: Parley, community: CommunityId, place: str) -> None:
        self.parley, self.community, self.place = parley, community, PlaceId(place)
        self.boards: dict[str, View] = {}
        self.news: list[str] = []
        self.told: list[str] = []
        self.trouble: Refused | None = None

    async def publish(self, place: PlaceId, view: View, mark: str) -> None:
        assert place == self.place
        if self.trouble is not None:
            raise self.trouble
        if view.key:
            self.boards[view.key] = view
        else:
            self.news.append(rendered(view, width=10_000))

    @asynccontextmanager
    async def served(self) -> AsyncIterator["Place"]:
        face = Face(self.publish)

        async def tell(member: MemberId, view: View) -> bool:
            self.told.append(f"{member}: {rendered(view, width=10_000)}")
            return True

        face.tell = tell  # type: ignore[method-assign]
        with self.parley.app.parts.rooms.served(self.community, face):
            yield self

    async def says(self, name: str, line: str, role: Role = Role.MEMBER) -> str:
        by = Caller(
            community=self.community,
            place=self.place,
            member=MemberId(name),
            name=name.title(),
            role=role,
        )
        views = await self.parley.app.hear(by, line)
        return "\n".join(rendered(view, width=10_000) for view in views)

    @property
    def board(self) -> View:
        (board,) = self.boards.values()
        return board


async def opened(host: Place) -> None:
    for name, line in (
        ("ana", '/debate open format:text ballot:named chair:yes motion:"This house M"'),
        ("boris", "/debate join for"),
        ("chen", "/debate join against"),
        ("ana", "/debate start"),
    ):
        assert "mistake" not in await host.says(name, line, Role.CHAIR)


def code_of(told: str) -> str:
    found = re.search(r"/audience join (\w+)", told)
    assert found, told
    return found[1]


async def linked(host: Place, away: Place) -> None:
    told = await host.says("ana", "/audience invite")
    code = code_of(told)
    assert "You can now watch this debate here" in await away.says(
        "zoe", f"/audience join {code}", Role.CHAIR
    )


async def to_the_closing_vote(host: Place) -> None:
    await host.says("ana", "/chair count")
    for _ in range(20):  # to leave out the last segment opens the closing vote
        if "Closing vote" in rendered(host.board, width=10_000):
            return
        await host.says("ana", "/chair skip")
    raise AssertionError(rendered(host.board, width=10_000))


def buttons(view: View) -> list[Button]:
    return [b for block in view.blocks if isinstance(block, Buttons) for b in block.buttons]


async def test_no_invitation_follows_from_what_others_see_of_the_command(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley, Place(parley, HOST, "p").served() as host:
        await opened(host)
        by = Caller(community=HOST, place=host.place, member=MemberId("ana"), name="Ana")
        views = await parley.app.hear(by, "/audience invite", fresh="fromthemessage")
        assert code_of(rendered(views[0], width=10_000)) != "fromthemessage"


async def test_an_audience_elsewhere_sees_the_board_and_votes_in_the_closing_vote(
    tmp_path: Path,
) -> None:
    async with (
        open_parley(tmp_path) as parley,
        Place(parley, HOST, "p").served() as host,
        Place(parley, AWAY, "q").served() as away,
    ):
        await opened(host)
        await linked(host, away)
        assert "This house M" in rendered(away.board, width=10_000)
        assert buttons(away.board) == []
        assert "It is not open now" in await away.says("yan", "/audience vote stance:3")
        assert "It is not open now" in await away.says("yan", "/audience vote")

        await to_the_closing_vote(host)
        (button,) = buttons(away.board)
        ballot = await away.says("yan", button.action)
        assert "Motion: This house M" in ballot
        assert "who voted how is shown. If four people give a reason" in ballot
        assert "Your position: strongly for (+3)" in await away.says(
            "yan", f"{button.action} stance:3"
        )
        assert "Your position: slightly against (−1)" in await away.says(
            "yan", f"{button.action} stance:-1"
        )
        assert "1 person has voted" in rendered(host.board, width=10_000)

        await host.says("ana", "/chair count")
        seen = "\n".join(rendered(view, width=10_000) for view in away.boards.values())
        assert "The debate is over." in seen
        assert "There is no winner, since nobody voted both before and after." in seen
        assert (
            buttons(away.boards[button.action.replace("/audience vote debate", "audience")]) == []
        )


async def test_a_code_is_for_one_place_and_one_day_and_chairs_alone(tmp_path: Path) -> None:
    async with (
        open_parley(tmp_path) as parley,
        Place(parley, HOST, "p").served() as host,
        Place(parley, AWAY, "q").served() as away,
    ):
        await opened(host)
        assert "chair of this debate" in await host.says("boris", "/audience invite")
        told = await host.says("ana", "/audience invite")
        code = code_of(told)
        assert "is for chairs" in await away.says("yan", f"/audience join {code}")
        assert "The debate runs here already" in await host.says(
            "ana", f"/audience join {code}", Role.CHAIR
        )
        assert "You can now watch this debate here" in await away.says(
            "zoe", f"/audience join {code}", Role.CHAIR
        )
        again = await away.says("zoe", f"/audience join {code}", Role.CHAIR)
        assert "code doesn’t work" in again
        await parley.db.change(*_aged())
        told = await host.says("ana", "/audience invite")
        await parley.db.change(*_aged())
        code = code_of(told)
        assert "code doesn’t work" in await away.says("zoe", f"/audience join {code}", Role.CHAIR)


async def test_nothing_else_of_a_debate_can_be_reached_from_its_audience(tmp_path: Path) -> None:
    async with (
        open_parley(tmp_path) as parley,
        Place(parley, HOST, "p").served() as host,
        Place(parley, AWAY, "q").served() as away,
        Place(parley, CommunityId("slack:T2"), "r").served() as strangers,
    ):
        await opened(host)
        await linked(host, away)
        debate = next(iter(host.boards)).removeprefix("debate:")
        await to_the_closing_vote(host)
        for line in ("show", "result", "export", "join for", "speak Hello", "vote stance:3"):
            refused = await away.says("yan", f"/debate {line} debate:{debate}", Role.ADMIN)
            assert "no debate" in refused, line
        vote = f"/audience vote debate:{debate} stance:3"
        assert "No debate is watched here" in await strangers.says("xia", vote, Role.ADMIN)
        listed = await host.says("ana", "/audience list")
        assert "1. q" in listed
        assert "Nobody watches this debate from elsewhere." in await host.says(
            "ana", "/audience dismiss 1"
        )
        assert "No debate is watched here" in await away.says("yan", vote)


async def test_a_guest_who_erases_their_words_is_erased_where_they_voted(tmp_path: Path) -> None:
    async with (
        open_parley(tmp_path) as parley,
        Place(parley, HOST, "p").served() as host,
        Place(parley, AWAY, "q").served() as away,
    ):
        await opened(host)
        await linked(host, away)
        await to_the_closing_vote(host)
        await away.says("yan", '/audience vote stance:3 reason:"A secret of mine"')
        assert "Positions and votes" in await away.says("yan", "/privacy show")

        await away.says("yan", "/privacy erase sure:yes")

        for table, column in (("positions", "reason"), ("members", "name")):
            rows = await parley.db.read(f"SELECT {column} FROM {table} WHERE community = ?", HOST)  # noqa: S608
            assert not {"A secret of mine", "Yan (guest)"} & {str(row[0]) for row in rows}
        assert await parley.db.read("SELECT * FROM guests") == []


async def test_an_audience_that_cannot_be_reached_holds_nobody_up_and_is_shown_later(
    tmp_path: Path,
) -> None:
    async with (
        open_parley(tmp_path) as parley,
        Place(parley, HOST, "p").served() as host,
    ):
        async with Place(parley, AWAY, "q").served() as away:
            await opened(host)
            await linked(host, away)
            away.trouble = Unavailable(KernelRefusal.ROOM_NOT_REACHED)
            await host.says("ana", "/chair count")
            assert "First vote" in rendered(away.board, width=10_000)
            away.trouble = Refused(SlackRefusal.ROOM_ARCHIVED)
            await host.says("ana", "/debate begin")
            assert [told.partition(":")[0] for told in away.told] == ["zoe"]
        await host.says("ana", "/chair pause")
        assert "paused" in rendered(host.board, width=10_000)
        async with Place(parley, AWAY, "q").served() as back:
            await catch_up(parley.app.parts)
            assert "paused" in rendered(back.board, width=10_000)
            assert all(not action.startswith("/debate") for action in actions(back.board))


def _aged() -> tuple[object, ...]:
    from bot.store.statement import make_statement

    day = int(timedelta(days=2).total_seconds() * 1000)
    return (make_statement("UPDATE audience_invitations SET expires = expires - ?", day),)
