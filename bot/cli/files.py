"""Files that the command line reads and writes; what stands in the way is one sentence."""

from collections.abc import Sequence
from pathlib import Path

from bot.cli.printing import type_command
from bot.cli.refusals import CommandLineRefusal
from bot.kernel.catalog.parameters import Entry, ParameterKind, Upload
from bot.kernel.refusal import Refused
from bot.store.backups import unavailable_disk
from bot.store.copying import write_whole


def read_file(path: Path) -> bytes:
    """What is in a file. Raises Refused (FILE_MISSING)."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(CommandLineRefusal.FILE_MISSING, path=path) from error


def read_upload(path: Path) -> Upload:
    """A file as commands take it. Raises Refused (FILE_MISSING)."""
    return Upload(name=path.name, content=read_file(path))


def write_file(path: Path, content: bytes) -> None:
    """Put a file in its place, whole or not at all. Raises Refused (FILE_UNWRITABLE)."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise unavailable_disk(error, path) from error


def take_file(entry: Entry, words: Sequence[str]) -> tuple[list[str], dict[str, Upload]]:
    """The words of a command without that which names a file, and the file, where the command
    takes one. Raises Refused (FILE_MISSING, FILE_NEEDED)."""
    taken = next((each for each in entry.parameters if each.kind is ParameterKind.FILE), None)
    left = list(words)
    if taken is None:
        return left, {}
    named = [word for word in left if word.startswith(f"{taken.name}:")]
    if not named:
        others = tuple(f"{each.name}:" for each in entry.parameters)
        free = [word for word in left if not word.startswith(others)]
        named = [word for word in free if Path(word).is_file()] or (free if taken.required else [])
    if not named:
        if taken.required:
            raise Refused(CommandLineRefusal.FILE_NEEDED, command=type_command(entry.name))
        return left, {}
    left.remove(named[0])
    return left, {taken.name: read_upload(Path(named[0].removeprefix(f"{taken.name}:")))}
