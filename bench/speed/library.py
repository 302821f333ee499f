"""How long a running Parley takes to add an article of forty paragraphs, and what memory it holds
once it has been asked questions."""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from urllib.error import URLError
from urllib.request import urlopen

from bench.answers.data import own_sets
from bench.speed.console import open_tab
from bench.speed.timing import processor, resident
from bot.article.rules.index import words_only

PARAGRAPHS, QUESTIONS = 40, 40
PORT = 18485


def measure() -> dict[str, float]:
    """Seconds by the clock and of processor time, and megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **os.environ, "PARLEY_DATA": folder, "PARLEY_PORT": str(PORT), "MALLOC_ARENA_MAX": "2",
        }  # fmt: skip
        child = subprocess.Popen(
            [sys.executable, "-m", "bench.speed.any_pace"], env=env, stdout=subprocess.DEVNULL
        )
        try:
            _wait_until_healthy()
            return asyncio.run(_add_and_ask(child.pid))
        finally:
            child.terminate()
            child.wait()


def _wait_until_healthy() -> None:
    while True:
        try:
            urlopen(f"http://127.0.0.1:{PORT}/healthz", timeout=1).close()
        except URLError:
            time.sleep(0.05)
        else:
            return


async def _add_and_ask(pid: int) -> dict[str, float]:
    first, *others = _choose_questions()
    found = {}
    async with open_tab(PORT) as tab:
        for number, which in enumerate(("first", "second")):
            begun = processor(pid)
            spent = await tab.say(f"/article add slug:{which}\n{_write_article(number)}", posts=2)
            found[f"adding {PARAGRAPHS} paragraphs, {which} article, s"] = spent[1]
            found[f"its first question, s, {which} article"] = (await tab.say(f"/ask {first}"))[1]
            found[f"both, CPU s, {which} article"] = (processor(pid) - begun) / 1000
        for question in others:
            await tab.say(f"/ask {question}")
    return {**found, f"after {QUESTIONS} questions, MB": resident(pid)}


def _write_article(number: int) -> str:
    """The first paragraphs of our own articles, so many and one after another, under a title."""
    every = [
        paragraph
        for examined in own_sets(words_only).values()
        for paragraph in _paragraphs(examined.article.paragraphs())
    ]
    some = every[number * PARAGRAPHS : (number + 1) * PARAGRAPHS]
    return "\n\n".join((f"Article number {number + 1} of what was said", *some))


def _paragraphs(paragraphs: tuple[tuple[str, ...], ...]) -> list[str]:
    return [" ".join(sentences) for sentences in paragraphs]


def _choose_questions() -> list[str]:
    every = [q.text for examined in own_sets(words_only).values() for q in examined.questions]
    return every[:: len(every) // QUESTIONS][:QUESTIONS]
