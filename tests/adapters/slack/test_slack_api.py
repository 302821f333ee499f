"""The local Slack's Web API through the real client: answers, refusals, faults, files, views."""

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.models.blocks import Block
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.fakes.slack import webhooks
from tests.fakes.slack.blockkit import wrong_blocks, wrong_view
from tests.fakes.slack.people import Person
from tests.fakes.slack.server import BOT_TOKEN, GENERAL, FakeSlack, fake_slack

Data = dict[str, Any]


@asynccontextmanager
async def _client(token: str = BOT_TOKEN) -> AsyncIterator[tuple[FakeSlack, AsyncWebClient]]:
    timeout = aiohttp.ClientTimeout(total=10)
    async with fake_slack() as here, aiohttp.ClientSession(timeout=timeout) as session:
        Person(here, "U0000011", "Ana", admin=True)
        kept = {"session": session, "retry_handlers": []}
        yield here, AsyncWebClient(token=token, base_url=here.api, **kept)  # type: ignore[arg-type]


def _text(words: str, kind: str = "mrkdwn") -> Data:
    return {"type": kind, "text": words}


def section(words: str, **more: Any) -> Data:
    return {"type": "section", "text": _text(words), **more}


def _button(action: str = "a", label: str = "Go", **more: Any) -> Data:
    return {"type": "button", "action_id": action, "text": _text(label, "plain_text"), **more}


def _actions(*elements: Data, **more: Any) -> Data:
    return {"type": "actions", "elements": list(elements), **more}


async def _error(call: Any) -> str:
    with pytest.raises(SlackApiError) as raised:
        await call
    return str(raised.value.response["error"])


WRONG = {
    "text too long": [section("x" * 3001)],
    "no text": [section("")],
    "fields": [{"type": "section", "fields": [_text("x")] * 11}],
    "field too long": [{"type": "section", "fields": [_text("x" * 2001)]}],
    "header": [{"type": "header", "text": _text("x" * 151, "plain_text")}],
    "header of mrkdwn": [{"type": "header", "text": _text("x")}],
    "blocks": [{"type": "divider"}] * 51,
    "unknown property": [section("x", colour="red")],
    "unknown block": [{"type": "banner"}],
    "buttons": [_actions(*[_button(str(n)) for n in range(26)])],
    "label": [_actions(_button(label="x" * 76))],
    "value": [_actions(_button(value="x" * 2001))],
    "style": [_actions(_button(style="default"))],
    "same action": [_actions(_button(), _button())],
    "same block": [section("x", block_id="b"), section("y", block_id="b")],
    "context": [{"type": "context", "elements": [_text("x")] * 11}],
    "empty context": [{"type": "context", "elements": []}],
    "multi in actions": [_actions({"type": "multi_users_select"})],
    "no options": [_actions({"type": "static_select", "options": []})],
    "option's value": [
        _actions(
            {
                "type": "static_select",
                "options": [{"text": _text("x", "plain_text"), "value": "x" * 151}],
            }
        )
    ],
    "initial": [
        _actions(
            {
                "type": "static_select",
                "options": [{"text": _text("x", "plain_text"), "value": "x"}],
                "initial_option": {"text": _text("y", "plain_text"), "value": "y"},
            }
        )
    ],
    "table": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 21]}],
    "alert": [{"type": "alert", "text": _text("x")}],
    "emoji on mrkdwn": [{"type": "section", "text": {**_text("x"), "emoji": True}}],
    "rich text": [{"type": "rich_text", "elements": [{"type": "text", "text": "x"}]}],
    "typed in modals only": [
        {"type": "input", "label": _text("x", "plain_text"), "element": {"type": "file_input"}}
    ],
}
RIGHT = [
    section("x", accessory=_button()),
    {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]},
    {"type": "context", "elements": [_text("x"), _text("y", "plain_text")]},
    {"type": "markdown", "text": "# Heading"},
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    {"type": "text", "text": "x", "style": {"bold": True}},
                    {"type": "user", "user_id": "U0000011"},
                    {"type": "date", "timestamp": 1, "format": "{time}", "fallback": "then"},
                ],
            },
            {
                "type": "rich_text_list",
                "style": "bullet",
                "elements": [
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}
                ],
            },
        ],
    },
    _actions(_button("b"), _button("c", value="/ask", style="danger")),
]


@pytest.mark.parametrize("name", WRONG)
async def test_blocks_that_slack_refuses_are_refused(name: str) -> None:
    async with _client() as (here, client):
        call = client.chat_postMessage(channel=GENERAL, text="x", blocks=WRONG[name])

        assert await _error(call) == "invalid_blocks"
        assert here.failed[0][2][0].startswith("[ERROR] ")


