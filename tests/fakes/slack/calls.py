"""Calls of the Web API: arguments in every dress, tokens, scopes, faults on command, answers."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.fakes.slack.world import APP_TOKEN, Made, Team

if TYPE_CHECKING:
    from tests.fakes.slack.server import FakeSlack


class Failure(Exception):
    """A call that fails as Slack fails it."""

    def __init__(self, error: str, messages: list[str] | None = None, **more: Any) -> None:
        super().__init__(error)
        self.error, self.messages, self.more = error, messages or [], more


@dataclass
class Call:
    """One call: the method, who makes it, and its arguments."""

    method: str
    slack: "FakeSlack"
    given: Made
    team: Team = field(default_factory=lambda: Team("", "", ""))
    headers: Mapping[str, str] = field(default_factory=dict)

    def need(self, name: str) -> Any:
        """An argument that must be there."""
        value = self.given.get(name)
        if value in (None, ""):
            raise Failure("invalid_arguments", [f"[ERROR] missing required field: {name}"])
        return value

    def text(self, name: str) -> str:
        return str(self.given.get(name) or "")

    def flag(self, name: str) -> bool:
        return self.given.get(name) in (True, 1, "1", "true")

    def parsed(self, name: str) -> Any:
        """An argument that may come as JSON inside a form."""
        value = self.given.get(name)
        if isinstance(value, str) and value:
            try:
                return json.loads(value)
            except ValueError:
                raise Failure(f"invalid_{name}_format") from None
        return value


Method = Callable[[Call], Awaitable[Made]]


@dataclass
class Fault:
    """What goes wrong with the next calls of a method, so many times."""

    method: str
    times: int = 1
    error: str = ""
    status: int = 0
    retry_after: float | None = None
    delay: float = 0.0
    drop: bool = False
    lost: bool = False
    needed: str = ""
    where: str = ""


@dataclass(frozen=True)
class Door:
    """How a method is entered: what it does, which scopes it wants (any of them), whose token."""

    do: Method
    scopes: tuple[str, ...] = ()
    by: str = "bot"


async def arguments(request: web.Request) -> Made:
    """Whatever dress they come in: query, form, JSON, parts."""
    given: Made = dict(request.query)
    kind = request.content_type
    if kind == "application/json":
        try:
            body = json.loads(await request.text() or "{}")
        except ValueError:
            raise Failure("invalid_json") from None
        if not isinstance(body, dict):
            raise Failure("json_not_object")
        given |= body
    elif request.method == "POST":
        given |= dict(await request.post())
    return given


async def handle(slack: "FakeSlack", request: web.Request) -> web.StreamResponse:
    """Answer one call, well or as a fault says."""
    method = request.match_info["method"]
    slack.calls.append(method)
    given: Made | Failure
    try:
        given = await arguments(request)
    except Failure as wrong:
        given = wrong
    where = str(given.get("channel") or "") if isinstance(given, dict) else ""
    fault = slack.next_fault(method, where)
    if fault is not None:
        if fault.delay:
            await asyncio.sleep(fault.delay)
        if fault.drop:
            return _cut(request)
        if fault.status == 429 or fault.error == "ratelimited":
            wait = 1 if fault.retry_after is None else fault.retry_after
            return _json({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": f"{wait:g}"})
        if fault.status:
            return web.Response(status=fault.status, text="upstream connect error")
        if fault.error:
            more = {"needed": fault.needed, "provided": ""} if fault.needed else {}
            return _json({"ok": False, "error": fault.error, **more})
    answer, headers = await answered(slack, method, given, request.headers)
    if fault is not None and fault.lost:
        return _cut(request)
    if answer.get("error") == "ratelimited":
        return _json(answer, 429, {"Retry-After": "1"})
    return _json(answer, 200, headers)


async def answered(
    slack: "FakeSlack", method: str, given: Made | Failure, sent: Mapping[str, str]
) -> tuple[Made, dict[str, str]]:
    """What a method answers, and the headers about scopes."""
    call = Call(method, slack, {}, headers=sent)
    headers: dict[str, str] = {}
    try:
        door = slack.methods.get(method)
        if door is None:
            raise Failure("unknown_method", req_method=method)
        if isinstance(given, Failure):
            raise given
        call.given = given
        _admit(call, door)
        if call.team.token:
            headers["X-OAuth-Scopes"] = ",".join(sorted(call.team.scopes))
            headers["X-Accepted-OAuth-Scopes"] = ",".join(door.scopes)
        return {"ok": True, **await door.do(call)}, headers
    except Failure as failed:
        slack.failed.append((method, failed.error, failed.messages))
        answer: Made = {"ok": False, "error": failed.error, **failed.more}
        if failed.messages:
            answer["response_metadata"] = {"messages": failed.messages}
        return answer, headers


def _admit(call: Call, door: Door) -> None:
    """Raises Failure where a token does not open the method."""
    header = call.headers.get("Authorization", "")
    token = header.removeprefix("Bearer ") if header.startswith("Bearer ") else call.text("token")
    if door.by == "none":
        return
    if not token:
        raise Failure("not_authed")
    if door.by == "app":
        if token != APP_TOKEN:
            raise Failure("not_allowed_token_type" if token.startswith("xoxb") else "invalid_auth")
        return
    team = next((one for one in call.slack.teams.values() if one.token == token), None)
    if team is None:
        raise Failure("invalid_auth")
    if team.revoked:
        raise Failure("token_revoked" if call.slack.revoked_says == "" else call.slack.revoked_says)
    if door.scopes and not team.scopes.intersection(door.scopes):
        needed, provided = ",".join(door.scopes), ",".join(sorted(team.scopes))
        raise Failure("missing_scope", needed=needed, provided=provided)
    call.team = team


def matching(faults: list[Fault], method: str, where: str) -> Fault | None:
    """The first fault for a method in a channel, used up once more."""
    for fault in faults:
        here = fault.where in ("", where)
        if fault.times > 0 and here and fnmatch(method, fault.method):
            fault.times -= 1
            return fault
    return None


def _cut(request: web.Request) -> web.Response:
    """The connection breaks instead of an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _json(answer: Made, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    return web.json_response(answer, status=status, headers=headers)
