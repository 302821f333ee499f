"""What members ask for, from a light command to a question, beside bare bots in the same run.

Bots take turns in blocks, one at a time and twenty at once. Bare bots answer with the very bytes
that Parley answers with. Beside the time, which is the machine's as well, stands the processor time
that a bot takes for a request: the least of all blocks. What counts of a question is the first
sign, the answer or that it is worked on: it comes in a second, also where fifty ask at once.
"""

import asyncio
import json
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from bench.speed import on_discord, on_slack
from bench.speed.timing import processor
from tests.fakes.discord_replies import Interaction
from tests.fakes.slack.world import Message

QUESTION = "What is a security guarantee?"
ONE, SEVERAL, CROWD = 30, 20, 50
"""Requests in a block: one after the other, and at once."""

BLOCKS = 7
QUESTIONS = "question"
PROCESSOR = "processor time"
PUT_OFF = 5
"""The type of an answer that says that Parley works on it."""

ADMINISTRATOR = 8
Blocks = dict[str, list[list[float]]]
"""Milliseconds of each request, block by block."""

Bot = TypeVar("Bot")


class BenchRequest(Struct, frozen=True):
    """A request as Discord sends it (the command's name and its options) and as Slack does (a typed
    line)."""

    name: str
    options: Sequence[Mapping[str, object]]
    line: str

    @property
    def data(self) -> dict[str, object]:
        """What an interaction of Discord holds."""
        return {"id": "1", "name": self.name, "type": 1, "options": list(self.options)}


def _sub(name: str, **given: str) -> Sequence[Mapping[str, object]]:
    return [{"name": name, "type": 1, "options": _options(**given)}]


def _options(**given: str) -> Sequence[Mapping[str, object]]:
    return [{"name": name, "type": 3, "value": value} for name, value in given.items()]


REQUESTS: Mapping[str, BenchRequest] = {
    "light command": BenchRequest("motion", _sub("list"), "/parley motion list"),
    "read of the library": BenchRequest(
        "article", _sub("show", article="brief"), "/parley article show brief"
    ),
    "settings": BenchRequest("parley", _sub("settings"), "/parley settings"),
    QUESTIONS: BenchRequest("ask", _options(question=QUESTION), f"/parley ask {QUESTION}"),
}


def measure() -> dict[str, dict[str, float]]:
    """By platform and bot: milliseconds to the first sign of each request, at the 50th percentile
    and the latest; and how many times what a bare bot takes Parley takes."""
    with tempfile.TemporaryDirectory() as folder:
        discord = asyncio.run(_on_discord(Path(folder)))
    with tempfile.TemporaryDirectory() as folder:
        slack = asyncio.run(_on_slack(Path(folder)))
    return {
        **{f"Discord, {bot}": _figures(blocks) for bot, blocks in discord.items()},
        **_ratios("Discord", discord, on_discord.OURS),
        **{f"Slack, {bot}": _figures(blocks) for bot, blocks in slack.items()},
        **_ratios("Slack", slack, on_slack.OURS),
    }


def _figures(blocks: Blocks) -> dict[str, float]:
    found: dict[str, float] = {}
    for asked, each in blocks.items():
        if asked.endswith(PROCESSOR):
            found[f"{asked}, ms"] = _least(each)
            continue
        found[f"{asked}, p50 ms"] = _middle(each)
        found[f"{asked}, latest ms"] = max(max(block) for block in each)
    return found


def _ratios(platform: str, by_bot: Mapping[str, Blocks], ours: str) -> dict[str, dict[str, float]]:
    return {
        f"{platform}, Parley over {other}": {
            asked: _least(each) / _least(by_bot[other][asked])
            if asked.endswith(PROCESSOR)
            else _middle(each) / _middle(by_bot[other][asked])
            for asked, each in by_bot[ours].items()
            if not asked.startswith(QUESTIONS)  # a bare bot has nothing to look up
        }
        for other in by_bot
        if other != ours
    }


def _middle(blocks: Sequence[Sequence[float]]) -> float:
    return statistics.median(statistics.median(block) for block in blocks)


def _least(blocks: Sequence[Sequence[float]]) -> float:
    return min(map(min, blocks))


def _turns(
    bots: Mapping[str, Bot], found: Mapping[str, Blocks]
) -> Iterator[tuple[str, BenchRequest, Bot, Blocks]]:
    """Each request of each bot in its turn, block after block, with where its times go: into what
    is `found` of that bot, but for the first block, which is no measure."""
    for asked, request in REQUESTS.items():
        for number in range(BLOCKS + 1):
            for name, bot in bots.items():
                yield asked, request, bot, found[name] if number else defaultdict(list)


