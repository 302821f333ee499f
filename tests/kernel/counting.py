"""The smallest feature with a journal: a count that members add to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.guarantee.refusals import GuaranteeRefusal
from bot.kernel.command import Caller, Command
from bot.kernel.declaration import (
    LastWords,
    LoadedJournal,
    News,
    RoomNews,
    UnheardNews,
    WaitingNews,
)
from bot.kernel.feature import Feature
from bot.kernel.handlers import FeatureTable
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.journal import Journal
from bot.kernel.parts import Parts
from bot.kernel.refusal import KernelRefusal, Refused
from bot.kernel.view import View, text
from bot.store.database import Database
from bot.store.statement import Statement

C, HERE = CommunityId("c"), PlaceId("p")
START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class CountRow(Struct, frozen=True, kw_only=True):
    id: str
    place: PlaceId = HERE


class CountBegun(Struct, frozen=True, kw_only=True):
    at: datetime


class Added(Struct, frozen=True, kw_only=True):
    at: datetime
    number: int
    by: str = ""


class Waited(Struct, frozen=True, kw_only=True):
    at: datetime


Event = CountBegun | Added | Waited


class Count(Struct, frozen=True, kw_only=True):
    """`said` are the words that came with what was added last, which no event holds."""

    total: int = 0
    said: str = ""
    due: datetime | None = None


class Add(Command):
    number: int = 1
    words: str = ""


@dataclass
class Watched:
    """How often states were made, which a journal in use spares."""

    evolved: int = 0
    words: dict[str, LastWords] = field(default_factory=dict)


WATCHED = Watched()


def evolve(state: Count, event: Event) -> Count:
    WATCHED.evolved += 1
    if isinstance(event, Added):
        return replace(state, total=state.total + event.number, due=event.at + timedelta(hours=1))
    return replace(state, due=None)


def decide(state: Count, command: Add) -> Sequence[Event]:
    if command.number < 0:
        raise Refused(GuaranteeRefusal.NOTHING_CHANGES)
    if command.number == 0:
        return []
    return [Added(at=command.at, number=command.number, by=command.by.member)]


async def find(_: Database, __: CommunityId, id_: str) -> CountRow | None:
    return CountRow(id=id_) if id_.startswith("count") else None


async def begin(_: CountRow, __: Event) -> Count:
    return Count()


async def last_words(
    _: Parts, __: CommunityId, ___: CountRow, member: MemberId, ____: datetime
) -> LastWords | None:
    return WATCHED.words.get(member)


async def news(_: Parts, __: CommunityId, untold: UnheardNews[CountRow, Count, Event]) -> News:
    found: News = []
    waiting = WaitingNews()
    total = untold.before.total
    for version, event in enumerate(untold.events, untold.since + 1):
        if isinstance(event, Added):
            total += event.number
            waiting.add(text(f"{event.by} makes it {total}."))
        found += waiting.join(version)
    return found


async def board(_: Parts, __: CommunityId, loaded: LoadedJournal[CountRow, Count, Event]) -> View:
    return View(blocks=(text(f"Total: {loaded.state.total}"),), key=loaded.stream)


def phase_rows(_: CommunityId, __: CountRow, ___: Count, ____: Count) -> Sequence[Statement]:
    return ()


COUNTS: Journal[CountRow, Add, Count, Event] = Journal(
    kind="count",
    events=Event,
    find=find,
    begin=begin,
    evolve=evolve,
    decide=decide,
    deadline=lambda state: state.due,
    tick=lambda by, at, _: Add(by=by, at=at, id="tick", number=100),
    time_back_events=lambda _, lost: [Waited(at=lost.at)],
    halt_events=lambda _, at: [Waited(at=at)],
    phase_rows=phase_rows,
    words=lambda command: command.words,
    last_words=last_words,
    room=RoomNews(
        news=news,
        board=board,
        step=lambda _: "",
        result=":result",
        build_archived=lambda view, _: view,
        has_board=lambda _: True,
        names=lambda view, member: member in str(view),
    ),
)
FEATURE = Feature(name="counting", refusals=KernelRefusal, streams=("count",))
TABLE = FeatureTable(journals={"count": COUNTS})


def add(number: int, words: str = "", *, by: str = "ana", at: datetime = START) -> Add:
    caller = Caller(community=C, place=PlaceId("p"), member=MemberId(by), name=by)
    return Add(by=caller, at=at, id="a", number=number, words=words)
