"""What members may ask about the commands themselves."""

from typing import Annotated

from bot.kernel.catalog import takes
from bot.kernel.command import Command


class Help(
    Command,
    path="help",
    title="All commands",
    synonyms="commands manual instructions",
    examples=("help article add",),
):
    """See what Parley can do."""

    topic: Annotated[str, takes.words("A command", completion="topics", own_words=True)] = ""


class TurnPage(Command, path="page", quiet=True):
    """See another page of a long answer."""

    kept: Annotated[str, takes.line("The answer", longest=40, typed_only=True)]
    page: Annotated[int, takes.number("Which page", most=1000)]


HelpCommands = Help | TurnPage
