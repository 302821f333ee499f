"""A real console on a loopback port over a real file, and tabs that talk to it."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

import aiohttp

from bot.adapters.web.config import ConsoleConfig
from bot.adapters.web.serving import serve_console
from bot.app import App
from bot.article.handlers.lists import LISTS
from bot.article.library import Library
from bot.community.commands.help import Help
from bot.community.communities import Communities
from bot.community.handlers.helping import HANDLERS as HELPING
from bot.debate.commands.debating import ChatKept, Speak
from bot.debate.handlers.finding import find_kept, find_speaking_places, find_taker, is_sealed
from bot.debate.ports import FloorSource
from bot.kernel.catalog.parameters import Catalog, Entry, Parameter, ParameterKind, Upload
from bot.kernel.command import Command
from bot.kernel.feature import Feature
from bot.kernel.handlers import Features, FeatureTable
from bot.kernel.pace import Pace
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import KernelRefusal
from bot.kernel.view import (
    Audience,
    Button,
    Buttons,
    Choice,
    ChoiceInput,
    Citation,
    Countdown,
    Divider,
    Fields,
    FileInput,
    Form,
    Heading,
    Items,
    LineInput,
    Link,
    Meter,
    Moment,
    NumberInput,
    Option,
    ParagraphInput,
    Picture,
    Quotation,
    SeveralInput,
    Strong,
    Table,
    Tone,
    View,
    line,
    note,
    text,
)
from bot.model.asking import LanguageModel
from bot.store.database import Database
from bot.store.engines import open_database

LIGHT_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000010806000000f4227f8a"
    "0000001149444154789c63fcffffff7f060606060019f803fe0fde1d7f00000000"
    "49454e44ae426082"
)
"""Two pixels wide, where the one for any page is one."""

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360f8cfc000000301010018dd8db00000000049454e44ae426082"
)


class Ask(Command, frozen=True, kw_only=True):
    question: str


class Repeat(Command, frozen=True, kw_only=True):
    words: str
    share: bool = False
    article: str = ""
    paragraph: int | None = None


class Bring(Command, frozen=True, kw_only=True):
    file: Upload


class Board(Command, frozen=True, kw_only=True):
    words: str


class Slow(Command, frozen=True, kw_only=True):
    pass


class Fleeting(Command, frozen=True, kw_only=True):
    pass


class Ballot(Command, frozen=True, kw_only=True):
    words: str


class Everything(Command, frozen=True, kw_only=True):
    pass


_WORDS = Parameter(name="words", about="Any words", required=True, rest=True, longest=2000)

CATALOG = Catalog(
    (
        Entry(
            path=("ask",),
            builds=Ask,
            about="Ask a question",
            parameters=(Parameter(name="question", about="What to ask", required=True, rest=True),),
        ),
        Entry(
            path=("repeat",),
            builds=Repeat,
            about="Say it again",
            parameters=(
                _WORDS,
                Parameter(name="share", about="To all", kind=ParameterKind.FLAG),
                Parameter(name="article", about="Which", completion="articles"),
                Parameter(
                    name="paragraph",
                    about="Its number",
                    kind=ParameterKind.NUMBER,
                    completion="paragraphs",
                ),
            ),
        ),
        Entry(
            path=("bring",),
            builds=Bring,
            about="Bring a file",
            parameters=(
                Parameter(name="file", about="A file", kind=ParameterKind.FILE, required=True),
            ),
        ),
        Entry(path=("board",), builds=Board, about="Write on the board", parameters=(_WORDS,)),
        Entry(path=("fleeting",), builds=Fleeting, about="Show progress, then something else"),
        Entry(path=("slow",), builds=Slow, about="Take a while"),
        Entry(
            path=("ballot",),
            builds=Ballot,
            about="Vote",
            parameters=(_WORDS,),
            private=True,
        ),
        Entry(path=("everything",), builds=Everything, about="Show every block"),
        Entry(
            path=("help",),
            builds=Help,
            about="See what there is",
            parameters=(Parameter(name="topic", about="A command", rest=True),),
        ),
    )
)


def every_block(at: datetime) -> View:
    """A view with one of each block."""
    return View(
        audience=Audience.ROOM,
        blocks=(
            Heading("Does the guarantee deter?"),
            text(
                "Opened by ",
                Strong("the chair"),
                " at ",
                Moment(at),
                ". See the ",
                Link("source", "https://example.org/article"),
                ".",
            ),
            Quotation(
                line("A promise that costs nothing to make costs nothing to break."),
                Citation("brief ¶3", "/repeat share:no paragraph three"),
            ),
            Fields((("Motion", text("This house would sign")), ("Format", text("Oxford")))),
            Items((text("First reason"), text("Second reason")), ordered=True),
            Table(
                ("Side", "Before", "After", "Change"),
                (
                    ("For", "12", "17", "+5"),
                    ("Against", "9", "6", "−3"),
                    ("Undecided", "4", "2", "−2"),
                ),
                "How the room moved",
            ),
            Meter("Confidence", 3, 5, "fairly sure"),
            Countdown("Time left to speak", at + timedelta(minutes=4)),
            Picture(PNG, "A single dot", light=LIGHT_PNG),
            Divider(),
            Choice(
                "Read one", (Option("The brief", "/repeat brief"), Option("Another", "/repeat x"))
            ),
            Buttons(
                (
                    Button("Agree", "/repeat agreed", Tone.PRIMARY),
                    Button("Tell me more", "/repeat more"),
                    Button("Close the debate", "/repeat close", Tone.DANGER),
                )
            ),
            Form(
                title="State your position",
                action="/repeat",
                inputs=(
                    LineInput(name="words", label="In a sentence", hint="Short is best"),
                    ParagraphInput(name="why", label="Why", required=False),
                    ChoiceInput(
                        name="share",
                        label="Show it to everybody",
                        options=(Option("Yes", "yes"), Option("No", "no")),
                        value="no",
                    ),
                    SeveralInput(
                        name="moved",
                        label="What moved you?",
                        options=(
                            Option("Ana’s speech", "1"),
                            Option("Ben’s speech", "2", "closing"),
                        ),
                        required=False,
                    ),
                    NumberInput(
                        name="paragraph", label="Paragraph", required=False, least=1, most=9
                    ),
                    FileInput(name="file", label="Evidence", required=False),
                ),
                submit="Record it",
            ),
            note("Positions stay sealed until the closing vote."),
        ),
    )


@dataclass
class Doings:
    """What the test's commands do, and what they wait for."""

    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    begun: int = 0
    files: list[Upload] = field(default_factory=list)

    def uses(self) -> dict[type, CommandHandler]:
        return {
            **HELPING,
            Ask: self.ask,
            Repeat: self.repeat,
            Bring: self.bring,
            Board: self.board,
            Fleeting: self.fleeting,
            Slow: self.slow,
            Ballot: self.ballot,
            Everything: self.everything,
        }

    def table(self, _: Feature) -> FeatureTable:
        return FeatureTable(
            handlers=self.uses(),
            ports={
                FloorSource: FloorSource(
                    find_taker=find_taker,
                    speech=Speak,
                    is_sealed=is_sealed,
                    talk=ChatKept,
                    find_kept=find_kept,
                    find_places=find_speaking_places,
                )
            },
            lists=LISTS,
        )

    async def ask(self, _: Parts, command: Ask, __: Progress) -> tuple[View, ...]:
        return (View(blocks=(text(f"You asked: {command.question}"),)),)

    async def repeat(self, _: Parts, command: Repeat, __: Progress) -> tuple[View, ...]:
        audience = Audience.ROOM if command.share else Audience.ASKER
        return (View(blocks=(text(f"Said: {command.words}"),), audience=audience),)

    async def bring(self, _: Parts, command: Bring, __: Progress) -> tuple[View, ...]:
        self.files.append(command.file)
        return (View(blocks=(text(f"Read {command.file.name}"),)),)

    async def board(self, _: Parts, command: Board, __: Progress) -> tuple[View, ...]:
        blocks = (text(f"Board: {command.words}"), Buttons((Button("Wipe", "/board wiped"),)))
        return (View(blocks=blocks, audience=Audience.ROOM, key="board"),)

    async def slow(self, _: Parts, command: Slow, progress: Progress) -> tuple[View, ...]:
        self.begun += 1
        await progress(View(blocks=(text("Working …"),), key=command.id))
        await self.go_on.wait()
        return (View(blocks=(text("Worked"),), key=command.id),)

    async def fleeting(self, _: Parts, command: Fleeting, progress: Progress) -> tuple[View, ...]:
        for step in ("One", "Two"):
            await progress(View(blocks=(text(f"{step} of two …"),), key=command.id))
        return (View(blocks=(text("Shared"),), audience=Audience.ROOM),)

    async def ballot(self, _: Parts, command: Ballot, __: Progress) -> tuple[View, ...]:
        return (
            View(blocks=(text(f"Your ballot: {command.words}"),)),
            View(blocks=(text("A ballot was cast"),), audience=Audience.ROOM),
        )

    async def everything(self, _: Parts, command: Everything, __: Progress) -> tuple[View, ...]:
        return (every_block(command.at),)


