"""Files of strangers are read in processes of their own, and never hold up anybody."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.article.ingest.parsing import parse
from bot.article.refusals import ArticleRefusal
from bot.assembly import Parley, open_parley
from bot.kernel import apart
from bot.kernel.apart import SMALL, Apart, check_apart, read_apart, reading_for
from bot.kernel.catalog.parameters import Upload
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.refusal import KernelRefusal, Refused
from bot.kernel.view import View

MARKDOWN = b"# Title\n\n" + b"[" * 350_000
DOTTED = "\n".join(f"{'a.' * 900}b{n} = 1" for n in range(90)).encode()
DEEP = b'{"parley": ' + b"[" * 600_000

SLOWEST = 1.0
"""Seconds that an answer may take longer while bombs are read."""


def caller(name: str) -> Caller:
    return Caller(
        community=CommunityId("c"),
        place=PlaceId("p"),
        member=MemberId(name),
        name=name,
        role=Role.CHAIR,
    )


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Parley]:
    async with open_parley(folder, by_meaning=False) as parley:
        yield parley


async def send(parley: Parley, line: str, content: bytes, name: str) -> tuple[View, ...]:
    upload = Upload(name=name, content=content, media_type="")
    return await parley.app.hear(caller("mallory"), line, {"file": upload})


async def test_eight_bombs_of_one_member_hold_up_nobody(tmp_path: Path) -> None:
    async with opened(tmp_path) as parley:
        await parley.app.hear(caller("ann"), "/article list")
        before = time.perf_counter()
        await parley.app.hear(caller("ann"), "/article list")
        usual = time.perf_counter() - before

        bombs = [
            asyncio.ensure_future(send(parley, "/article add", MARKDOWN + bytes([65 + n]), "a.md"))
            for n in range(8)
        ]
        await asyncio.sleep(1)
        for _ in range(5):
            before = time.perf_counter()
            await parley.app.hear(caller("ann"), "/article list")
            assert time.perf_counter() - before < usual + SLOWEST
            await asyncio.sleep(0.2)
        mine = Upload(
            name="b.md", content=b"# Ours\n\n" + b"Words that say it. " * 400, media_type=""
        )
        async with asyncio.timeout(30):  # not behind the eight
            (view, *_) = await parley.app.hear(caller("ann"), "/article add", {"file": mine})
        assert not view.trouble
        for bomb in bombs:
            bomb.cancel()
        await asyncio.gather(*bombs, return_exceptions=True)


@pytest.mark.parametrize(
    ("line", "content", "name"),
    [
        ("/format add", DOTTED, "a.toml"),
        ("/format add", b"<a>" * 50_000, "a.xml"),
        ("/debate import", DEEP, "a.json"),
        ("/debate import", b"9" * 700_000, "a.json"),
        ("/guarantee import", b"[" * 400_000, "a.json"),
    ],
)
async def test_a_bomb_of_any_kind_is_refused_in_a_sentence(
    tmp_path: Path, line: str, content: bytes, name: str
) -> None:
    async with opened(tmp_path) as parley, asyncio.timeout(60):
        (view,) = await send(parley, line, content, name)

    assert view.trouble
    assert "Parley’s mistake" not in str(view)


async def test_dotted_keys_without_end_are_stopped() -> None:
    endless = "\n".join(f"{'a.' * 4000}b{n} = 1" for n in range(400)).encode()
    with pytest.raises(Refused) as refused:
        await check_apart("bot.debate.files.worker", {"kind": "format"}, endless, 1.0)

    assert refused.value.code is KernelRefusal.FILE_TOO_MUCH


async def test_what_is_too_long_in_the_reading_is_told_as_an_article_is() -> None:
    with pytest.raises(Refused) as refused:
        await parse(MARKDOWN, name="a.md", media_type=None, source="", seconds=1.0)

    assert refused.value.code is ArticleRefusal.READING_TOO_SLOW


async def test_one_member_has_one_process_and_all_have_four(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    running: list[str] = []
    most: dict[str, int] = {"all": 0}
    everybody = asyncio.Event()

    async def run(_: Apart, __: bytes, ___: float) -> tuple[bytes, int]:
        who = reading_for.get()
        running.append(who)
        most["all"] = max(most["all"], len(running))
        most[who] = max(most.get(who, 0), running.count(who))
        await asyncio.sleep(0.05)
        running.remove(who)
        everybody.set()
        return b'{"result": true}', 0

    monkeypatch.setattr(apart, "_run", run)
    code = KernelRefusal.FILE_TOO_MUCH
    reader = Apart(module="nothing", too_slow=code, unreadable=code)

    async def read_for(who: str) -> None:
        reading_for.set(who)
        await read_apart(reader, {}, b"x" * (SMALL + 1))

    async with asyncio.TaskGroup() as group:
        for who in "aaaaaaaabbccddeeff":
            _ = group.create_task(read_for(who))

    assert most.pop("all") == apart.AT_ONCE
    assert set(most.values()) == {apart.AT_ONCE_EACH}


def test_no_secret_reaches_a_process_that_reads() -> None:
    assert apart.without_settings({"PARLEY_TOKEN": "open", "HOME": "/"}) == {"HOME": "/"}
