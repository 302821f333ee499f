"""What is quoted of a message: of an answer what the article says, of any other its words."""

from typing import Any

import pytest

from bot.adapters.discord import inbound as discord
from bot.adapters.slack import inbound as slack
from bot.kernel.lines import ASK_ABOUT, QUOTE, on_message

ANSWER = ["/article show brief", "/answer follow answer:abc123", "/answer rate abc123 helpful:yes"]


@pytest.mark.parametrize("actions", [ANSWER, ["/answer more abc123"], ["/answer quote abc123"]])
def test_of_an_answer_the_sentences_of_the_article_are_taken(actions: list[str]) -> None:
    line = on_message(QUOTE, "Ben asks: and who says that? What research …", actions)

    assert (line.action, dict(line.given)) == ("/answer quote abc123", {})


@pytest.mark.parametrize("actions", [[], ["/debate show debate:abc123"], ["/help answer"]])
def test_of_any_other_message_its_words_are_taken(actions: list[str]) -> None:
    line = on_message(QUOTE, "Triggers  bind.", actions)

    assert (line.action, line.given, line.draft) == (
        "/debate speak", {"words": "“Triggers bind.”"}, True,
    )  # fmt: skip


def test_a_question_about_an_answer_takes_its_words() -> None:
    assert on_message(ASK_ABOUT, "Why?", ANSWER).given == {"question": "Why?"}


def _name(_: str) -> str | None:
    return None


@pytest.mark.parametrize(
    ("author", "action"), [({"bot_id": "B0"}, "/answer quote abc123"), ({}, "/debate speak")]
)
def test_on_slack_the_buttons_of_a_bot_name_its_answer(author: dict[str, str], action: str) -> None:
    button = {"type": "button", "action_id": "press 1", "value": ANSWER[1]}
    message = {"text": "An answer", "blocks": [{"type": "actions", "elements": [button]}], **author}
    line = slack.shortcut({"callback_id": "quote", "message": message}, _name)

    assert line is not None
    assert line.action == action


@pytest.mark.parametrize(
    ("bot", "action"), [(True, "/answer quote abc123"), (False, "/debate speak")]
)
def test_on_discord_the_buttons_of_a_bot_name_its_answer(bot: bool, action: str) -> None:
    row: dict[str, Any] = {"type": 1, "components": [{"type": 2, "custom_id": ANSWER[2]}]}
    message = {"content": "An answer", "author": {"bot": bot}, "components": [row]}
    data = {"name": QUOTE, "target_id": "7", "resolved": {"messages": {"7": message}}}

    assert discord.on_message(data).action == action
