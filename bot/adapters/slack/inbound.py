"""Payloads as lines: what a member typed, pressed, chose, filled in or wrote."""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.adapters.slack.forms import filled
from bot.adapters.slack.manifest import ALL, SHORTCUTS
from bot.adapters.slack.places import PressedAlone, Where, load, load_alone, read_block
from bot.kernel.catalog.parameters import Catalog
from bot.kernel.lines import CommandLine, build_opening_form, find_actions, on_message
from bot.kernel.retrying import RETRY

Payload = Mapping[str, Any]
Names = Callable[[str], str]
"""The name of a person by their id; "" for one who is not known."""

_ENTITY = re.compile(r"<([^<>]*)>")
_PERSON = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")


class Sender(Struct, frozen=True, kw_only=True):
    """Who did something, and where. `trigger` opens a window within three seconds; `response_url`
    answers where Parley is not in the channel; `view` is the window that it was done in. What was
    pressed in a `hidden` message, or in a form that opened from it, is seen by nobody else; `mark`
    is what that message is marked with. `direct` is a direct message, of which Parley may be no
    part."""

    team: str
    user: str
    name: str
    here: Where
    trigger: str = ""
    response_url: str = ""
    view: Payload | None = None
    hidden: bool = False
    mark: int = 0
    direct: bool = False

    @property
    def pressed_alone(self) -> "PressedAlone | None":
        """The message with a mark that they pressed, and that they alone see."""
        if not (self.hidden and self.mark and self.response_url):
            return None
        return PressedAlone(self.response_url, self.mark)


def mentioned(words: str) -> frozenset[str]:
    """The people that words mention, by id."""
    return frozenset(_PERSON.findall(words))


def said(words: str, name: Names, people: Mapping[str, str] | None = None) -> str:
    """Words as their author read them: mentions by name, links by address, entities undone. For
    some `people`, by their ids, other words may stand."""
    put = people or {}

    def plain(match: re.Match[str]) -> str:
        inside = match[1]
        target, _, label = inside.partition("|")
        match inside[:1]:
            case "@" if target[1:] in put:
                return put[target[1:]]
            case "@":
                return f"@{name(target[1:]) or label or target[1:]}"
            case "#":
                return f"#{label}" if label else target[1:]
            case "!":
                return _special(target[1:], label)
            case _:
                same = not label or label in target
                return target if same else f"{label} ({target})"

    return html.unescape(_ENTITY.sub(plain, words))


def _special(target: str, label: str) -> str:
    if target.startswith(("subteam^", "date^")):
        return label or target.partition("^")[2]
    return f"@{target}"


def slash(body: Payload) -> Sender:
    """Who typed a slash command."""
    return Sender(
        team=str(body["team_id"]),
        user=str(body["user_id"]),
        name=str(body.get("user_name", "")),
        here=Where(channel=str(body["channel_id"])),
        trigger=str(body.get("trigger_id", "")),
        response_url=str(body.get("response_url", "")),
        direct=_is_direct(str(body.get("channel_name", ""))),
    )


def typed(command: str, words: str, prefix: str, catalog: Catalog) -> str:
    """The line that a slash command and the words after it are. One without words asks for its
    form, or for help where it is a group of commands."""
    word = command.strip().lstrip("/").removeprefix(prefix)
    words = words.strip()
    if word == ALL:
        second = words.split(maxsplit=1)[:1]
        own = (ALL, *(word.lower() for word in second)) in catalog.by_path
        if not own:
            return f"/{words.removeprefix('/')}" if words else "/help"
    elif words.lower() == "help":
        return f"/help {word}"
    if not words and (word,) not in catalog.by_path:
        return f"/help {word}"
    return f"/{word} {words}".strip()


def addressed(words: str, prefix: str, catalog: Catalog) -> str:
    """What words after a mention ask for; a slash command among them is read as if it were typed
    elsewhere. A mention alone asks for help."""
    first, _, rest = words.partition(" ")
    name = first.removeprefix("/")
    ours = bool(prefix) and name.removeprefix(prefix) in catalog.first_words
    if first.startswith("/") or (name.startswith(prefix) and ours):
        return typed(name, rest, prefix, catalog)
    return words or "/help"


def pressed_by(body: Payload) -> Sender:
    """Who pressed or chose something in a message, a window or on the home tab."""
    container = body.get("container") or {}
    view = body.get("view")
    if view is not None:
        return _in_view(body, view)
    channel = body.get("channel") or {}
    message = body.get("message") or {}
    told_thread, mark = read_block(str(((body.get("actions") or [{}])[0]).get("block_id", "")))
    thread = container.get("thread_ts") or message.get("thread_ts") or told_thread
    sender = _sender(
        body,
        Where(
            channel=str(channel.get("id") or container.get("channel_id") or ""),
            thread=str(thread or ""),
            alone=channel.get("name") == "directmessage",
        ),
    )
    hidden = bool(container.get("is_ephemeral"))
    return replace(
        sender, hidden=hidden, mark=mark, direct=_is_direct(str(channel.get("name", "")))
    )


def pressed(body: Payload) -> str:
    """The command that a button or a choice carries, or the form that it opens again; "" for what
    carries neither."""
    action = (body.get("actions") or [{}])[0]
    chosen = (action.get("selected_option") or {}).get("value")
    words = str(chosen or action.get("value") or "")
    return words if words.startswith(("/", f"{RETRY} ")) else ""


