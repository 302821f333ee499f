"""A text-only platform: whoever connects types lines, and reads what the room reads.

This is the example of docs/architecture.md. As it stands it could be `bot/adapters/lines.py`.
"""

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager

from bot.adapters.plain.render import rendered
from bot.app import App
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.plain import clean_words
from bot.kernel.rooms import Face
from bot.kernel.view import Audience, View

COMMUNITY, ROOM = CommunityId("lines"), PlaceId("lobby")
NAME = "parley"
"""Words that begin with it are for Parley."""


class LineChat(Face):
    """Everybody who is connected, by their name, in one room. `chairs` may open debates."""

    def __init__(self, app: App, chairs: Collection[str]) -> None:
        super().__init__(self.show)
        self.app = app
        self.chairs = chairs
        self.people: dict[MemberId, asyncio.StreamWriter] = {}
        self.shown: set[str] = set()

    async def show(self, place: PlaceId, view: View, mark: str) -> None:
        """Show the room a view, once for each mark. A line cannot be edited, so a board is told
        again when it has changed."""
        del place
        if mark not in self.shown:
            self.shown.add(mark)
            await self.say(rendered(view, buttons=True))

    async def tell(self, member: MemberId, view: View) -> bool:
        """Show one member something alone; False if they are not connected."""
        return await self.send(member, rendered(view, buttons=True))

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection: its first line is a name, every other is said."""
        name = await read_line(reader)
        member = MemberId(name)
        if name and member not in self.people:
            self.people[member] = writer
            role = Role.CHAIR if name in self.chairs else Role.MEMBER
            by = Caller(community=COMMUNITY, place=ROOM, member=member, name=name, role=role)
            try:
                while words := await read_line(reader):
                    await self.hear(by, words)
            finally:
                del self.people[member]
        writer.close()

    async def hear(self, by: Caller, words: str) -> None:
        """A line: a command, words to Parley, the speech of whoever has the floor, or talk."""
        first, _, rest = words.partition(" ")
        if words.startswith("/"):
            views = await self.app.hear(by, words)
        elif first.rstrip(",:").casefold() == NAME and rest:
            views = await self.app.mentioned(by, rest)
        elif action := await self.app.speech(by):
            views = await self.app.hear(by, action, {"words": words})
        else:
            views = ()
            await self.say(f"{by.name}: {words}")
        for view in views:
            if view.audience is Audience.ROOM:
                await self.say(rendered(view, buttons=True))
            else:
                await self.tell(by.member, view)

    async def say(self, words: str) -> None:
        """Send words to everybody."""
        for member in list(self.people):
            await self.send(member, words)

    async def send(self, member: MemberId, words: str) -> bool:
        """Send words to one; False if they are not there, or just left."""
        writer = self.people.get(member)
        if writer is None:
            return False
        writer.write(f"{words}\n\n".encode())
        try:
            await writer.drain()
        except ConnectionError:
            return False
        return True


async def read_line(reader: asyncio.StreamReader) -> str:
    """The next line that says something; "" where there is none to come."""
    while line := await reader.readline():
        if words := clean_words(line.decode("utf-8", "replace")).strip():
            return words
    return ""


@asynccontextmanager
async def serve_lines(
    app: App, host: str, port: int, chairs: Collection[str] = ()
) -> AsyncIterator[int]:
    """The chat, open on an address for as long as the block runs; gives its port."""
    chat = LineChat(app, chairs)
    server = await asyncio.start_server(chat.connect, host, port)
    with app.parts.rooms.served(COMMUNITY, chat):
        try:
            yield server.sockets[0].getsockname()[1]
        finally:
            server.close()
            for writer in chat.people.values():
                writer.close()
            await server.wait_closed()
