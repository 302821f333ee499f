"""Which addresses a link may lead to: public ones, and nothing inside anybody's network."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_TRANSLATED = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
"""IPv6 addresses whose last four bytes are an IPv4 address (NAT64, RFC 6052 and 8215)."""


def is_public(address: str) -> bool:
    """Is it an address of the open internet, and not one in disguise that is none?"""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_global(face) for face in _faces(ip))


def _is_global(ip: IPv4Address | IPv6Address) -> bool:
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _faces(ip: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """An address, and the IPv4 address within it if it carries one."""
    if isinstance(ip, IPv4Address):
        return [ip]
    if ip.ipv4_mapped:
        return [ip.ipv4_mapped]
    if any(ip in network for network in _TRANSLATED):
        return [IPv4Address(int(ip) & 0xFFFFFFFF)]
    faces: list[IPv4Address | IPv6Address] = [ip]
    if ip.sixtofour:
        faces.append(ip.sixtofour)
    if ip.teredo:
        faces += ip.teredo
    return faces
