"""The best bare AsyncApp: acknowledged in middleware, one shared session, nothing behind it.

What Parley's overhead on Slack is measured against. It answers with the same blocks as Parley where
BARE_ANSWERS names a file of them, by what was typed; else with a line.
"""

import asyncio
import json
import os
from pathlib import Path

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

ANSWER = "Nobody has proposed a motion yet."
SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": ANSWER}}
KNOWN = os.environ.get("BARE_ANSWERS", "")
ANSWERS = json.loads(Path(KNOWN).read_text("utf-8")) if KNOWN else {}


async def main() -> None:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as session:
        token, api = os.environ["PARLEY_SLACK_BOT_TOKEN"], os.environ["PARLEY_SLACK_API"]
        client = AsyncWebClient(token=token, base_url=api, session=session)
        known = await client.auth_test()

        async def authorize(**_: object) -> AuthorizeResult:
            return AuthorizeResult(
                enterprise_id=None,
                team_id=known["team_id"],
                bot_id=known["bot_id"],
                bot_user_id=known["user_id"],
                bot_token=token,
            )

        app = AsyncApp(client=client, authorize=authorize)

        async def acknowledge(ack, next_):  # type: ignore[no-untyped-def]
            await ack()
            await next_()

        app.use(acknowledge)

        async def answer(body, client):  # type: ignore[no-untyped-def]
            text, blocks = ANSWERS.get(body["text"], (ANSWER, [SECTION]))
            await client.chat_postEphemeral(
                channel=body["channel_id"], user=body["user_id"], text=text, blocks=blocks
            )

        app.command("/parley")(answer)
        app_token = os.environ["PARLEY_SLACK_APP_TOKEN"]
        handler = AsyncSocketModeHandler(app, app_token, ping_interval=4)
        await handler.connect_async()
        await asyncio.Event().wait()


asyncio.run(main())
