"""What Slack sends, read: lines as their authors meant them, things known by their meaning."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.slack.inbound import (
    addressed,
    by_meaning,
    mentioned,
    pressed,
    pressed_by,
    said,
    shortcut,
    typed,
    words_of,
)
from bot.adapters.slack.markup import entities
from bot.adapters.slack.places import Where, where
from bot.assembly import CATALOG
from bot.kernel.ids import PlaceId
from bot.kernel.lines import CommandLine

NAMES = {"U0000011": "Ana Maria"}


def name(user: str) -> str:
    return NAMES.get(user, "")


def test_words_are_read_as_their_author_saw_them() -> None:
    raw = (
        "<@U0000011|ana> and <@U0000099|bo>: see <https://example.org/a?b=1&amp;c=2> and"
        " <https://example.org|this>, in <#C0GENERAL|general>, <!here> &lt;b&gt;,"
        " <!date^1^{date}|x>"
    )

    assert mentioned(raw) == {"U0000011", "U0000099"}
    assert said(raw, name) == (
        "@Ana Maria and @bo: see https://example.org/a?b=1&c=2 and"
        " this (https://example.org), in #general, @here <b>, x"
    )


@given(st.text())
def test_what_slack_escapes_is_undone(words: str) -> None:
    assert said(entities(words), name) == words


@given(st.text())
def test_any_words_can_be_read(words: str) -> None:
    said(words, name)
    mentioned(words)
    where(PlaceId(words))


def test_slash_commands_are_lines_of_the_catalog() -> None:
    for command, words, line in (
        ("/ask", "What is it?", "/ask What is it?"),
        ("/ask", "", "/ask"),
        ("/ask", "help", "/help ask"),
        ("/x-ask", "What is it?", "/ask What is it?"),
        ("/debate", "", "/help debate"),
        ("/debate", "opne x", "/debate opne x"),
        ("/parley", "", "/help"),
        ("/parley", "help", "/help"),
        ("/parley", "setup format:text", "/parley setup format:text"),
        ("/parley", "chair pause", "/chair pause"),
        ("/parley", "/chair pause", "/chair pause"),
    ):
        assert typed(command, words, "x-", CATALOG) == line


def test_a_mention_is_read_as_its_author_would_type_it_elsewhere() -> None:
    for words, line in (
        ("", "/help"),
        ("help", "help"),
        ("debate show", "debate show"),
        ("/debate show", "/debate show"),
        ("/x-debate show", "/debate show"),
        ("x-debate show", "/debate show"),
        ("/x-parley chair move", "/chair move"),
        ("/parley chair move", "/chair move"),
        ("x-rays are what?", "x-rays are what?"),
    ):
        assert addressed(words, "x-", CATALOG) == line


def test_words_of_other_apps_are_read_where_they_stand() -> None:
    rich = {"type": "rich_text", "elements": [{"elements": [{"type": "text", "text": "and why"}]}]}
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "What is a tripwire"}}

    assert words_of({"text": "Said.", "blocks": [section]}) == "Said."
    assert words_of({"text": "", "blocks": [section, rich]}) == "What is a tripwire and why"
    assert words_of({"attachments": [{"title": "News", "text": "of today"}]}) == "News of today"
    assert words_of({}) == ""


def _press(**more: Any) -> dict[str, Any]:
    return {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": "U0000011", "username": "ana"},
        "channel": {"id": "C0GENERAL", "name": "general"},
        "container": {"type": "message", "message_ts": "2.0", "is_ephemeral": False},
        "actions": [{"action_id": "press 0", "block_id": "3@1.000100", "value": "/debate start"}],
        **more,
    }


def test_a_button_tells_its_thread_where_slack_does_not() -> None:
    assert pressed_by(_press()).here == Where(channel="C0GENERAL", thread="1.000100")
    there = {"type": "message", "message_ts": "2.0", "thread_ts": "7.000100"}
    assert pressed_by(_press(container=there)).here.thread == "7.000100"


def test_only_what_parley_wrote_is_taken_for_a_command() -> None:
    assert pressed(_press()) == "/debate start"
    assert pressed(_press(actions=[{"value": "rm -rf"}])) == ""
    assert pressed(_press(actions=[{"selected_option": {"value": "/help"}}])) == "/help"
    assert pressed(_press(actions=[])) == ""


def test_one_post_is_one_thing_though_it_comes_as_two_events() -> None:
    event = {"channel": "C1", "ts": "1.0", "user": "U1", "text": "x"}
    message = {"type": "event_callback", "event_id": "Ev1", "event": {"type": "message", **event}}
    mention = {
        "type": "event_callback",
        "event_id": "Ev2",
        "event": {"type": "app_mention", **event},
    }

    assert by_meaning(message) == by_meaning(mention)
    changed = {**message, "event": {**message["event"], "subtype": "message_changed"}}
    assert by_meaning(changed) != by_meaning(message)


def test_a_shortcut_asks_about_a_message() -> None:
    body = {"callback_id": "ask_about", "message": {"text": "What is a &lt;tripwire&gt;?"}}

    assert shortcut(body, name) == CommandLine(
        action="/ask", given={"question": "What is a <tripwire>?"}
    )
    assert shortcut({"callback_id": "another"}, name) is None
