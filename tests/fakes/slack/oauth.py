"""auth.* and oauth.*: who a token is, installing in a workspace, revoking, uninstalling."""

from base64 import b64decode
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import uuid4

from aiohttp import web

from tests.fakes.slack.calls import Call, Door, Failure
from tests.fakes.slack.world import APP, CLIENT_ID, CLIENT_SECRET, Made, Team

if TYPE_CHECKING:
    from tests.fakes.slack.server import FakeSlack


@dataclass
class Code:
    """What an admin agreed to, good once."""

    team: str
    user: str
    scopes: str
    redirect: str


async def test(call: Call) -> Made:
    return {
        "url": f"https://{call.team.domain}.slack.com/", "team": call.team.name, "user": "parley",
        "team_id": call.team.id, "user_id": call.team.bot, "bot_id": call.team.bot_id,
        "is_enterprise_install": False,
    }  # fmt: skip


async def revoke(call: Call) -> Made:
    call.team.revoked = True
    return {"revoked": True}


async def authorize(slack: "FakeSlack", request: web.Request) -> web.Response:
    """The page on which an admin agrees; here `team` and `user` in the query say who did, or deny
    says that they did not."""
    given = request.query
    if given.get("client_id") != CLIENT_ID:
        return web.Response(status=400, text="Invalid client_id parameter")
    redirect = given.get("redirect_uri", "") or slack.redirect_uri
    if "deny" in given:
        back = urlencode({"error": "access_denied", "state": given.get("state", "")})
        raise web.HTTPFound(f"{redirect}?{back}")
    key = uuid4().hex
    team, user = given.get("team", ""), given.get("user", "U0ADMIN")
    slack.codes[key] = Code(team, user, given.get("scope", ""), redirect)
    raise web.HTTPFound(f"{redirect}?{urlencode({'code': key, 'state': given.get('state', '')})}")


async def access(call: Call) -> Made:
    client, secret = call.text("client_id"), call.text("client_secret")
    header = call.headers.get("Authorization", "")
    if header.startswith("Basic "):
        client, _, secret = b64decode(header[6:]).decode().partition(":")
    if client != CLIENT_ID:
        raise Failure("invalid_client_id")
    if secret != CLIENT_SECRET:
        raise Failure("bad_client_secret")
    code = call.slack.codes.pop(call.text("code"), None)
    if code is None:
        raise Failure("invalid_code")
    if call.text("redirect_uri") and call.text("redirect_uri") != code.redirect:
        raise Failure("bad_redirect_uri")
    team = call.slack.teams[code.team]
    team.token, team.revoked = f"xoxb-{team.id}-{uuid4().hex[:8]}", False
    team.scopes = {scope for scope in code.scopes.replace(" ", ",").split(",") if scope}
    return {
        "access_token": team.token, "token_type": "bot", "scope": ",".join(sorted(team.scopes)),
        "bot_user_id": team.bot, "app_id": APP, "team": {"name": team.name, "id": team.id},
        "enterprise": None, "is_enterprise_install": False,
        "authed_user": {"id": code.user},
    }  # fmt: skip


async def uninstall(slack: "FakeSlack", team: Team) -> None:
    """An admin removes the app: its token dies, and it is told once or twice."""
    team.revoked = True
    tokens = {"oauth": [], "bot": [team.bot]}
    await slack.happen(team, {"type": "tokens_revoked", "tokens": tokens})
    await slack.happen(team, {"type": "app_uninstalled"})


METHODS = {
    "auth.test": Door(test),
    "auth.revoke": Door(revoke),
    "oauth.v2.access": Door(access, by="none"),
}
