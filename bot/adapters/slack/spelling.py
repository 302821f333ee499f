"""Commands as members of Slack can type them, and who reads what is posted."""

from functools import partial

from bot.adapters.slack.manifest import ALL, COMMANDS
from bot.kernel import languages
from bot.kernel.reader import Reader


def spelled(command: str, prefix: str, thread: str) -> str:
    """A command, such as /debate join, as it can be typed: in a thread, where Slack takes no slash
    commands, with a mention; without a slash command of its own, after that which takes all."""
    words = command.removeprefix("/")
    if thread:
        return f"@Parley {words}"
    own = words.split(" ", 1)[0] in COMMANDS
    return f"/{prefix}{words}" if own else f"/{prefix}{ALL} {words}"


def reader(language: str, prefix: str, thread: str) -> Reader:
    """Who reads in a conversation, in a language by its code."""
    return languages.reader(language, partial(spelled, prefix=prefix, thread=thread))
