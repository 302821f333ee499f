"""Taking debates along as files, and bringing them in."""

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


class ExportDebate(DebateCommand, frozen=True, kw_only=True):
    """Take a debate along as a file of one of KINDS."""

    kind: str = "markdown"


class ImportDebate(Command, frozen=True, kw_only=True):
    """Bring in a debate that was exported as a bundle."""

    file: Upload