FAST = Pace(burst=10_000, per_second=10_000)


def config(**given: Any) -> ConsoleConfig:
    """A console on any port, at any pace, unless a test says otherwise."""
    return ConsoleConfig(**{"port": 0, "sending": FAST, "asking": FAST, **given})


Message = dict[str, Any]


@dataclass
class Line:
    """An open socket."""

    ws: aiohttp.ClientWebSocketResponse

    async def next(self, *kinds: str) -> Message:
        """The next message of these kinds; posts unless told."""
        async with asyncio.timeout(5):
            while True:
                message: Message = await self.ws.receive_json()
                if message["type"] in (kinds or ("post",)):
                    return message

    async def until(self, words: str) -> list[Message]:
        """Posts up to one that shows these words."""
        found = [await self.next()]
        while words not in found[-1]["html"]:
            found.append(await self.next())
        return found

    async def closed(self) -> int | None:
        """The code with which the server closes."""
        async with asyncio.timeout(10):
            while not self.ws.closed:
                await self.ws.receive()
        return self.ws.close_code


@dataclass
class Tab:
    """A member in a tab of their own."""

    session: aiohttp.ClientSession
    base: str
    key: str
    member: str
    nonces: int = 0
    languages: str = ""

    @property
    def headers(self) -> dict[str, str]:
        asks = {"Accept-Language": self.languages} if self.languages else {}
        return {"Authorization": f"Bearer {self.key}", **asks}

    async def post(self, path: str, body: Any, **more: Any) -> tuple[int, Any]:
        return await self.send(path, json.dumps(body).encode(), "application/json", **more)

    async def send(
        self, path: str, body: bytes, kind: str, headers: Mapping[str, str] = MappingProxyType({})
    ) -> tuple[int, Any]:
        """Post bytes of a content type."""
        headers = {**self.headers, "Content-Type": kind, **headers}
        where = self.base + path
        async with self.session.post(where, data=BytesIO(body), headers=headers) as got:
            return got.status, await got.json()

    async def get(self, path: str, **query: str | int) -> tuple[int, Any]:
        async with self.session.get(self.base + path, params=query, headers=self.headers) as got:
            return got.status, await got.json()

    async def say(self, words: str, place: str = "lobby", **more: Any) -> int:
        """Send a line that must be taken; its number."""
        self.nonces += 1
        body = {"place": place, "words": words, "nonce": f"n{self.nonces}", **more}
        status, answer = await self.post("/api/say", body)
        assert status == 200, answer
        return int(answer["number"])

    async def refused(self, words: str, **more: Any) -> tuple[int, str]:
        """Send a line that must be refused; status and code."""
        self.nonces += 1
        body = {"place": "lobby", "words": words, "nonce": f"n{self.nonces}", **more}
        status, answer = await self.post("/api/say", body)
        assert answer["sentence"], answer
        return status, answer["code"]

    @asynccontextmanager
    async def line(
        self, after: int = 0, place: str = "lobby", *, key: str | None = None
    ) -> AsyncIterator[Line]:
        address = f"{self.base}/api/socket?place={place}&after={after}"
        asks = {"Accept-Language": self.languages}
        async with self.session.ws_connect(address, headers=asks) as ws:
            await ws.send_json({"key": self.key if key is None else key})
            yield Line(ws)


