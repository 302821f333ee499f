"""Block Kit: every block, where it may stand, and the limits of a message, a modal and a home."""

import json
from collections.abc import Sequence
from typing import Any

from tests.fakes.slack.elements import (
    BUTTON,
    IN_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    ONLY_IN_MODALS,
    find_all,
    image,
    mrkdwn,
    plain,
    slack_file,
    some,
    words,
)
from tests.fakes.slack.shapes import (
    Check,
    Data,
    anything,
    array,
    at_least_one,
    boolean,
    by_type,
    exactly_one,
    integer,
    one_of,
    say,
    shape,
    string,
    texts_of,
)

MOST_TEXT = 11_000
"""Characters of all blocks of a message: Slack documents none; it has refused from 11,341."""

LARGEST_VIEW = 250_000

_ID = {"block_id": string(255)}
_STYLE = shape(
    {},
    dict.fromkeys(
        ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight",
         "unlink"), boolean
    ),
)  # fmt: skip
_STYLED: dict[str, Check] = {"style": _STYLE}
PARTS: dict[str, Check] = {
    "text": shape({"type": anything, "text": string(100_000)}, _STYLED),
    "link": shape(
        {"type": anything, "url": string(3000)},
        {"text": string(100_000, least=0), "unsafe": boolean, **_STYLED},
    ),
    "user": shape({"type": anything, "user_id": string(255)}, _STYLED),
    "channel": shape({"type": anything, "channel_id": string(255)}, _STYLED),
    "usergroup": shape({"type": anything, "usergroup_id": string(255)}, _STYLED),
    "team": shape({"type": anything, "team_id": string(255)}, _STYLED),
    "emoji": shape(
        {"type": anything, "name": string(255)},
        {"unicode": string(255), "skin_tone": integer(1, 6), **_STYLED},
    ),
    "date": shape(
        {"type": anything, "timestamp": integer(0, 10**11), "format": string(255)},
        {"url": string(3000), "fallback": string(1000), **_STYLED},
    ),
    "broadcast": shape({"type": anything, "range": one_of("here", "channel", "everyone")}, _STYLED),
    "color": shape({"type": anything, "value": string(7, like=r"#[0-9a-fA-F]{6}")}, _STYLED),
}
_part = by_type(PARTS)
_line = shape({"type": anything, "elements": array(_part)})
_framed = {"border": integer(0, 1)}
RICH: dict[str, Check] = {
    "rich_text_section": _line,
    "rich_text_list": shape(
        {
            "type": anything,
            "style": one_of("bullet", "ordered"),
            "elements": array(by_type({"rich_text_section": _line}), least=1),
        },
        {"indent": integer(0, 8), "offset": integer(0, 100_000), **_framed},
    ),
    "rich_text_preformatted": shape(
        {
            "type": anything,
            "elements": array(by_type({"text": PARTS["text"], "link": PARTS["link"]}), least=1),
        },
        {"language": string(50), **_framed},
    ),
    "rich_text_quote": shape({"type": anything, "elements": array(_part, least=1)}, _framed),
}
_rich = shape({"type": anything, "elements": array(by_type(RICH), least=1)}, _ID)
_cell = by_type(
    {
        "raw_text": shape({"type": anything, "text": string(10_000)}),
        "raw_number": shape({"type": anything, "value": anything}, {"text": string(255)}),
        "rich_text": _rich,
    }
)
_column = shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})
_task = shape(
    {"type": anything, "task_id": string(255), "title": string(256)},
    {
        "status": one_of("pending", "in_progress", "complete", "error"),
        "details": _rich,
        "output": _rich,
        "sources": array(shape({"type": one_of("url"), "url": string(3000), "text": string(255)})),
        **_ID,
    },
)
_card = shape(
    {"type": anything},
    {
        "hero_image": image,
        "icon": image,
        "title": words(150),
        "subtitle": words(150),
        "body": words(200),
        "actions": array(by_type({"button": BUTTON}), least=1, most=5),
        **_ID,
    },
    at_least_one("hero_image", "title", "actions", "body"),
)
_section = shape(
    {"type": anything},
    {
        "text": words(3000),
        "fields": array(words(2000), least=1, most=10),
        "accessory": by_type(some(IN_SECTION)),
        "expand": boolean,
        **_ID,
    },
    at_least_one("text", "fields"),
)
_image = shape(
    {"type": anything, "alt_text": string(2000)},
    {"image_url": string(3000), "slack_file": slack_file, "title": plain(2000), **_ID},
    exactly_one("image_url", "slack_file"),
)

