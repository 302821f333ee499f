"""Taking debates along as files, and bringing them in."""

from bot.core.catalog.entry import Upload
from bot.core.command import Command
from bot.core.debate.base import DebateCommand
from bot.core.values import dataclass

KINDS = {
    "markdown": "Transcript, Markdown",
    "html": "Transcript, HTML",
    "bundle": "Bundle that replays, JSON",
    "csv": "Positions, CSV",
    "polis": "Statements and votes, Polis CSV",
    "argdown": "Argument map, Argdown",
}
"""The kinds of files, with what each is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportDebate(DebateCommand):
    """Take a debate along as a file of one of KINDS."""

    kind: str = "markdown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportDebate(Command):
    """Bring in a debate that was exported as a bundle."""

    file: Upload
