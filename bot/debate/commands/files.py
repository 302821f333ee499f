"""Taking debates along as files, and bringing them in."""

from typing import Annotated

from bot.debate.commands.base import DebateCommand
from bot.kernel.catalog import takes
from bot.kernel.catalog.parameters import Upload
from bot.kernel.command import Command
from bot.kernel.permission import Role

KINDS = {
    "markdown": "Transcript, Markdown",
    "html": "Transcript, HTML",
    "bundle": "Bundle that replays, JSON",
    "csv": "Positions and ballots, CSV",
    "polis": "Statements and votes, Polis CSV",
    "argdown": "Argument map, Argdown",
    "aif": "Argument map, AIF (JSON)",
    "graphml": "Argument map, GraphML",
}
"""The kinds of files, with what each is."""


class ExportDebate(
    DebateCommand, path="debate export", synonyms="download save transcript record copy file"
):
    """Download a debate as a file."""

    kind: Annotated[str, takes.choice("What kind of file", KINDS)] = "markdown"


class ImportDebate(
    Command,
    path="debate import",
    title="Import a debate",
    synonyms="upload bundle load restore",
    role=Role.CHAIR,
):
    """Bring in a debate from a bundle."""

    file: Annotated[
        Upload, takes.file("The bundle", endings=(".json",), marks=('"about": "A debate.',))
    ]


class ImportClaims(
    DebateCommand, path="claim import", title="Bring in claims", synonyms="upload map argdown kialo"
):
    """Bring in claims from Argdown or Kialo.

    For chairs of the debate.
    """

    file: Annotated[
        Upload,
        takes.file(
            "The map: Argdown, or Kialo’s text",
            endings=(".argdown", ".ad", ".md", ".txt"),
            marks=("Discussion Title:", "\n  + ", "\n  - <", "\n+ [", "\n+ <", "]: ", "{by: "),
        ),
    ]


SharingCommands = ExportDebate | ImportDebate | ImportClaims
