"""The way in: `parley run` starts by itself; everything else goes to the command line.

The command line takes longer to load than Parley takes to start, so that `run` goes without it.
"""

import gc
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.cli.printing import tell
from bot.cli.refusals import CommandLineRefusal
from bot.kernel.refusal import Refused


def main(words: list[str]) -> int:
    """Run a command line; returns the exit code. A refusal is one sentence."""
    # What is loaded while starting stays for good: looking through it for garbage, again and
    # again, would take a tenth of the start.
    gc.disable()
    try:
        folder, left = find_data_folder(words)
    except Refused as refused:
        return _told([refused])
    if left != ["run"]:
        from bot.cli.program import main as command_line

        gc.freeze()
        gc.enable()
        return command_line(words)
    try:
        return run(folder)
    except Refused as refused:
        return _told([refused])
    except ExceptionGroup as several:  # of tasks that served side by side
        refusals, other = several.split(Refused)
        if refusals is None or other is not None:
            raise
        return _told(_each(refusals))
    except KeyboardInterrupt:
        return 130


def _told(refusals: Iterable[Refused]) -> int:
    for refused in refusals:
        tell(refused)
    return 1


def _each(several: ExceptionGroup[Refused]) -> Iterator[Refused]:
    for error in several.exceptions:
        if isinstance(error, ExceptionGroup):
            yield from _each(error)
        else:
            yield error


def run(folder: Path | None) -> int:
    """Start Parley, and serve until it is told to stop; `serve` begins to collect garbage when all
    is there. Raises Refused."""
    import asyncio
    import logging

    import bot
    from bot.cli import logs
    from bot.cli.serving import serve
    from bot.settings import load_settings

    settings = load_settings(data=folder) if folder else load_settings()
    logs.set_up_logging(settings.log_level, settings.log_format)
    python = sys.version.split()[0]
    logging.getLogger(__name__).info("Parley %s on Python %s", bot.__version__, python)
    return asyncio.run(serve(settings))


def find_data_folder(words: list[str]) -> tuple[Path | None, list[str]]:
    """The folder that --data names, wherever it stands, and the other words. Raises Refused
    (DATA_FOLDER_NEEDED)."""
    left: list[str] = []
    folder: Path | None = None
    rest = iter(words)
    for word in rest:
        if word == "--data" or word.startswith("--data="):
            name = next(rest, "") if word == "--data" else word.removeprefix("--data=")
            if not name or name.startswith("-"):
                raise Refused(CommandLineRefusal.DATA_FOLDER_NEEDED)
            folder = Path(name)
        else:
            left.append(word)
    return folder, left
