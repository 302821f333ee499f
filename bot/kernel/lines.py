"""Lines that members cause on a platform: a command, with its values by parameter."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from bot.kernel.message import say
from bot.kernel.view import Form, View

LONGEST_QUESTION, LONGEST_QUOTE = 500, 3000
"""Characters of a message that a command on it takes."""

ASK_ABOUT = say("Ask about this")
QUOTE = say("Quote as evidence")
OPEN_DEBATE = say("Open a debate")
"""What can be done with a message, and from anywhere."""


TYPED_OPENLY = say("Everybody here can read what you typed. Next time, use the button.")
"""Told to who typed what is for nobody else’s eyes, such as a ballot, where all read it."""


_ANSWER = re.compile(r"/answer \w+ (?:answer:)?(\w+)")
"""The action of a button under an answer, which names it."""


class CommandLine(Struct, frozen=True, kw_only=True):
    """A command with its values by parameter; `files` are attachments by parameter, as the platform
    describes them. `people` are those who were picked or mentioned, names by the platform's own
    ids, which stand in the values as <@id>. A `draft` is to be looked over in a form before it is
    sent."""

    action: str
    given: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    draft: bool = False


class UnfinishedValue(Struct, frozen=True, kw_only=True):
    """A value that is being typed for the parameter `name` of a command, with the values that are
    `given` for others."""

    action: str
    name: str
    typed: str = ""
    given: Mapping[str, str] = field(default_factory=dict)


def on_message(name: str, words: str, actions: Iterable[str] = ()) -> CommandLine:
    """A command on a message: its words are asked about, or quoted in a speech; of an answer, which
    its buttons' `actions` name, what the article says.

    A speech is asked for by a form, into which the quotation is put; `draft` says so.
    """
    words = " ".join(words.split())
    if name == QUOTE:
        answer = next((found[1] for action in actions if (found := _ANSWER.match(action))), "")
        if answer:
            return CommandLine(action=f"/answer quote {answer}")
        quoted = {"words": f"“{words[:LONGEST_QUOTE]}”"}
        return CommandLine(action="/debate speak", given=quoted, draft=True)
    return CommandLine(action="/ask", given={"question": words[:LONGEST_QUESTION]})


def find_actions(message: object) -> Iterator[str]:
    """What the buttons in a message of a platform send, wherever they stand in it."""
    match message:
        case Mapping():
            yield from (str(message[key]) for key in ("value", "custom_id") if message.get(key))
            for inside in message.values():
                yield from find_actions(inside)
        case list():
            for element in message:
                yield from find_actions(element)
        case _:
            return


def build_opening_form() -> CommandLine:
    """The form that opens a debate."""
    return CommandLine(action="/debate open", draft=True)


def find_form(views: tuple[View, ...]) -> Form | None:
    """The form, where a view is one and nothing else."""
    if len(views) == 1 and len(views[0].blocks) == 1 and isinstance(views[0].blocks[0], Form):
        return views[0].blocks[0]
    return None
