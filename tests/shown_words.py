"""What people read of a view on each face: no ids, short names or parameters' names in it, and no
command that cannot be typed there."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from bot.adapters.discord import render as discord_render
from bot.adapters.plain.render import rendered
from bot.adapters.slack import render as slack_render
from bot.adapters.slack.manifest import ALL, COMMANDS
from bot.adapters.slack.spelling import reader
from bot.assembly import CATALOG
from bot.debate.content import formats
from bot.exercise.content import exercises
from bot.guarantee.content import clauses, designs, tension_rules
from bot.kernel.view import Attachment, Form, Picture, View
from bot.opinion.content import motions

_COMMAND = re.compile(r"(?<![\w/:.<~>])/([a-z]{3,})\b")
_GENERATED = re.compile(r"\b(?=[a-z0-9]*\d)(?=[a-z0-9]*[a-z][a-z0-9]*[a-z])[a-z0-9]{12}\b")
_PARAMETER = re.compile(r"(?<![\w/:.#])([a-z]+(?:_[a-z]+)*):(?=[\w“\"])")
_CITED = re.compile(r"\[([a-z0-9]+(?:-[a-z0-9]+)*) ¶\d+\]")
_NAMED = re.compile(r"^\W*\*\*([^*\n]+)\*\*:? *([^\n]*)$|^([\w’ -]+): ([^\n]*)$", re.MULTILINE)
"""The name of a field with its value, on Discord and in plain words."""
_READ = {"content", "label", "placeholder", "text", "title", "description", "name"}
"""What stands under these keys in a payload is read by people."""


@cache
def named_ids() -> frozenset[str]:
    """The ids of what comes with Parley under another name, also those that are words."""
    return frozenset((*formats.load(), *exercises.load_cards(), *designs.load()))


@cache
def short_names() -> frozenset[str]:
    """The ids of what comes with Parley that nobody could take for a word."""
    space = clauses.load()
    ids = {
        *named_ids(),
        *(motion.id for motion in motions.load()),
        *(clause.id for clause in space.clauses),
        *(option.id for clause in space.clauses for option in clause.options),
        *(tension.id for tension in tension_rules.load().tensions),
    }
    return frozenset(name for name in ids if "_" in name or "-" in name)


def read_on(view: View) -> Mapping[str, str]:
    """What people read of a view, by its face."""
    apart = Attachment | Picture | Form  # a form is filled in there, and typed in a terminal
    shown = View(blocks=tuple(block for block in view.blocks if not isinstance(block, apart)))
    words = {
        "plain": rendered(shown, width=10_000),
        "discord": "\n".join(
            part
            for message in discord_render.messages(shown)
            for part in _texts(message.view.to_components())
        ),
    }
    for face, thread in (("slack", ""), ("slack thread", "1.1")):
        posts = slack_render.messages(shown, thread, reader("en", "", thread))
        words[face] = "\n".join(part for post in posts for part in _texts(list(post.blocks)))
    return words


def assert_readable(views: tuple[View, ...]) -> None:
    """Nobody reads in them what only programs need."""
    found = [fault for view in views for fault in find_faults(view)]
    assert not found, f"show a label, or a button: {found}"


def find_faults(view: View) -> Iterator[str]:
    """What nobody should read in a view, with its face."""
    for face, words in read_on(view).items():
        faults = (*_find_keys(words), *_find_untyped(words, face))
        yield from (f"{face}: {fault}" for fault in faults)


def _find_keys(words: str) -> Iterator[str]:
    for name in _GENERATED.findall(words):
        yield f"the id {name}"
    for name in short_names():
        if name in words and re.search(rf"(?<![\w/.=-]){re.escape(name)}(?![\w-])", words):
            yield f"the short name {name}"
    for slug in _CITED.findall(words):
        yield f"the short name of an article, {slug}"
    for part in (part.strip() for field in _NAMED.findall(words) for part in field):
        if part in named_ids():
            yield f"the key {part} for a name or a value"


def _find_untyped(words: str, face: str) -> Iterator[str]:
    for name in _PARAMETER.findall(words):
        if name in _parameters():
            yield f"the parameter {name}"
    for word in _COMMAND.findall(words):
        if not _is_typed(word, face):
            yield f"the command /{word}"


@cache
def _parameters() -> frozenset[str]:
    return frozenset(p.name for entry in CATALOG.entries for p in entry.parameters)


def _is_typed(word: str, face: str) -> bool:
    if face == "slack":
        return word in (*COMMANDS, ALL, "invite")
    if face == "slack thread":
        return False
    return word in CATALOG.first_words


def _texts(part: Any) -> Iterator[str]:
    """All that is read in a part of a payload."""
    if isinstance(part, dict):
        for key, value in part.items():
            if isinstance(value, str):
                if key in _READ:
                    yield value
            else:
                yield from _texts(value)
    elif isinstance(part, list | tuple):
        for each in part:
            yield from _texts(each)
