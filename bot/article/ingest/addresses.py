"""Which addresses a link may lead to: public ones, and nothing inside anybody's network."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_TRANSLATED = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
"""IPv6 addresses whose last four bytes are an IPv4 address (NAT64, RFC 6052 and 8215)."""


def is_public(address: str) -> bool:
    """Is it an address of the open internet, and not one in disguise that is none?"""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_global(one) for one in _faces(found))


def _is_global(found: IPv4Address | IPv6Address) -> bool:
    return found.is_global and not found.is_multicast and not found.is_reserved


def _faces(found: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """An address, and the IPv4 address within it if it carries one."""
    if isinstance(found, IPv4Address):
        return [found]
    if found.ipv4_mapped:
        return [found.ipv4_mapped]
    if any(found in network for network in _TRANSLATED):
        return [IPv4Address(int(found) & 0xFFFFFFFF)]
    faces: list[IPv4Address | IPv6Address] = [found]
    if found.sixtofour:
        faces.append(found.sixtofour)
    if found.teredo:
        faces += found.teredo
    return faces
