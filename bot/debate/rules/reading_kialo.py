"""Reads the text that Kialo exports a discussion as: a numbered claim a line, each Pro or Con of
the one whose number it extends."""

import re
from collections import Counter

from bot.debate.rules.argument_map import ATTACK, SUPPORT, Link, ReadMap
from bot.debate.rules.reading_argdown import read_argdown

_TITLE = re.compile(r"Discussion (?:Title|Name):[ \t]*(.*)", re.IGNORECASE)
_CLAIM = re.compile(r"(\d+(?:\.\d+)*)\.[ \t]+(?:(Pro|Con):[ \t]*)?(.*)")
_ANSWER = re.compile(r"^\d+(?:\.\d+)+\.[ \t]+(?:Pro|Con):", re.MULTILINE)
_LINK = re.compile(r"(?<!\\)\[([^\]]+)\]\(([^)]+)\)")
_ESCAPED = re.compile(r"\\([^\w\s])")
_SEE = re.compile(r"->[ \t]*See[ \t]+(\d+(?:\.\d+)*)\.?$")


def is_kialo(text: str) -> bool:
    """Does a text look like such an export?"""
    return bool(_TITLE.match(text.lstrip("\ufeff \n\r"))) or bool(_ANSWER.search(text))


def read_kialo(text: str) -> ReadMap:
    """The map in an export. The first claim is its root; “See” points to a claim elsewhere."""
    stated: dict[str, tuple[str, str]] = {}
    number = ""
    left_out: Counter[str] = Counter()
    for line in text.lstrip("\ufeff").splitlines():
        if claim := _CLAIM.match(line):
            number = claim[1]
            stated[number] = (claim[2] or "", claim[3].strip())
        elif line.strip() and number:
            how, words = stated[number]
            stated[number] = how, f"{words} {line.strip()}"
        elif line.strip() and not _TITLE.match(line):
            left_out["lines"] += 1
    seen = {key: _SEE.search(words) for key, (_, words) in stated.items()}
    own = [key for key in stated if not seen[key] and stated[key][1]]
    places = {key: place for place, key in enumerate(own)}
    links: list[Link] = []
    for key, (how, _) in stated.items():
        see = seen[key]
        claim_at = places.get(see[1] if see else key)
        above = places.get(key.rpartition(".")[0])
        if above is not None and claim_at is not None and how:
            links.append((claim_at, above, SUPPORT if how == "Pro" else ATTACK))
        elif "." in key or see:
            left_out["loose"] += 1
    return ReadMap(
        words=tuple(_clean(stated[key][1]) for key in own),
        links=tuple(links),
        root=0 if own else None,
        left_out=dict(left_out),
    )


def _clean(words: str) -> str:
    """Words as people read them: links with their address behind, signs without the \\ before."""
    return " ".join(_ESCAPED.sub(r"\1", _LINK.sub(r"\1 (\2)", words)).split())


def read_map(text: str) -> ReadMap:
    """The map in a text of Kialo or of Argdown."""
    return read_kialo(text) if is_kialo(text) else read_argdown(text)
