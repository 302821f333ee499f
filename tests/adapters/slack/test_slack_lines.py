"""What a line of words weighs, and how bodies are sent."""

import json

import pytest

from bot.adapters.slack.calls import encode_body
from bot.adapters.slack.markup import Element
from bot.adapters.slack.parts import weigh_line, weight
from bot.kernel.message import say

LINE: list[Element] = [
    {"type": "text", "text": "A promise", "style": {"bold": True}},
    {"type": "link", "url": "https://example.org", "text": "of help"},
    {"type": "date", "timestamp": 1, "format": "{time}", "fallback": "18:00 UTC"},
    {"type": "channel", "channel_id": "C1"},
]


def test_a_line_weighs_what_a_block_of_it_does() -> None:
    block = {"type": "rich_text_section", "elements": LINE}

    assert weigh_line(LINE) == weight(block) == 9 + 19 + 7 + 9 + 2


def test_a_body_is_the_same_json_as_ever() -> None:
    body = {"text": say("{n} speeches “kept”", n=3), "blocks": LINE, "unfurl": False, "none": None}

    assert json.loads(encode_body(body)) == json.loads(json.dumps(body))


def test_half_of_a_character_is_sent_all_the_same() -> None:
    assert json.loads(encode_body({"text": "a\ud83d"})) == {"text": "a\ud83d"}


def test_what_is_no_words_is_not_sent_as_words() -> None:
    with pytest.raises(TypeError):
        encode_body({"text": object()})
