"""The catalog as Discord's application commands, in the shape its API takes."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from bot.kernel import languages
from bot.kernel.catalog.parameters import Catalog, Entry, Parameter, ParameterKind
from bot.kernel.languages import COMMAND, FRENCH, PARAMETER
from bot.kernel.lines import ASK_ABOUT, QUOTE
from bot.kernel.permission import Role
from bot.kernel.pieces import shorten

SUB_COMMAND, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, ATTACHMENT = 1, 3, 4, 5, 6, 7, 8, 11
LONGEST_ABOUT = 100
LONGEST_STRING = 6000
MOST_CHOICES = 25
ON_MESSAGES = (ASK_ABOUT, QUOTE)
"""What can be done with a message."""

MANAGE_EVENTS = 1 << 33
"""What a server grants to those who chair; others do not see commands that are theirs alone."""

_TYPES = {
    ParameterKind.LINE: STRING,
    ParameterKind.PARAGRAPH: STRING,
    ParameterKind.CHOICE: STRING,
    ParameterKind.SEVERAL: STRING,
    ParameterKind.NUMBER: INTEGER,
    ParameterKind.FLAG: BOOLEAN,
    ParameterKind.FILE: ATTACHMENT,
    ParameterKind.PLACE: CHANNEL,
    ParameterKind.GROUP: ROLE,
    ParameterKind.MEMBER: USER,
}

_ASKED_BY_FORM = frozenset({ParameterKind.RANKING, ParameterKind.MARKS})
"""What several fields ask for, and no option of a command can."""

Payload = dict[str, Any]


def commands(catalog: Catalog) -> list[Payload]:
    """Every loud command: single ones, groups with their subcommands, and those on messages."""
    payloads = [_top(word, catalog) for word in catalog.first_words]
    return payloads + [{"type": 3, "contexts": [0], **_labelled(name)} for name in ON_MESSAGES]


def digest(payload: list[Payload]) -> str:
    """Tells whether the commands have changed since they were last sent."""
    return sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()


def _top(word: str, catalog: Catalog) -> Payload:
    entries = catalog.group(word)
    alone = len(entries) == 1 and len(entries[0].path) == 1
    payload: Payload = {"type": 1, "contexts": [0], **_named(word, COMMAND)}
    if alone:
        payload |= _command(entries[0])
    else:
        payload |= _about(catalog.groups[word])
        payload["options"] = [
            {"type": SUB_COMMAND, **_named(entry.path[-1], COMMAND), **_command(entry)}
            for entry in entries
        ]
    if all(entry.role >= Role.CHAIR for entry in entries):
        payload["default_member_permissions"] = str(MANAGE_EVENTS)
    return payload


def _command(entry: Entry) -> Payload:
    # What is required must come first; a long text is asked for by a form instead.
    taken = (p for p in entry.told if p.kind not in _ASKED_BY_FORM)
    options = sorted((_option(p) for p in taken), key=lambda o: not o["required"])
    return {**_about(entry.about), "options": options}


def _named(name: str, context: str) -> Payload:
    in_french = languages.catalog(FRENCH).pgettext(context, name)
    return {"name": name, "name_localizations": {FRENCH: in_french}}


def _labelled(words: str) -> Payload:
    in_french = languages.reader(FRENCH).bare(words)
    return {"name": _short(words), "name_localizations": {FRENCH: _short(in_french)}}


def _about(words: str) -> Payload:
    return {
        "description": _short(words),
        "description_localizations": {FRENCH: _short(languages.catalog(FRENCH).gettext(words))},
    }


def _option(parameter: Parameter) -> Payload:
    kind = _TYPES[parameter.kind]
    payload: Payload = {
        "type": kind,
        **_named(parameter.name, PARAMETER),
        **_about(parameter.about),
        "required": parameter.required and parameter.kind is not ParameterKind.PARAGRAPH,
    }
    if parameter.options and parameter.kind is not ParameterKind.SEVERAL:
        payload["choices"] = [
            {**_labelled(option.label), "value": option.value}
            for option in parameter.options[:MOST_CHOICES]
        ]
    if parameter.completion and kind in (STRING, INTEGER):
        payload["autocomplete"] = True
    if kind == STRING and not parameter.options:
        payload["max_length"] = min(parameter.longest, LONGEST_STRING)
    bounds: Mapping[str, int | None] = {"min_value": parameter.least, "max_value": parameter.most}
    if kind == INTEGER:
        payload |= {name: bound for name, bound in bounds.items() if bound is not None}
    return payload


def _short(words: str) -> str:
    return shorten(words, LONGEST_ABOUT)
