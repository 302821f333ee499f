"""Who asks, and by which address, seen through the proxies that an admin trusts."""

import re
from collections.abc import Mapping, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from msgspec import Struct

from bot.adapters.web.refusals import ConsoleRefusal
from bot.kernel.refusal import Refused

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address

UNKNOWN = "unknown"
"""The address of whoever a proxy hides."""

_SIGNS = re.compile(
    r"forwarded|via|cdn-loop|x-(forwarded|original|envoy|amzn|azure|arr|appengine)-.*"
    r"|x-(forwarded|real-?ip|scheme|rewrite-url|proxyuser-ip|via)"
    r"|(x-|true-|cf-|fly-|fastly-|x-cluster-)(client|connecting)-ip(v6)?|cf-(ray|visitor|ipcountry)",
    re.IGNORECASE,
)
"""Names of headers that proxies add, and browsers and programs on the same machine do not."""

_PREFIX = re.compile(r"(/(?!\.+(/|$))[A-Za-z0-9._~-]+)+")
_PORT = re.compile(r"(\[.+\]|[^:]+):[^:]*")


class Visit(Struct, frozen=True, kw_only=True):
    """Where a request comes from, and by which address its browser reaches the console.

    `scheme` and `prefix` are empty where no trusted proxy names them.
    """

    address: str
    host: str
    scheme: str = ""
    prefix: str = ""

    @property
    def neighbourhood(self) -> str:
        """What is counted as one address: of IPv6, all that one connection to the net gets."""
        address = _read_address(self.address)
        if isinstance(address, IPv6Address):
            return str(IPv6Network((address, 64), strict=False))
        return self.address


class Headers(Struct, frozen=True, kw_only=True):
    """What a request says of its way. `forwarded` is RFC 7239's header taken apart, `lists` the
    headers X-Forwarded-… by the last part of their names, each as its values from left to right."""

    host: str
    forwarded: Sequence[Mapping[str, str]] = ()
    lists: Mapping[str, Sequence[str]] = {}


def proxy_header(names: Sequence[str]) -> str:
    """The first header that only a proxy adds; "" if there is none."""
    return next((name for name in names if _SIGNS.fullmatch(name)), "")


def read_networks(words: str) -> tuple[Network, ...]:
    """Addresses and networks with commas between. Raises ValueError, which says what is none."""
    found = []
    for word in filter(None, (word.strip() for word in words.split(","))):
        try:
            found.append(ip_network(word, strict=False))
        except ValueError:
            raise ValueError(
                f"“{word}” is no address or network, such as 127.0.0.1 or 172.16.0.0/12"
            ) from None
    return tuple(found)


def read_prefix(words: str) -> str:
    """A path below which the console is reached, as in /parley; "" for none or for what is none."""
    path = "/" + words.strip().strip("/")
    return path if _PREFIX.fullmatch(path) else ""


def is_trusted(address: str, trusted: Sequence[Network]) -> bool:
    """Is it the address of a proxy whose headers are believed?"""
    ip = _read_address(address)
    return ip is not None and any(ip in network for network in trusted)


def see_through(peer: str, headers: Headers, trusted: Sequence[Network]) -> Visit:
    """Who asks: the nearest address that is no trusted proxy's. What stands left of it in the
    headers was written by strangers, and is not believed.

    Raises Refused (PROXY_UNCLEAR) where two headers of a trusted proxy contradict each other: one
    of them was then written by a stranger.
    """
    peer = _plain(peer) or UNKNOWN
    if not is_trusted(peer, trusted):
        return Visit(address=peer, host=headers.host)
    listed = headers.lists.get("for", ())
    standard = [hop.get("for", "") for hop in headers.forwarded]
    address, passed = _walk(peer, listed or standard, trusted)
    if listed and standard and _walk(peer, standard, trusted)[0] != address:
        raise Refused(ConsoleRefusal.PROXY_UNCLEAR)
    hop = headers.forwarded[-passed] if standard and not listed and passed else {}
    scheme = (_at(headers.lists.get("proto", ()), passed) or hop.get("proto", "")).lower()
    return Visit(
        address=address,
        host=_at(headers.lists.get("host", ()), passed) or hop.get("host", "") or headers.host,
        scheme=scheme if scheme in ("http", "https") else "",
        prefix=read_prefix(_at(headers.lists.get("prefix", ()), passed)),
    )


def _walk(peer: str, hops: Sequence[str], trusted: Sequence[Network]) -> tuple[str, int]:
    """The nearest address, from right to left, that is no trusted proxy's; and how many are."""
    address, passed = peer, 0
    for hop in reversed(hops):
        if not is_trusted(address, trusted):
            break
        address, passed = _plain(hop) or UNKNOWN, passed + 1
    return address, passed


def _at(values: Sequence[str], passed: int) -> str:
    """What the outermost trusted proxy wrote; a proxy that writes its own value over others' leaves
    fewer of them."""
    if not values:
        return ""
    return values[-passed] if 0 < passed <= len(values) else values[-1]


def _plain(words: str) -> str:
    """An address without port, brackets and quotation marks; "" if there is none in it."""
    words = words.strip().strip('"')
    if with_port := _PORT.fullmatch(words):
        words = with_port[1]
    address = _read_address(words.removeprefix("[").removesuffix("]"))
    return "" if address is None else str(address)


def _read_address(words: str) -> Address | None:
    try:
        address = ip_address(words)
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        if address.scope_id:
            address = IPv6Address(int(address))
        return address.ipv4_mapped or address
    return address