async def test_blocks_that_slack_takes_are_taken() -> None:
    async with _client() as (here, client):
        await client.chat_postMessage(channel=GENERAL, text="x", blocks=RIGHT)

        assert here.refused == []
    for block in RIGHT:
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.to_dict()  # the sdk's own models agree


def test_two_tables_in_a_message_are_one_too_many() -> None:
    assert wrong_blocks([RIGHT[1], RIGHT[1]]) == ["only_one_table_allowed"]


async def test_messages_are_posted_changed_and_deleted_with_slack_s_own_refusals() -> None:
    async with _client() as (here, client):
        ana = Person(here, "U0000011", "Ana")
        said = await ana.says("Hello")
        kept = {"event_type": "parley_shown", "event_payload": {"mark": "m"}}
        made = await client.chat_postMessage(channel=GENERAL, text="One", metadata=kept)
        ts = made["ts"]
        await client.chat_update(channel=GENERAL, ts=ts, text="Two")
        shown = await client.conversations_history(channel=GENERAL, include_all_metadata=True)
        secret = here.channel("secret", "U0000011", kind="group", bot=False)
        public = here.channel("public", "U0000011", bot=False)
        old = here.channel("old", "U0000011")
        old.archived = True
        errors = {
            "no_text": client.api_call("chat.postMessage", json={"channel": GENERAL}),
            "msg_too_long": client.chat_update(channel=GENERAL, ts=ts, text="x" * 4001),
            "cant_update_message": client.chat_update(channel=GENERAL, ts=said.ts, text="x"),
            "message_not_found": client.chat_update(channel=GENERAL, ts="1.0", text="x"),
            "channel_not_found": client.chat_postMessage(channel=secret.id, text="x"),
            "not_in_channel": client.chat_postMessage(channel=public.id, text="x"),
            "is_archived": client.chat_postMessage(channel=old.id, text="x"),
            "thread_not_found": client.chat_postMessage(channel=GENERAL, text="x", thread_ts="1.0"),
            "user_not_in_channel": client.chat_postEphemeral(
                channel=GENERAL, user="U0000099", text="x"
            ),
            "msg_blocks_too_long": client.chat_postMessage(
                channel=GENERAL, text="x", blocks=[section("x" * 2900)] * 4
            ),
            "cant_delete_message": client.chat_delete(channel=GENERAL, ts=said.ts),
        }
        got = {name: await _error(call) for name, call in errors.items()}

        assert got == {name: name for name in errors}
        assert shown["messages"][0]["metadata"] == kept
        assert shown["messages"][0]["text"] == "Two"
        await client.chat_delete(channel=GENERAL, ts=ts)
        assert "Two" not in ana.sees()
        link = await client.chat_getPermalink(channel=GENERAL, message_ts=said.ts)
        assert link["permalink"].endswith(f"/archives/{GENERAL}/p{said.ts.replace('.', '')}")


async def test_tokens_and_scopes_open_what_they_open() -> None:
    async with _client() as (here, client):
        known = await client.auth_test()
        assert "chat:write" in known.headers["x-oauth-scopes"]
        here.team.scopes.discard("users:read")
        with pytest.raises(SlackApiError) as raised:
            await client.users_info(user="U0000011")
        assert raised.value.response["error"] == "missing_scope"
        assert raised.value.response["needed"] == "users:read"
        assert await _error(client.auth_test(token="xoxb-other")) == "invalid_auth"  # noqa: S106
        assert await _error(client.api_call("chat.shout")) == "unknown_method"
        here.team.revoked = True
        assert await _error(client.auth_test()) == "token_revoked"


async def test_faults_happen_as_commanded() -> None:
    async with _client() as (here, client):
        here.fail("chat.*", status=429, retry_after=7)
        with pytest.raises(SlackApiError) as raised:
            await client.chat_postMessage(channel=GENERAL, text="limited")
        assert raised.value.response.headers["Retry-After"] == "7"
        assert raised.value.response["error"] == "ratelimited"
        here.fail("chat.postMessage", status=503)
        here.fail("chat.postMessage", drop=True)
        here.fail("chat.postMessage", lost=True)
        for words in ("unavailable", "dropped", "lost"):
            with pytest.raises((SlackApiError, aiohttp.ClientError)):
                await client.chat_postMessage(channel=GENERAL, text=words)
        assert [m.text for m in here.team.messages()] == ["lost"]
        here.posts_a_second = 1
        await client.chat_postMessage(channel=GENERAL, text="one")
        assert await _error(client.chat_postMessage(channel=GENERAL, text="two")) == "ratelimited"