def submitted_by(body: Payload) -> Sender:
    """Who sent a form, and where: in the channel where it was opened, or that was chosen in it."""
    sender = _in_view(body, body["view"])
    _, channel = sent(body)
    if channel:
        return replace(sender, here=Where(channel=channel))
    return replace(sender, here=replace(sender.here, window=False))


def sent(body: Payload) -> tuple[CommandLine, str]:
    """A form that was sent, and the channel that was chosen in it."""
    view = body["view"]
    action, _ = load(str(view.get("private_metadata", "")))
    values, files, channel = filled((view.get("state") or {}).get("values") or {})
    return CommandLine(action=action, given=values, files=files), channel


def shortcut_by(body: Payload) -> Sender:
    """Who used a shortcut; one on a message is used in its thread, if it is in one."""
    channel = (body.get("channel") or {}).get("id") or ""
    message = body.get("message") or {}
    return _sender(body, Where(channel=str(channel), thread=str(message.get("thread_ts") or "")))


def shortcut(body: Payload, name: Names) -> CommandLine | None:
    """What a shortcut asks for; None for one that is not ours."""
    known = SHORTCUTS.get(str(body.get("callback_id", "")))
    if known is None:
        return None
    kind, label, _ = known
    if kind == "global":
        return build_opening_form()
    message = body.get("message") or {}
    actions = find_actions(message.get("blocks")) if message.get("bot_id") else ()
    return on_message(label, said(words_of(message), name), actions)


def words_of(message: Payload) -> str:
    """The words of a message; those of other apps may stand in blocks and attachments alone."""
    words = str(message.get("text") or "").strip()
    return words or " ".join(_texts([message.get("blocks"), message.get("attachments")]))


def _texts(part: object) -> Iterator[str]:
    """All words in a tree of blocks, in order."""
    if isinstance(part, list):
        for element in part:
            yield from _texts(element)
    elif isinstance(part, dict):
        for name in ("title", "pretext", "text", "blocks", "fields", "elements", "rows"):
            inside = part.get(name)
            if isinstance(inside, str) and inside.strip():
                yield inside.strip()
            else:
                yield from _texts(inside)


def wrote(body: Payload) -> Sender:
    """Who wrote a message. Mentions are answered in a thread; words to Parley alone, where they
    stand."""
    event = body["event"]
    alone = event.get("channel_type") == "im" or str(event.get("channel", ""))[:1] == "D"
    return Sender(
        team=str(body.get("team_id") or event.get("team") or ""),
        user=str(event.get("user", "")),
        name="",
        here=Where(
            channel=str(event.get("channel", "")),
            thread=str(event.get("thread_ts") or ""),
            alone=alone,
        ),
    )


def by_meaning(body: Payload) -> str:
    """What something is, whatever envelope brings it and however often; "" if it does not say."""
    if "command" in body:
        return f"command {body.get('trigger_id', '')}"
    match body.get("type"):
        case "event_callback":
            return _of_event(body)
        case "block_actions":
            action = (body.get("actions") or [{}])[0]
            container = body.get("container") or {}
            where = container.get("message_ts") or container.get("view_id")
            user = (body.get("user") or {}).get("id")
            return f"press {user} {where} {action.get('action_ts')} {action.get('action_id')}"
        case "view_submission":
            view = body.get("view") or {}
            filled = sha256(repr(view.get("state")).encode()).hexdigest()[:16]
            return f"sent {view.get('id')} {view.get('hash')} {filled}"
        case "shortcut" | "message_action":
            return f"shortcut {body.get('trigger_id', '')}"
        case _:
            return ""


def team_of(body: Payload) -> str:
    """The workspace that something comes from."""
    team = body.get("team") or {}
    return str(body.get("team_id") or team.get("id") or "")


def _of_event(body: Payload) -> str:
    event = body.get("event") or {}
    kind, subtype = event.get("type"), event.get("subtype")
    # A mention comes as a message as well: both are one thing that was written.
    if kind in ("app_mention", "message") and not subtype:
        return f"wrote {event.get('channel')} {event.get('ts')}"
    return f"event {body.get('event_id', '')}"


def _in_view(body: Payload, view: Payload) -> Sender:
    carried = str(view.get("private_metadata", ""))
    _, here = load(carried)
    sender = _sender(body, replace(here, window=True), view)
    alone = load_alone(carried)
    if alone is None:
        return sender
    return replace(sender, response_url=alone.response_url, hidden=True, mark=alone.mark)


def _sender(body: Payload, here: Where, view: Payload | None = None) -> Sender:
    user = body.get("user") or {}
    team = body.get("team") or {}
    return Sender(
        team=str(team.get("id") or user.get("team_id") or ""),
        user=str(user.get("id", "")),
        name=str(user.get("username") or user.get("name") or ""),
        here=here,
        trigger=str(body.get("trigger_id", "")),
        response_url=str(body.get("response_url", "")),
        view=view,
    )


def _is_direct(channel_name: str) -> bool:
    """Is a channel a direct message, of two or of several?"""
    return channel_name == "directmessage" or channel_name.startswith("mpdm-")
