"""The local Discord refuses what Discord's component reference does not allow."""

from typing import Any

import pytest

from tests.fakes.discord_limits import wrong_message, wrong_modal

Part = dict[str, Any]

BUTTON: Part = {"type": 2, "style": 1, "label": "Vote", "custom_id": "vote"}
SELECT: Part = {
    "type": 3,
    "custom_id": "side",
    "options": [{"label": "For", "value": "for"}, {"label": "Against", "value": "against"}],
}
TEXT: Part = {"type": 4, "style": 2, "custom_id": "words"}


def row(*inside: Part) -> Part:
    return {"type": 1, "components": list(inside)}


def modal(field: Part) -> Part:
    labels = [{"type": 18, "label": "Your words", "component": field}]
    return {"title": "Speak", "custom_id": "form", "components": labels}


@pytest.mark.parametrize(
    "components",
    [
        [row(BUTTON, {**BUTTON, "custom_id": "other"})],
        [row(SELECT)],
        [row({**SELECT, "min_values": 0, "max_values": 2})],
        [{"type": 17, "components": [{"type": 10, "content": "A"}, row(BUTTON)]}],
        [row({"type": 2, "style": 5, "label": "Read", "url": "https://example.org"})],
    ],
)
def test_what_the_reference_allows_is_taken(components: list[Part]) -> None:
    assert wrong_message({"flags": 1 << 15, "components": components}) == ""


@pytest.mark.parametrize(
    "components",
    [
        [BUTTON],
        [row(BUTTON, SELECT)],
        [row(SELECT, {**SELECT, "custom_id": "other"})],
        [row(TEXT)],
        [{"type": 17, "components": [{"type": 17, "components": [row(BUTTON)]}]}],
        [row({**BUTTON, "style": 5})],
        [row({**BUTTON, "url": "https://example.org"})],
        [row({"type": 2, "style": 1, "custom_id": "mute"})],
        [row({**SELECT, "max_values": 3})],
        [row({**SELECT, "options": [{**o, "default": True} for o in SELECT["options"]]})],
        [{"type": 9, "components": [], "accessory": BUTTON}],
    ],
)
def test_what_it_does_not_allow_in_a_message_is_refused(components: list[Part]) -> None:
    assert wrong_message({"flags": 1 << 15, "components": components})


@pytest.mark.parametrize(
    "field",
    [
        BUTTON,
        {**SELECT, "min_values": 0},
        {**SELECT, "disabled": True},
        {**TEXT, "min_length": 5, "max_length": 4},
        {**TEXT, "max_length": 4, "value": "Words"},
        {**TEXT, "style": 3},
        {**TEXT, "style": 1, "value": "Two\nlines"},
    ],
)
def test_nor_in_a_form(field: Part) -> None:
    assert wrong_modal(modal(field))


def test_a_form_takes_what_may_be_left_out() -> None:
    assert wrong_modal(modal({**SELECT, "min_values": 0, "required": False})) == ""
    assert wrong_modal(modal({**TEXT, "value": "Two\nlines"})) == ""
