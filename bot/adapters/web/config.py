"""Where the console listens and who may come in."""

import hashlib
import hmac
from functools import cached_property
from ipaddress import ip_address
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from bot.adapters.web.proxies import Network
from bot.adapters.web.refusals import ConsoleRefusal
from bot.kernel.pace import Pace
from bot.kernel.permission import Role
from bot.kernel.refusal import Refused

UPLOAD_LIMIT = 6 * 1024 * 1024
"""Bytes of a message with a file."""

BODY_LIMIT = 1024 * 1024
"""Bytes of any other request."""

SHORTEST_TOKEN = 16
"""Characters of a token: a shorter one could be guessed by trying."""

_ON_THIS_MACHINE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  # not bound
"""What leads here on this machine, where the console is open on every address."""

_SALT = b"parley console"


class ConsoleConfig(Struct, frozen=True, kw_only=True, dict=True):
    """The address to listen on, the names browsers reach it by beyond loopback, and the tokens.
    `proxies` are those whose headers are believed, `path` is where the console stands on its host,
    as in /parley.

    `sending` paces members' messages, `asking` everything else they ask of the server, `trying`
    wrong tokens from one address.
    """

    host: str = "127.0.0.1"
    port: int = 8484
    names: tuple[str, ...] = ()
    token: str = ""
    admin_token: str = ""
    proxies: tuple[Network, ...] = ()
    path: str = ""
    sending: Pace = Pace(burst=20, per_second=2)
    asking: Pace = Pace(burst=100, per_second=20)
    trying: Pace = Pace(burst=5, per_second=1 / 30)

    def with_tokens(self, token: str, admin_token: str) -> Self:
        """The same console with these tokens."""
        return replace(self, token=token, admin_token=admin_token)

    @property
    def guarded(self) -> bool:
        """Can others than this machine's own users reach the console, so that it needs a token?
        An admin who sets a token, or names a proxy, means that they can."""
        opened = self.names or self.proxies or self.token or self.admin_token
        return bool(opened) or not _is_loopback(self.host)

    def check(self) -> None:
        """Raises Refused when the tokens would not keep strangers out: TOKEN_MISSING, TOKEN_SHORT,
        TOKENS_EQUAL."""
        if self.guarded and not self.token:
            raise Refused(ConsoleRefusal.TOKEN_MISSING, host=self.host)
        for name, token in (("PARLEY_TOKEN", self.token), ("PARLEY_ADMIN_TOKEN", self.admin_token)):
            if token and len(token) < SHORTEST_TOKEN:
                raise Refused(ConsoleRefusal.TOKEN_SHORT, name=name, shortest=SHORTEST_TOKEN)
        if self.token and self.token == self.admin_token:
            raise Refused(ConsoleRefusal.TOKENS_EQUAL)

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
        """The address to open in a browser on this machine."""
        host = _ON_THIS_MACHINE.get(self.host, self.host)
        return f"http://{_in_address(host)}:{port}{self.path}/"

    def public_addresses(self, port: int) -> tuple[str, ...]:
        """The addresses by which others open the console, one for each of its names. Behind a proxy
        they come by HTTPS; where no name is set, only the admin knows the proxy's address."""
        if self.is_behind_proxy:
            return tuple(f"https://{_in_address(name)}{self.path}/" for name in self.names)
        return tuple(f"http://{_in_address(name)}:{port}{self.path}/" for name in self.names)

    @property
    def is_behind_proxy(self) -> bool:
        """Do people come through a proxy: one is trusted, or a name is set that leads to a port
        which nobody beyond this machine reaches?"""
        return bool(self.proxies) or bool(self.names and _is_loopback(self.host))


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


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
