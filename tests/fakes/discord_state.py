"""All that the local server knows, and what its parts share."""

import asyncio
import itertools

from aiohttp import web

from tests.fakes.discord_limits import with_ids
from tests.fakes.discord_replies import Interaction, Seen, reply
from tests.fakes.discord_world import (
    APPLICATION,
    CHANNEL,
    GUILD,
    INVITED,
    TEXT,
    Channel,
    Data,
    guild,
    user,
)


class State:
    """One server, and everything the bot did there."""

    def __init__(self) -> None:
        self.messages: list[Seen] = []
        self.application_id = APPLICATION
        self.commands: list[Data] = []
        self.syncs = 0
        self.identified = 0
        self.put_out = False  # of the server, so that READY does not name it
        self.turned_away = 0  # logins with a wrong token
        self.shards: list[tuple[int, ...]] = []
        self.resumed = 0
        self.refused: list[str] = []
        self.denied: list[str] = []
        self.channels = {CHANNEL: Channel(CHANNEL, TEXT, "general")}
        self.rights = INVITED
        self.gone_roles: list[str] = []
        self.events: dict[str, Data] = {}
        self.ungranted = 0  # privileged intents, as bits
        self.fail_next: list[int] = []
        self.fail_edits: list[int] = []
        self.too_old: dict[str, int] = {}
        """Messages older than an hour of which no edit is taken, with the status of the refusal."""
        self.away = False
        """Connections about channels and messages break; interactions and the gateway go on."""
        self.slow: list[float] = []
        self.busy: dict[str, float] = {}
        self.deaf = False
        self.locale = "en-GB"
        self.limit_all = False
        self.roles: dict[str, list[str]] = {}
        self.closed: dict[str, int] = {}
        self.dms: dict[str, str] = {}
        self.patched: dict[str, Data] = {}
        self.address = ""
        self._ids = itertools.count(1000)
        self._nonces: dict[str, Seen] = {}
        self._interactions: dict[str, Interaction] = {}
        self._socket: web.WebSocketResponse | None = None
        self._sequence = 0
        self.last_sent: Data = {}
        self.ready = asyncio.Event()

    def fresh(self) -> str:
        return str(next(self._ids))

    async def dispatch(self, event: str, data: Data) -> None:
        self._sequence += 1
        if self._socket is not None:
            await self._socket.send_json({"op": 0, "t": event, "s": self._sequence, "d": data})

    def may(self, place: str) -> int:
        """The bot's rights in a channel or thread."""
        here = self.channels.get(place)
        above = self.channels.get(here.parent) if here and here.is_thread else here
        return self.rights & ~(above.denied if above else 0)

    @property
    def threads(self) -> dict[str, str]:
        """The threads there are, by name."""
        return {c.id: c.name for c in self.channels.values() if c.is_thread}

    def _guild(self) -> Data:
        here = guild(GUILD, "Study group", list(self.channels.values()), self.rights)
        here["roles"] = [r for r in here["roles"] if r["id"] not in self.gone_roles]
        return here

    def _channel(self, place: str) -> Data:
        known = self.channels.get(place) or Channel(place, TEXT, "gone")
        return known.described()

    def _message(self, request: web.Request) -> Seen | None:
        wanted = request.match_info["message"]
        return next((m for m in self.messages if m.id == wanted and not m.gone), None)

    def _keep(self, data: Data, channel: str, only: str, key: str = "") -> Seen:
        kept = Seen(key or self.fresh(), channel, only, data)
        self.messages.append(kept)
        return kept

    def _invalid(self, why: str) -> web.Response:
        self.refused.append(why)
        shape = {"code": 50035, "message": "Invalid Form Body", "errors": {"_": why}}
        return reply(shape, status=400)

    def _denied(self, what: str, code: int, message: str) -> web.Response:
        self.denied.append(what)
        return reply({"message": message, "code": code}, status=403)

    def as_message(self, seen: Seen) -> Data:
        return {
            "id": seen.id, "channel_id": seen.channel,
            "author": user(APPLICATION, "Parley") | {"bot": True},
            "content": "", "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None,
            "tts": False, "mention_everyone": False, "mentions": [], "mention_roles": [],
            "attachments": [], "embeds": [], "pinned": False,
            "type": seen.payload.get("type", 0), "flags": seen.payload.get("flags", 0),
            "components": with_ids(seen.payload.get("components", ())),
        }  # fmt: skip

    @property
    def is_thinking(self) -> bool:
        """Is an answer still to come that was put off?"""
        return any(one.thinking is not None for one in self._interactions.values())

    def visible(self, member: str) -> list[Seen]:
        """What a member sees in the channel, in order."""
        return [m for m in self.messages if not m.gone and m.only in ("", member)]