async def _on_discord(folder: Path) -> dict[str, Blocks]:
    found: dict[str, Blocks] = {name: defaultdict(list) for name in on_discord.BOTS}
    async with AsyncExitStack() as stack:
        bots = {
            on_discord.OURS: await stack.enter_async_context(
                on_discord.running(on_discord.OURS, folder)
            )
        }
        answers = await _keep_discord_answers(bots[on_discord.OURS], folder)
        for name in found.keys() - bots.keys():
            bare = on_discord.running(name, folder, answers)
            bots[name] = await stack.enter_async_context(bare)
        for asked, request, bot, blocks in _turns(bots, found):
            spent = processor(bot.process)
            signs = [await _discord_sign(bot, request, n) for n in range(ONE)]
            each = (processor(bot.process) - spent) / ONE
            blocks[f"{asked}, alone, {PROCESSOR}"].append([each])
            blocks[f"{asked}, alone"].append([spent for spent, _ in signs])
            for many in (SEVERAL, CROWD):
                crowd = await asyncio.gather(*(_discord_sign(bot, request, n) for n in range(many)))
                blocks[f"{asked}, {many} at once"].append([spent for spent, _ in crowd])
                for _, one in crowd:
                    await _answered(one)
                signs += crowd
            if bot is bots[on_discord.OURS] and asked != QUESTIONS:
                _look_at({json.dumps(one.answers[-1]["data"]["components"]) for _, one in signs})
            bot.here.messages.clear()
    return found


async def _keep_discord_answers(bot: on_discord.BenchBot, folder: Path) -> str:
    """What Parley answers, by the command's name, in a file; its address."""
    known: dict[str, object] = {}
    for request in REQUESTS.values():
        _, one = await _discord_sign(bot, request, 0)
        await _answered(one)
        if one.answers[-1]["type"] != PUT_OFF:
            known[request.name] = one.answers[-1]["data"]["components"]
    (folder / "answers.json").write_text(json.dumps(known), "utf-8")
    return str(folder / "answers.json")


async def _discord_sign(
    bot: on_discord.BenchBot, request: BenchRequest, member: int
) -> tuple[float, Interaction]:
    begun = time.perf_counter()
    one = await bot.here.interact(
        2, request.data, str(500 + member), f"Member {member}", ADMINISTRATOR
    )
    return (time.perf_counter() - begun) * 1000, one


async def _answered(one: Interaction) -> None:
    """Wait for an answer that was put off."""
    until = time.perf_counter() + on_slack.PATIENCE
    while one.answers[-1]["type"] == PUT_OFF and one.original is None:
        if time.perf_counter() > until:
            raise TimeoutError("an answer that was put off never came")
        await asyncio.sleep(0.01)


async def _on_slack(folder: Path) -> dict[str, Blocks]:
    """Milliseconds to the acknowledgement, and to the answer."""
    found: dict[str, Blocks] = {name: defaultdict(list) for name in on_slack.BOTS}
    async with AsyncExitStack() as stack:
        bots = {
            on_slack.OURS: await stack.enter_async_context(on_slack.running(on_slack.OURS, folder))
        }
        answers = await _keep_slack_answers(bots[on_slack.OURS], folder)
        bare = on_slack.running(on_slack.BARE, folder, answers)
        bots[on_slack.BARE] = await stack.enter_async_context(bare)
        for asked, request, bot, blocks in _turns(bots, found):
            command = bot.people.command
            seen: set[str] = set()
            look = _note_in(seen)
            bot.people.here.watchers.append(look)
            spent = processor(bot.process)
            alone = [await command(n, request.line) for n in range(ONE)]
            each = (processor(bot.process) - spent) / ONE
            blocks[f"{asked}, alone, {PROCESSOR}"].append([each])
            several = await asyncio.gather(*(command(n, request.line) for n in range(SEVERAL)))
            crowd = await asyncio.gather(*(command(n, request.line) for n in range(CROWD)))
            for how, times in (
                ("alone", alone),
                (f"{SEVERAL} at once", several),
                (f"{CROWD} at once", crowd),
            ):
                blocks[f"{asked}, {how}, acknowledged"].append([t[0] for t in times])
                blocks[f"{asked}, {how}, answered"].append([t[1] for t in times])
            bot.people.here.watchers.remove(look)
            if asked != QUESTIONS:
                _look_at(seen)
    return found


def _note_in(seen: set[str]) -> Callable[[Message], None]:
    return lambda message: seen.add(message.text)


def _look_at(answers: Collection[str]) -> None:
    """All who ask for the same are answered with the same: nobody is refused."""
    if len(answers) != 1:
        raise ValueError(f"not everybody was answered alike: {answers}")


async def _keep_slack_answers(bot: on_slack.SlackBenchBot, folder: Path) -> str:
    """What Parley answers, by what was typed, in a file; its address."""
    known: dict[str, object] = {}
    seen: list[Message] = []
    bot.people.here.watchers.append(seen.append)
    for request in REQUESTS.values():
        await bot.people.command(0, request.line)
        known[request.line.removeprefix("/parley ")] = seen[-1].text, seen[-1].blocks
    bot.people.here.watchers.remove(seen.append)
    (folder / "answers.json").write_text(json.dumps(known), "utf-8")
    return str(folder / "answers.json")
