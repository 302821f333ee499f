"""Taking debates along as files, and bringing them in."""

from bot.core.values import dataclass
from bot.debate.commands.base import DebateCommand
from bot.kernel.catalog.parameters import Upload
from bot.kernel.command import Command

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
