"""Where the console listens and who may come in."""

import hashlib
import hmac
from functools import cached_property
from ipaddress import ip_address

from msgspec import Struct

from bot.adapters.web.refusals import ConsoleRefusal
from bot.kernel.permission import Role
from bot.kernel.refusal import Refused

UPLOAD_LIMIT = 6 * 1024 * 1024
"""Bytes of a message with a file."""

BODY_LIMIT = 1024 * 1024
"""Bytes of any other request."""

_EVERY_ADDRESS = ("", "0.0.0.0", "::")  # noqa: S104  # recognised, not bound
_SALT = b"parley console"


class Pace(Struct, frozen=True, kw_only=True):
    """How much a member may send: so many at once, then so many a second."""

    burst: float
    per_second: float


class ConsoleConfig(Struct, frozen=True, kw_only=True, dict=True):
    """The address to listen on, the names browsers reach it by beyond loopback, and the tokens.

    `sending` paces members' messages, `asking` everything else they ask of the server, `trying`
    wrong tokens from one address.
    """

    host: str = "127.0.0.1"
    port: int = 8484
    names: tuple[str, ...] = ()
    token: str = ""
    admin_token: str = ""
    sending: Pace = Pace(burst=20, per_second=2)
    asking: Pace = Pace(burst=100, per_second=20)
    trying: Pace = Pace(burst=5, per_second=1 / 30)

    @property
    def guarded(self) -> bool:
        """Can others than this machine's own users reach the console, so that it needs a token?"""
        return bool(self.names) or not _is_loopback(self.host)

    def check(self) -> None:
        """Raises Refused (TOKEN_MISSING) when a token is needed and none is set."""
        if self.guarded and not self.token:
            raise Refused(ConsoleRefusal.TOKEN_MISSING, host=self.host)

    def knows(self, host: str) -> bool:
        """Is this Host header's name one that we go by?

        A foreign name that resolves to us is an attack on the browser (DNS rebinding); a bare
        address cannot be.
        """
        name = host.rsplit("]", 1)[0].lstrip("[") if host.startswith("[") else host.split(":")[0]
        known = {"localhost", self.host.lower(), *(name.lower() for name in self.names)}
        return name.lower() in known or _is_address(name)

    def admits(self, token: str) -> Role | None:
        """The highest role that a token opens; None for a wrong one. Takes the same time always."""
        chair = _same(token, self.admin_token)
        member = _same(token, self.token)
        if chair:
            return Role.ADMIN
        return Role.MEMBER if member else None

    @cached_property
    def marks(self) -> dict[str, Role]:
        """What members' rows remember of the token that let them in, with the highest role it
        opens. With a token changed, those it had let in must show the new one."""
        if not self.guarded:
            return {"": Role.ADMIN}
        tokens = ((self.token, Role.MEMBER), (self.admin_token, Role.ADMIN))
        return {_mark(token): role for token, role in tokens if token}

    def mark(self, highest: Role) -> str:
        """The mark of the token that opens this role."""
        return next(mark for mark, role in self.marks.items() if role >= highest)

    def address(self, port: int) -> str:
        """The address to open in a browser."""
        host = "localhost" if self.host in _EVERY_ADDRESS else self.host
        return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _same(token: str, secret: str) -> bool:
    return hmac.compare_digest(token.encode(errors="replace"), secret.encode()) and bool(secret)


def _mark(token: str) -> str:
    """A slow hash: a short token cannot be guessed from a copy of the store."""
    return hashlib.scrypt(token.encode(), salt=_SALT, n=2**14, r=8, p=1, dklen=16).hex()


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    return host == "localhost" or (_is_address(host) and ip_address(host).is_loopback)
