"""Help, made from the catalog."""

from difflib import get_close_matches

from bot.community.commands.help import Help
from bot.kernel.catalog.help import about_group, about_word, overview
from bot.kernel.catalog.parameters import Entry
from bot.kernel.message import spelled
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import KernelRefusal, Refused, build_role_refusal
from bot.kernel.view import View


async def explain_commands(parts: Parts, command: Help, _: Progress) -> tuple[View, ...]:
    """All commands, or those that begin with the topic's words."""
    topic = tuple(command.topic.lower().removeprefix("/").split())
    if not topic:
        return (overview(parts.catalog, command.by.role),)
    loud = [entry for entry in parts.catalog.entries if not entry.quiet]
    entries = tuple(entry for entry in loud if entry.path[: len(topic)] == topic)
    if entries and all(entry.role > command.by.role for entry in entries):
        raise build_role_refusal(entries[0].name, entries[0].role)
    if entries:
        return (about_group(entries, command.by.role),)
    if of_word := [e for e in loud if e.role <= command.by.role and _mentions(e, topic)]:
        return (about_word(of_word, command.topic),)
    names = [entry.name for entry in loud] + list(parts.catalog.first_words)
    if guess := get_close_matches(" ".join(topic), names, n=1):
        meant = spelled(guess[0])
        raise Refused(KernelRefusal.UNKNOWN_COMMAND_GUESS, word=command.topic, guess=meant)
    raise Refused(KernelRefusal.UNKNOWN_COMMAND, word=command.topic)


def _mentions(entry: Entry, topic: tuple[str, ...]) -> bool:
    """Do a command's name and description hold all the words, as they stand or in the plural?"""
    words_told = {word.strip(",.;:?").lower() for word in f"{entry.name} {entry.about}".split()}
    return all(word in words_told or f"{word}s" in words_told for word in topic)


HANDLERS: dict[type, CommandHandler] = {Help: explain_commands}
