"""Workspaces that Parley is in: which token speaks there, and as whom."""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from bot.adapters.slack.calls import CallRefused, Calls, Unanswered
from bot.adapters.slack.refusals import SlackRefusal
from bot.kernel import clock
from bot.kernel.ids import PlaceId
from bot.kernel.message import say
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable

log = logging.getLogger(__name__)

REVOKED = frozenset(
    {
        "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired",
        "org_login_required", "team_access_not_granted",
    }
)  # fmt: skip
"""Errors of a token that does not hold any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """A workspace, with the calls that its token allows. `user` and `bot` are Parley there."""

    team: str
    name: str
    url: str
    user: str
    bot: str
    token: str = field(repr=False)
    scopes: frozenset[str]
    calls: Calls


class Workspaces(Protocol):
    """Finds the token for a workspace. One that lacks an installation has none."""

    async def of(self, team: str) -> Workspace | None:
        """A workspace, ready to be called."""

    async def all(self) -> Sequence[Workspace]:
        """Every workspace that Parley is in."""

    async def forget(self, team: str) -> None:
        """Slack did not take a workspace's token: look at it again."""

    async def leave(self, team: str, at: datetime) -> None:
        """A workspace took Parley out at an instant (UTC): its token is not used any more, unless
        Parley was installed since."""


class OneWorkspace:
    """The workspace of the one token in the settings."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._found: Workspace | None = None
        self._asking = asyncio.Lock()
        self._since = clock.now() - timedelta(seconds=1)  # Slack tells of whole seconds
        self._left = False

    async def of(self, team: str) -> Workspace | None:
        """The workspace, if it is that one."""
        if self._left:
            return None
        workspace = await self._known()
        return workspace if workspace.team == team else None

    async def all(self) -> Sequence[Workspace]:
        """That one. Raises Unavailable (SLACK_TOKEN_WRONG, SLACK_NOT_REACHED)."""
        return [await self._known()]

    async def forget(self, team: str) -> None:
        """Ask again before the next call."""
        if self._found is not None and self._found.team == team:
            self._found = None

    async def leave(self, team: str, at: datetime) -> None:
        """Use the token no more, until Parley is started with the one that it is given next."""
        if at >= self._since and await self.of(team) is not None:
            self._left = True

    async def _known(self) -> Workspace:
        if self._found is None:
            async with self._asking:
                if self._found is None:
                    self._found = await introduced(self._calls)
        return self._found


async def introduced(calls: Calls) -> Workspace:
    """The workspace that a token belongs to, and who Parley is there.

    Raises Unavailable (SLACK_TOKEN_WRONG, SLACK_NOT_REACHED).
    """
    try:
        answer = await calls.post("auth.test")
    except CallRefused as wrong:
        raise Unavailable(SlackRefusal.SLACK_TOKEN_WRONG) from wrong
    except Unanswered as away:
        raise Unavailable(SlackRefusal.SLACK_NOT_REACHED) from away
    headers = {key.lower(): value for key, value in answer["headers"].items()}
    scopes = str(headers.get("x-oauth-scopes", "")).split(",")
    return Workspace(
        team=str(answer["team_id"]),
        name=str(answer.get("team", "")),
        url=str(answer.get("url", "")),
        user=str(answer["user_id"]),
        bot=str(answer.get("bot_id", "")),
        token=calls.web.token or "",
        scopes=frozenset(scope.strip() for scope in scopes if scope.strip()),
        calls=calls,
    )


@contextmanager
def changing_old(place: PlaceId) -> Iterator[None]:
    """Change something that stands in a place already; what Slack refuses for good is left. Raises
    Unavailable where it may be changed later."""
    try:
        yield
    except (CallRefused, Unanswered) as lost:
        log.warning("an old message was not changed: place=%s because of %s", place, lost)
        if isinstance(lost, Unanswered):
            raise Unavailable(KernelRefusal.ROOM_NOT_REACHED) from lost
        refusal = said_no(lost)
        if isinstance(refusal, Unavailable):
            raise refusal from lost


NO_ENTRY = frozenset(
    {"not_in_channel", "channel_not_found", "team_not_found", "user_not_in_channel"}
)
LOCKED = frozenset({"restricted_action_thread_locked", "cannot_reply_to_message"})
GONE = frozenset({"thread_not_found", "message_not_found", "invalid_thread_ts"})
NOBODY = frozenset({"user_not_found", "users_not_found", "user_disabled", "cannot_dm_bot"})
"""Errors by what they mean for whoever wants to write somewhere."""


def said_no(why: CallRefused, *, direct: bool = False) -> Refused:
    """What people are told of Slack's no; what nobody in a channel can mend is not theirs. In a
    `direct` message between others nobody can invite Parley."""
    if why.error in REVOKED:
        return Unavailable(SlackRefusal.SLACK_NOT_INSTALLED)
    if why.error in NO_ENTRY:
        return Refused(SlackRefusal.ROOM_DIRECT if direct else SlackRefusal.ROOM_NOT_JOINED)
    if why.error == "is_archived":
        return Refused(SlackRefusal.ROOM_ARCHIVED)
    if why.error in GONE:
        return Refused(KernelRefusal.ROOM_GONE)
    if why.error in LOCKED:
        return Refused(SlackRefusal.THREAD_LOCKED_HERE)
    if why.error.startswith("restricted_action") or why.error in (
        "no_permission",
        "posting_to_general_channel_denied",
    ):
        return Refused(SlackRefusal.ROOM_READ_ONLY)
    if why.error in NOBODY:
        return Refused(SlackRefusal.PERSON_GONE)
    if why.error == "missing_scope":
        return Refused(SlackRefusal.SLACK_SCOPE_MISSING, scopes=why.needed or say("a scope"))
    return Refused(SlackRefusal.SLACK_SAID_NO)