async def join(session: aiohttp.ClientSession, base: str, name: str, role: str = "member") -> Tab:
    async with session.post(f"{base}/api/join", json={"name": name, "role": role}) as got:
        answer = await got.json()
        assert got.status == 200, answer
    return Tab(session, base, answer["key"], answer["member"])


@dataclass
class Running:
    """A console under test."""

    base: str
    port: int
    db: Database
    app: App
    doings: Doings
    session: aiohttp.ClientSession
    stop: Callable[[], Awaitable[None]]

    async def join(self, name: str, role: str = "member", **more: Any) -> Tab:
        status, got = await self.try_join({"name": name, "role": role, **more})
        assert status == 200, got
        return Tab(self.session, self.base, got["key"], got["member"])

    def again(self, tab: Tab) -> Tab:
        """A tab from before a restart."""
        return Tab(self.session, self.base, tab.key, tab.member, tab.nonces)

    async def try_join(self, body: Any, **headers: str) -> tuple[int, Any]:
        where = f"{self.base}/api/join"
        async with self.session.post(where, json=body, headers=headers) as got:
            return got.status, await got.json()


SHOWN = Feature(
    name="shown",
    refusals=KernelRefusal,
    commands={1: Help | Ask | Repeat | Bring | Board | Fleeting | Slow | Ballot | Everything},
    ports=(FloorSource,),
    lists=("articles", "paragraphs"),
)

Start = Callable[..., AbstractAsyncContextManager[Running]]


def starter(folder: Path) -> Start:
    """What opens a console over the file in a folder; opening it again is a restart."""

    @asynccontextmanager
    async def opened(**given: Any) -> AsyncIterator[Running]:
        doings = Doings()
        now_ms = int(datetime.now(UTC).timestamp() * 1000)  # noqa: TID251
        async with open_database(folder, now_ms) as db:
            known = Communities(db)
            parts = Parts(
                db=db,
                communities=known,
                catalog=CATALOG,
                features=Features((SHOWN,), doings.table),
                services=(Library(db), known, LanguageModel(db, known)),
            )
            app = App(parts)
            async with AsyncExitStack() as serving, aiohttp.ClientSession() as session:
                console = serve_console(app, db, config(**given))
                listening = await serving.enter_async_context(console)
                base = f"http://127.0.0.1:{listening.port}"
                yield Running(base, listening.port, db, app, doings, session, serving.aclose)

    return opened
