"""`python3 dev.py bench model [--model PROVIDER:NAME …]`: does a model choose the right sentences?

Natural questions, answerable and not, and texts that try to give orders are put to the whole
program. Without --model, readers by script at a local server are measured, to see that the measure
works. PARLEY_MODEL_KEY and --address say how to reach a model; --every 5 takes a fifth of the
cases.
"""

import asyncio
import os
from collections.abc import Sequence

from bench.model.asking import run_now
from bench.model.cases import load_cases
from bench.model.figures import Figures, count_figures
from bench.model.scripted import READERS, run_reader
from bot.model.config import ModelConfig
from bot.model.pricing import find_price


def measure(models: Sequence[str] = (), address: str = "", every: int = 1) -> dict[str, Figures]:
    """The figures of each model by its name; every n-th case alone is put, for a quick look."""
    cases = load_cases()[::every]
    if not models:
        return {
            name: count_figures(asyncio.run(run_reader(reader, cases)), None)
            for name, reader in READERS.items()
        }
    found = {}
    for name in models:
        config = ModelConfig(
            name=name, address=address, key=os.environ.get("PARLEY_MODEL_KEY", ""), seconds=120
        )
        run = run_now(config, cases)
        found[name] = count_figures(run, find_price(config, *run.tokens))
    return found
