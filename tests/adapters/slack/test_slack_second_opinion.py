"""Slack's own library, as a second judge of limits, agrees with ours on whatever we render."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View as Window

from bot.adapters.slack.forms import window
from bot.adapters.slack.render import messages, windows
from bot.kernel.view import Form, Input, View
from tests.adapters.slack.test_slack_render import HERE, blocks, inputs, words
from tests.examples import examples


def _judged(rendered: list[dict[str, Any]]) -> None:
    """Raises SlackObjectFormationError where the library finds a limit passed."""
    for one in rendered:
        parsed = Block.parse(one)
        assert parsed is not None, one["type"]
        parsed.to_dict()


@given(st.lists(blocks, max_size=8))
@settings(max_examples=examples(40), deadline=None)
def test_the_library_takes_every_message_and_home(made: list[Any]) -> None:
    view = View(blocks=tuple(made))

    for message in [*messages(view), *windows(view)]:
        _judged(message.blocks)


@given(words, st.lists(inputs, min_size=1, max_size=6))
@settings(max_examples=examples(40), deadline=None)
def test_the_library_takes_every_form(title: str, made: list[Input]) -> None:
    form = Form(title=title, action="/debate speak", inputs=tuple(made))

    rendered = window(form, HERE)

    _judged(rendered["blocks"])
    Window(**rendered).to_dict()
