"""Help, made from the catalog."""

from difflib import get_close_matches

from msgspec.structs import replace

from bot.article.commands import AskArticles
from bot.article.handlers.helping import find_help
from bot.article.rules.language import UNKNOWN
from bot.article.rules.question_language import detect_question_language
from bot.community.commands.help import Help
from bot.kernel import languages
from bot.kernel.catalog.help import about_group, about_word, overview, usable_in
from bot.kernel.catalog.parameters import Catalog, Entry
from bot.kernel.message import say, spelled
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.permission import Role
from bot.kernel.refusal import KernelRefusal, Refused, build_role_refusal
from bot.kernel.view import View, text
from bot.model.asking import LanguageModel

_LONGEST_PATH = 2

FEWEST_WORDS = 3
"""Words of a topic that is a question, and no slip in the name of a command."""


async def explain_commands(parts: Parts, command: Help, progress: Progress) -> tuple[View, ...]:
    """What to begin with; the commands that begin with the topic's words, or that tell by them; or
    what a question asks."""
    by, catalog = command.by, parts.catalog
    topic = _read_topic(catalog, command.topic)
    model = await parts.of(LanguageModel).is_on(by.community)
    if not topic:
        settings = await parts.communities.settings(by.community)
        return (overview(catalog, by.role, opens=settings.may_open(by.role), model=model),)
    loud = usable_in(
        [entry for entry in catalog.entries if not entry.quiet], Role.ADMIN, model=model
    )
    entries = tuple(entry for entry in loud if entry.path[: len(topic)] == topic)
    if entries and all(entry.role > by.role for entry in entries):
        raise build_role_refusal(entries[0].name, entries[0].role)
    if entries:
        return (about_group(entries, by.role),)
    if of_word := [e for e in loud if e.role <= by.role and _mentions(e, topic)]:
        return (about_word(of_word, command.topic),)
    if detect_question_language(command.topic) not in ("en", UNKNOWN):
        settings = await parts.communities.settings(by.community)
        short = overview(catalog, by.role, opens=settings.may_open(by.role), model=model)
        foreign = text(say("Help finds its pages by English words. Begin with one of these:"))
        return (replace(short, blocks=(foreign, *short.blocks)),)
    if view := await find_help(parts, by, command.topic, command.topic):
        return (view,)
    if len(topic) >= FEWEST_WORDS:
        ask = await parts.features.handler(AskArticles)
        question = AskArticles(by=by, at=command.at, id=command.id, question=command.topic)
        return await ask(parts, question, progress)
    names = [entry.name for entry in loud] + list(catalog.first_words)
    if guess := get_close_matches(" ".join(topic), names, n=1):
        meant = spelled(guess[0])
        raise Refused(KernelRefusal.UNKNOWN_COMMAND_GUESS, word=command.topic, guess=meant)
    raise Refused(KernelRefusal.UNKNOWN_COMMAND, word=command.topic)


def _read_topic(catalog: Catalog, topic: str) -> tuple[str, ...]:
    """The words of a topic, those of commands in English, as they may be typed in any language."""
    known = {word for entry in catalog.entries for word in entry.path}
    typed = topic.lower().removeprefix("/").split()
    english = {
        languages.catalog(code).pgettext(languages.COMMAND, word): word
        for code in languages.CODES
        for word in sorted(known)
    }
    named = [word if word in known else english.get(word, word) for word in typed]
    return tuple(named[:_LONGEST_PATH] + typed[_LONGEST_PATH:])


def _mentions(entry: Entry, topic: tuple[str, ...]) -> bool:
    """Do a command's name and description hold all the words, as they stand or in the plural?"""
    words_told = {word.strip(",.;:?").lower() for word in f"{entry.name} {entry.about}".split()}
    return all(word in words_told or f"{word}s" in words_told for word in topic)


HANDLERS: dict[type, CommandHandler] = {Help: explain_commands}
