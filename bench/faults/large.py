"""A store that has grown large: what it costs to start on it, and to work with it."""

import random
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from bench.faults.program import Program
from bench.faults.table import Row
from bot.assembly import Parley, open_parley
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.rooms import Face
from bot.kernel.timekeeping import keeping_time
from bot.kernel.view import View

ARTICLES, SPEECHES, FEW = 5_000, 10_000, 10
"""How many there are of what is large, and of what it is compared with."""

HOME = CommunityId("console")
WORDS = (
    "harbour ferry treaty border guarantee promise trigger island council bridge winter market "
    "garden letter engine signal valley kitchen doctor museum railway teacher forest river"
).split()
LIBRARY = 1_900
"""Articles in one library, which takes 2,000; what is more stands in those of other communities."""

LINES = 12
"""Sentences of an article."""

ASKED = 15
"""Questions whose times are compared."""


class Cost(Struct, frozen=True, kw_only=True):
    """Seconds and megabytes of work on a store; `lost` is what is not there after a start."""

    lost: int
    start: float = 0.0
    memory: float = 0.0
    first: float = 0.0
    next: float = 0.0
    result: float = 0.0


async def try_large(folder: Path, articles: int = ARTICLES, speeches: int = SPEECHES) -> list[Row]:
    """The rows of what is large, beside the same with few."""
    await _try_articles(folder / "warm", 1)  # what is read from the disk once is read before
    few = await _try_articles(folder / "few articles", FEW)
    many = await _try_articles(folder / "articles", articles)
    short = await _try_speeches(folder / "few speeches", FEW)
    long = await _try_speeches(folder / "speeches", speeches)
    return [
        Row(
            fault=f"{articles:,} articles, {min(articles, LIBRARY):,} of them in one library "
            "(2,000 is its limit)",
            tries=f"1, {articles:,} articles",
            lost=many.lost,
            doubled=0,
            came_of_it=f"{_started(many, few)}; an answer takes {_times(many.next, few.next)}, "
            f"the first after a start {_times(many.first, few.first)}",
        ),
        Row(
            fault=f"A debate of {speeches:,} speeches",
            tries=f"1, {speeches:,} speeches",
            lost=long.lost,
            doubled=0,
            came_of_it=f"{_started(long, short)}; it is read from its events and shown in "
            f"{_times(long.first, short.first)}, shown again in {_times(long.next, short.next)}, "
            f"closed and its result shown in {_times(long.result, short.result)}",
        ),
    ]


def _started(many: Cost, few: Cost) -> str:
    memory = f"{many.memory:.0f} MB ({many.memory / few.memory:.1f} × with {FEW})"
    return f"a start takes {_times(many.start, few.start)}; memory {memory}"


def _times(many: float, few: float) -> str:
    return f"{many * 1000:,.0f} ms ({many / few:.1f} × with {FEW})"


async def _try_articles(folder: Path, count: int) -> Cost:
    lot = random.Random(4)  # noqa: S311  # chance that can be drawn again is meant
    async with open_parley(folder, by_meaning=False) as parley:
        for number in range(count):
            fields = {"slug": f"a{number}", "source": _write_article(lot, number)}
            by = replace(_who("Alma"), community=_library(number))
            await _hear(parley, by, "/article add", fields)
    start, memory = await _serve(folder)
    async with open_parley(folder, by_meaning=False) as parley:
        ((there,),) = await parley.db.read("SELECT count(*) FROM articles WHERE slug LIKE 'a%'")
        asked = [lot.randrange(min(count, LIBRARY)) for _ in range(ASKED)]
        spent = [await _ask(parley, number) for number in asked]
    return Cost(
        lost=count - int(str(there)),
        start=start,
        memory=memory,
        first=spent[0],
        next=median(spent[1:]),
    )


def _library(number: int) -> CommunityId:
    return HOME if number < LIBRARY else CommunityId(f"bench:{number // LIBRARY}")


def _write_article(lot: random.Random, number: int) -> str:
    sentences = [f"The {' '.join(lot.sample(WORDS, 9))} of case {number}." for _ in range(LINES)]
    sentences[0] = f"Place{number} keeps {number + 3} boats in its harbour."
    return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, LINES, 3))


async def _ask(parley: Parley, number: int) -> float:
    begun = time.perf_counter()
    await _hear(parley, _who("Bo"), f"/ask How many boats does Place{number} keep?")
    return time.perf_counter() - begun


async def _try_speeches(folder: Path, count: int) -> Cost:
    async with open_parley(folder, by_meaning=False) as parley, keeping_time(parley.app.parts):
        with parley.app.parts.rooms.served(HOME, Face(_publish)):
            for name, line in OPENING:
                await _hear(parley, _who(name), line)
            for number in range(count):
                line = f"/debate speak These are the words of speech {number}."
                await _hear(parley, _who("Bo"), line)
    start, memory = await _serve(folder)
    async with open_parley(folder, by_meaning=False) as parley:
        ((there,),) = await parley.db.read("SELECT count(*) FROM speeches")
        first, again = [await _timed(parley, "/debate show") for _ in range(2)]
        closing_it = await _timed(parley, "/chair close conclusion:Enough.")
        result = await _timed(parley, "/debate result details:yes")
    return Cost(
        lost=count - int(str(there)),
        start=start,
        memory=memory,
        first=first,
        next=again,
        result=closing_it + result,
    )


OPENING: Sequence[tuple[str, str]] = (
    ("Alma", "/debate open format:fishbowl-closed A motion"),
    ("Bo", "/debate join seat:inner1"),
    ("Cy", "/debate join seat:outer1"),
    ("Alma", "/debate start"),
    ("Alma", "/chair count"),
    ("Alma", "/debate begin"),
    ("Alma", "/chair more seconds:80000"),
)


async def _publish(_: PlaceId, __: View, ___: str) -> None:
    """Nobody reads."""


async def _timed(parley: Parley, line: str) -> float:
    begun = time.perf_counter()
    await _hear(parley, _who("Alma"), line)
    return time.perf_counter() - begun


async def _serve(folder: Path) -> tuple[float, float]:
    """Seconds that a start takes, and megabytes that the program then holds."""
    program = Program(folder)
    begun = time.perf_counter()
    assert await program.start()
    spent = time.perf_counter() - begun
    status = Path(f"/proc/{program.pid}/status").read_text("utf-8")  # noqa: ASYNC240
    await program.stop()
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    return spent, int(kilobytes) / 1024


def _who(name: str) -> Caller:
    role = Role.ADMIN if name == "Alma" else Role.MEMBER
    member = MemberId(name.lower())
    return Caller(community=HOME, place=PlaceId("lobby"), member=member, name=name, role=role)


async def _hear(
    parley: Parley, by: Caller, line: str, fields: dict[str, str] | None = None
) -> None:
    views = await parley.app.hear(by, line, fields or {})
    if any(view.trouble for view in views):
        raise RuntimeError(f"{line}: {views}")