async def test_a_file_is_uploaded_in_three_steps_and_shown_once_it_is_processed() -> None:
    async with _client() as (here, client):
        here.processing = 0.1
        made = await client.files_upload_v2(
            content=b"\x89PNG", filename="a.png", title="A", channel=GENERAL
        )
        image = {"type": "image", "slack_file": {"id": made["file"]["id"]}, "alt_text": "a"}
        call = client.chat_postMessage(channel=GENERAL, text="x", blocks=[image])
        assert await _error(call) == "invalid_blocks"
        here.team.scopes.add("files:read")
        start = time.monotonic()
        while not (await client.files_info(file=made["file"]["id"]))["file"]["mimetype"]:
            assert time.monotonic() - start < 5
        await client.chat_postMessage(channel=GENERAL, text="x", blocks=[image])
        assert here.team.files[made["file"]["id"]].content == b"\x89PNG"


def _modal(*blocks: Data, **more: Any) -> Data:
    return {
        "type": "modal", "title": _text("Form", "plain_text"),
        "submit": _text("Send", "plain_text"), "blocks": list(blocks), **more,
    }  # fmt: skip


def _asked(name: str, **more: Any) -> Data:
    element = {"type": "plain_text_input", "action_id": "value", **more}
    label = _text(name.title(), "plain_text")
    return {"type": "input", "block_id": name, "label": label, "element": element}


async def test_modals_keep_their_stack_and_their_hash() -> None:
    async with _client() as (here, client):
        ana = Person(here, "U0000011", "Ana")
        view = _modal(_asked("words"))
        late = here.trigger("U0000011")
        here.triggers[late] = ("U0000011", time.monotonic() - 4, False)
        trigger = here.trigger("U0000011")
        made = (await client.views_open(trigger_id=trigger, view=view))["view"]
        await ana.fills(words="Kept")
        changed = await client.views_update(view_id=made["id"], view=view, hash=made["hash"])
        assert changed["view"]["state"] == {
            "values": {"words": {"value": {"type": "plain_text_input", "value": "Kept"}}}
        }
        errors = {
            "expired_trigger_id": client.views_open(trigger_id=late, view=view),
            "exchanged_trigger_id": client.views_open(trigger_id=trigger, view=view),
            "hash_conflict": client.views_update(view_id=made["id"], view=view, hash=made["hash"]),
            "not_found": client.views_update(view_id="V0", view=view),
            "invalid_arguments": client.views_open(
                trigger_id=here.trigger("U0000011"),
                view={k: v for k, v in view.items() if k != "submit"},
            ),
            "view_too_large": client.views_open(
                trigger_id=here.trigger("U0000011"), view=_modal(*[section("x" * 3000)] * 90)
            ),
        }
        got = {name: await _error(call) for name, call in errors.items()}
        assert got == {name: name for name in errors}
        for _ in range(2):
            await client.views_push(trigger_id=here.trigger("U0000011"), view=view)
        call = client.views_push(trigger_id=here.trigger("U0000011"), view=view)
        assert await _error(call) == "push_limit_reached"


def test_a_title_of_25_characters_and_a_home_of_101_blocks_are_refused() -> None:
    title = _modal(_asked("x")) | {"title": _text("x" * 25, "plain_text")}
    home = {"type": "home", "blocks": [{"type": "divider"}] * 101}

    assert wrong_view(title, "modal") == [
        "must be less than 25 characters [json-pointer:/view/title/text]"
    ]
    assert wrong_view(home, "home") == [
        "no more than 100 items allowed [json-pointer:/view/blocks]"
    ]


async def test_a_response_url_works_five_times() -> None:
    async with _client() as (here, _):
        ana, ben = Person(here, "U0000011", "Ana"), Person(here, "U0000012", "Ben")
        url = webhooks.offer(here, here.team, GENERAL, "U0000011")
        hook = AsyncWebhookClient(url)
        wrong = await hook.send(text="x", blocks=[section("x" * 3001)])
        answers = [await hook.send(text=f"Answer {n}.") for n in range(6)]

        assert (wrong.status_code, json.loads(wrong.body)["error"]) == (404, "invalid_blocks")
        assert [one.status_code for one in answers] == [200] * 5 + [404]
        assert json.loads(answers[5].body)["error"] == "used_url"
        assert "Answer 4." in ana.sees()
        assert "Answer 4." not in ben.sees()
