"""Even hands, measured: are sides asked about in the same words, and is what is uneven told?

Prompts are rendered for both sides and held against each other: outside the fences they must be the
same to the letter, and inside them stand the same words, with the sides changed over. Then a model
by script answers at the tests’ local server: a fair one must be found even, biased ones must not.
"""

import asyncio
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from bench.balance.cases import Case, load
from bench.balance.scripts import BIASED, Script, fair
from bench.balance.tasks import TASKS, Task
from bot.assembly import Parley, open_parley
from bot.cli.session import COMMUNITY, caller
from bot.community.communities import Communities
from bot.kernel.command import Caller
from bot.kernel.community_settings import DEFAULTS, ON
from bot.model import prompts
from bot.model.asking import LanguageModel
from bot.model.config import ModelConfig
from bot.model.inputs import Input
from bot.model.rules.balance import find_unevenness
from bot.model.rules.mirror import find_difference
from tests.fakes.model_server import ModelServer, Says, running


def measure() -> dict[str, object]:
    """By task: pairs of requests, those in the same words, fair answers found even, biased ones
    found uneven."""
    return asyncio.run(_measured())


async def _measured() -> dict[str, object]:
    cases = load()
    found: dict[str, dict[str, str]] = {
        name: {"prompts in the same words": _of(_alike(name, cases), len(cases))} for name in TASKS
    }
    async with running() as server:
        config = ModelConfig(name="openai:scripted", address=f"{server.address}/v1", key="none")
        with tempfile.TemporaryDirectory() as folder:
            async with open_parley(Path(folder), config) as parley:
                by = await _switched_on(parley)
                for name, task in TASKS.items():
                    even = await _uneven(parley, by, server, name, task, fair, cases)
                    found[name]["fair answers found even"] = _of(len(cases) - even, len(cases))
                    for kind, script in BIASED.items():
                        told = await _uneven(parley, by, server, name, task, script, cases)
                        if script.__name__ in task.open_to:
                            found[name][f"{kind}, found uneven"] = _of(told, len(cases))
                        else:
                            found[name][f"{kind}, of no effect"] = _of(
                                len(cases) - told, len(cases)
                            )
    return dict(found)


def _of(some: int, every: int) -> str:
    return f"{some} of {every}"


async def _switched_on(parley: Parley) -> Caller:
    by = caller()
    await parley.app.meet(by)
    await parley.app.parts.of(Communities).set_up(COMMUNITY, replace(DEFAULTS, model=ON))
    return by


def _alike(name: str, cases: tuple[Case, ...]) -> int:
    prompt = prompts.load()[name]
    return sum(not asymmetry(prompt, TASKS[name], case) for case in cases)


def asymmetry(prompt: prompts.Prompt, task: Task, case: Case) -> str:
    """Where a prompt treats sides differently, in words; "" if nowhere."""
    one, other = (prompt.render(_inputs(prompt, task, case, side)) for side in (0, 1))
    return find_difference(
        _unnumbered(f"{one.instructions}\n{one.request}"),
        _unnumbered(f"{other.instructions}\n{other.request}"),
        swapped(case),
    )


def _inputs(prompt: prompts.Prompt, task: Task, case: Case, side: int) -> Mapping[str, Input]:
    """What a prompt is given for a side; nothing failed before, where it takes that."""
    given = task.inputs(case, side)
    return {**given, "failed": []} if "failed" in prompt.inputs else given


def _unnumbered(rendered: str) -> str:
    """A prompt with the numbered sentences in its fences as running words again."""
    lines = r"(?m)^\d+: .*(?:\n\d+: .*)*"
    return re.sub(
        lines, lambda found: re.sub(r"(?m)^\d+: ", "", found[0]).replace("\n", " "), rendered
    )


def swapped(case: Case) -> Mapping[str, str]:
    """The words of either side by those of the other in the same place."""
    pairs: dict[str, str] = {}
    for mine, theirs in ((case.sides[0], case.sides[1]), (case.sides[1], case.sides[0])):
        pairs |= {mine.name: theirs.name, mine.question: theirs.question}
        pairs |= dict(zip(mine.speeches, theirs.speeches, strict=True))
        pairs |= dict(zip(mine.opinions, theirs.opinions, strict=True))
        pairs[" ".join(mine.speeches)] = " ".join(theirs.speeches)
    return pairs | dict(zip(case.paragraphs, case.paragraphs[::-1], strict=True))


async def _uneven(
    parley: Parley,
    by: Caller,
    server: ModelServer,
    name: str,
    task: Task,
    script: Script,
    cases: tuple[Case, ...],
) -> int:
    """How many pairs of answers are told to be uneven."""
    count = 0
    prompt = prompts.load()[name]
    for case in cases:
        weights = []
        for side in (0, 1):
            server.always(Says(script(task, case, side)))
            inputs = _inputs(prompt, task, case, side)
            said = await parley.app.parts.of(LanguageModel).ask(by, name, inputs, task.shape)
            weights.append(task.weight(said.value, case, side))
        count += bool(find_unevenness(*weights))
    return count
