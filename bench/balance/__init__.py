"""Even hands, measured: are sides asked about in the same words?

Prompts are rendered for both sides and held against each other: outside the fences they must be the
same to the letter, and inside them stand the same words, with the sides changed over. What a model
chooses is shown in the speakers' own words and cut to the same number for each side by rule, so
there is nothing else of its answers to be weighed.
"""

import re
from collections.abc import Mapping

from bench.balance.cases import Case, load
from bench.balance.mirror import find_difference
from bench.balance.tasks import TASKS, Inputs
from bot.model import prompts
from bot.model.inputs import Input


def measure() -> dict[str, object]:
    """By task: pairs of requests, and those in the same words."""
    cases = load()
    return {name: {"in the same words": f"{_alike(name, cases)} of {len(cases)}"} for name in TASKS}


def _alike(name: str, cases: tuple[Case, ...]) -> int:
    prompt = prompts.load()[name]
    return sum(not asymmetry(prompt, TASKS[name], case) for case in cases)


def asymmetry(prompt: prompts.Prompt, inputs: Inputs, case: Case) -> str:
    """Where a prompt treats sides differently, in words; "" if nowhere."""
    one, other = (prompt.render(_fill(prompt, inputs, case, side)) for side in (0, 1))
    return find_difference(
        _unnumbered(f"{one.instructions}\n{one.request}"),
        _unnumbered(f"{other.instructions}\n{other.request}"),
        swapped(case),
    )


def _fill(prompt: prompts.Prompt, inputs: Inputs, case: Case, side: int) -> Mapping[str, Input]:
    """What a prompt is given for a side; nothing failed before, where it takes that."""
    given = inputs(case, side)
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