BLOCKS: dict[str, Check] = {
    "section": _section,
    "divider": shape({"type": anything}, _ID),
    "header": shape({"type": anything, "text": plain(150)}, _ID),
    "image": _image,
    "context": shape(
        {
            "type": anything,
            "elements": array(
                by_type({"image": image, "plain_text": plain(3000), "mrkdwn": mrkdwn(3000)}),
                least=1,
                most=10,
            ),
        },
        _ID,
    ),
    "actions": shape(
        {"type": anything, "elements": array(by_type(some(IN_ACTIONS)), least=1, most=25)}, _ID
    ),
    "context_actions": shape(
        {
            "type": anything,
            "elements": array(by_type(some(("feedback_buttons", "icon_button"))), least=1, most=5),
        },
        _ID,
    ),
    "input": shape(
        {"type": anything, "label": plain(2000), "element": by_type(some(IN_INPUT))},
        {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean, **_ID},
    ),
    "rich_text": _rich,
    "markdown": shape({"type": anything, "text": string(12_000)}, _ID),
    "table": shape(
        {"type": anything, "rows": array(array(_cell, least=1, most=20), least=1, most=100)},
        {"column_settings": array(_column, most=20), **_ID},
    ),
    "file": shape({"type": anything, "external_id": string(255), "source": one_of("remote")}, _ID),
    "video": shape(
        {
            "type": anything,
            "alt_text": string(2000),
            "title": plain(199),
            "thumbnail_url": string(3000),
            "video_url": string(3000, like="https://.*"),
        },
        {
            "author_name": string(49),
            "description": plain(200),
            "provider_icon_url": string(3000),
            "provider_name": string(255),
            "title_url": string(3000, like="https://.*"),
            **_ID,
        },
    ),
    "alert": shape(
        {"type": anything, "text": words(200)},
        {"level": one_of("default", "info", "warning", "error", "success"), **_ID},
    ),
    "card": _card,
    "carousel": shape(
        {"type": anything, "elements": array(by_type({"card": _card}), least=1, most=10)}, _ID
    ),
    "task_card": _task,
    "plan": shape(
        {"type": anything, "title": string(256)},
        {"tasks": array(by_type({"task_card": _task}), most=50), **_ID},
    ),
}
_INSIDE = by_type(
    {
        name: BLOCKS[name]
        for name in ("section", "divider", "header", "image", "context", "actions", "rich_text",
                     "table")
    }
)  # fmt: skip
BLOCKS["container"] = shape(
    {"type": anything, "child_blocks": array(_INSIDE, least=1, most=10)},
    {
        "title": plain(150),
        "rich_text_title": _rich,
        "subtitle": words(150),
        "width": one_of("narrow", "standard", "wide", "full"),
        "icon": image,
        "is_collapsible": boolean,
        "default_collapsed": boolean,
        "has_header_divider": boolean,
        **_ID,
    },
    at_least_one("title", "rich_text_title"),
)

_EVERYWHERE = {"section", "divider", "header", "image", "context", "actions", "input",
               "rich_text", "video"}  # fmt: skip
IN_MESSAGE = _EVERYWHERE | {"context_actions", "markdown", "table", "file", "card", "carousel",
                            "container", "task_card", "plan"}  # fmt: skip
IN_MODAL = _EVERYWHERE | {"alert"}
IN_HOME = _EVERYWHERE


def _standing(where: set[str], most: int) -> Check:
    return array(by_type({name: BLOCKS[name] for name in where}), most=most)


_message = _standing(IN_MESSAGE, 50)
_modal = shape(
    {"type": one_of("modal"), "title": plain(24), "blocks": _standing(IN_MODAL, 100)},
    {
        "submit": plain(24),
        "close": plain(24),
        "private_metadata": string(3000, least=0),
        "callback_id": string(255, least=0),
        "external_id": string(255, least=0),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
)
_home = shape(
    {"type": one_of("home"), "blocks": _standing(IN_HOME, 100)},
    {
        "private_metadata": string(3000, least=0),
        "callback_id": string(255, least=0),
        "external_id": string(255, least=0),
    },
)


def wrong_blocks(blocks: Any) -> list[str]:
    """What is wrong with the blocks of a message; empty if nothing is."""
    wrong: list[str] = []
    _message(blocks, "/blocks", wrong)
    if wrong:
        return wrong
    _twice(blocks, "/blocks", wrong)
    if sum(block["type"] == "table" for block in blocks) > 1:
        wrong.append("only_one_table_allowed")
    markdown = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if markdown > 12_000:
        say(wrong, "must be less than 12001 characters", "/blocks")
    for found in find_all(blocks):
        if found["type"] in ONLY_IN_MODALS:
            say(wrong, f"unsupported type: {found['type']}", "/blocks")
    return wrong


def too_long(blocks: Sequence[Data]) -> bool:
    """Is a message longer than Slack takes, all its blocks together?"""
    return sum(map(len, texts_of(list(blocks)))) > MOST_TEXT


def wrong_view(view: Any, kind: str) -> list[str]:
    """What is wrong with a modal or a home; empty if nothing is."""
    wrong: list[str] = []
    (_modal if kind == "modal" else _home)(view, "/view", wrong)
    if wrong:
        return wrong
    blocks = view["blocks"]
    _twice(blocks, "/view/blocks", wrong)
    if kind == "modal":
        asks = any(block["type"] == "input" for block in blocks)
        if asks and "submit" not in view:
            say(wrong, "missing required field: submit", "/view")
    if sum(bool(one.get("focus_on_load")) for one in find_all(blocks)) > 1:
        say(wrong, "only one element may have focus_on_load", "/view/blocks")
    if kind == "home":
        for found in find_all(blocks):
            if found["type"] in ONLY_IN_MODALS:
                say(wrong, f"unsupported type: {found['type']}", "/view/blocks")
    return wrong


def too_large(view: Data) -> bool:
    """Is a view larger than Slack takes?"""
    return len(json.dumps(view, ensure_ascii=False).encode()) > LARGEST_VIEW


def _twice(blocks: Sequence[Data], path: str, wrong: list[str]) -> None:
    """Ids of blocks are unique on a surface, ids of actions in a block."""
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    for twice in {one for one in ids if ids.count(one) > 1}:
        say(wrong, f'block_id "{twice}" already exists', path)
    for number, block in enumerate(blocks):
        inside = [one["action_id"] for one in find_all(block) if one.get("action_id")]
        for twice in {one for one in inside if inside.count(one) > 1}:
            say(wrong, f'`action_id` "{twice}" already exists for another element in this block',
                f"{path}/{number}")  # fmt: skip
