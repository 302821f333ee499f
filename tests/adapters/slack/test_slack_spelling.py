"""Commands in sentences, as members of Slack can type them."""

import re
from collections.abc import Iterator

import pytest

from bot.adapters.slack.manifest import manifest
from bot.adapters.slack.render import messages
from bot.adapters.slack.spelling import reader, spelled
from bot.assembly import CATALOG
from bot.cli.extraction import template
from bot.kernel.catalog.help import about_group, about_word, overview
from bot.kernel.message import say, sentence_of
from bot.kernel.permission import Role
from bot.kernel.reader import put_into_words
from bot.kernel.view import Plain, Text, View, text
from tests.fakes.slack.reading import read

PREFIX = "x-"
TYPED = re.compile(r"(?<![\w/:.<])/([a-z][\w-]*)")
SLACKS_OWN = "/invite"
NAMES = re.compile(r"\{([^{}/][^{}]*)\}")


@pytest.mark.parametrize(
    ("command", "prefix", "thread", "typed"),
    [
        ("/debate join", "", "", "/debate join"),
        ("/debate join", "test-", "", "/test-debate join"),
        ("/chair move", "", "", "/parley chair move"),
        ("/chair move", "test-", "", "/test-parley chair move"),
        ("/parley setup", "", "", "/parley setup"),
        ("/debate join", "test-", "17.5", "@Parley debate join"),
    ],
)
def test_a_command_is_spelled_as_it_can_be_typed(
    command: str, prefix: str, thread: str, typed: str
) -> None:
    assert spelled(command, prefix, thread) == typed


def test_a_sentence_spells_its_commands_for_the_thread_it_stands_in() -> None:
    shown = put_into_words(text(say("Take it up with {/chair move}.")), reader("en", "", "17.5"))

    assert shown == Text((Plain("Take it up with @Parley chair move."),))


def said() -> Iterator[View]:
    """Every sentence of Parley, and every page of help."""
    for entry in template():
        for words in entry.id if isinstance(entry.id, tuple) else (entry.id,):
            if words and not entry.context:
                fields = dict.fromkeys(NAMES.findall(words), "7")
                yield View(blocks=(text(sentence_of(words, fields)),))
    yield overview(CATALOG, Role.ADMIN)
    for word in CATALOG.first_words:
        entries = CATALOG.group(word)
        yield about_group(entries, Role.ADMIN)
        yield about_word(entries, word)
        yield from (about_group((entry,), Role.ADMIN) for entry in entries)


def test_no_sentence_names_a_command_that_slack_lacks() -> None:
    known = {
        one["command"] for one in manifest(CATALOG, prefix=PREFIX)["features"]["slash_commands"]
    }

    unknown = {
        (f"/{word}", line)
        for view in said()
        for post in messages(view, "", reader("en", PREFIX, ""))
        for line in read(post.blocks)
        for word in TYPED.findall(line)
        if f"/{word}" not in {*known, SLACKS_OWN}
    }

    assert not unknown


def test_no_sentence_in_a_thread_names_a_slash_command() -> None:
    slashed = {
        line
        for view in said()
        for post in messages(view, "17.5", reader("en", PREFIX, "17.5"))
        for line in read(post.blocks)
        if TYPED.search(line.replace(SLACKS_OWN, ""))
    }

    assert not slashed
