"""What members and rooms may be called, and which names are too alike to tell apart."""

import re
import unicodedata

from bot.adapters.web.refusals import ConsoleRefusal
from bot.kernel.ids import PlaceId
from bot.kernel.plain import clean_words
from bot.kernel.refusal import Refused

LONGEST_NAME = 40

_OURS = "parley"
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and signs that show nothing
_MOST_MARKS = 3  # on one letter; more would climb over other lines

_LATIN = "0o 1l 3e 4a 5s 7t 8b il ıl"
_CYRILLIC = "аa еe оo рp сc уy хx іl їl јj ѕs ԁd һh ӏl вb кk мm нh тt гr"
_GREEK = "αa βb εe ιl κk νv οo ρp τt υu χx"
_LIKE = str.maketrans({pair[0]: pair[1] for pair in f"{_LATIN} {_CYRILLIC} {_GREEK}".split()})
"""Small letters and digits to the one Latin letter that all of their likes are taken for."""


def member_name(given: str) -> str:
    """A name as it will be shown. Raises Refused (NAME_WRONG, NAME_RESERVED)."""
    name = " ".join(clean_words(given).split())
    if not 1 <= len(name) <= LONGEST_NAME or not _shows(name):
        raise Refused(ConsoleRefusal.NAME_WRONG, longest=LONGEST_NAME)
    words = re.split(r"[\W_]+", _folded(name).translate(_LIKE))
    if skeleton(name).startswith(_OURS) or _OURS in words:
        raise Refused(ConsoleRefusal.NAME_RESERVED)
    return name


def skeleton(name: str) -> str:
    """What names that look alike have in common: small letters and digits, look-alikes made one.

    A name without letters and digits is its own skeleton.
    """
    return "".join(c for c in _folded(name) if c.isalnum()).translate(_LIKE) or name


def room_name(given: str) -> PlaceId:
    """A room's name, which is its id: small letters and digits with hyphens between.

    Raises Refused (ROOM_NAME_WRONG).
    """
    name = re.sub(r"[\W_]+", "-", _folded(clean_words(given))).strip("-")
    if not 1 <= len(name) <= LONGEST_NAME or not _shows(name):
        raise Refused(ConsoleRefusal.ROOM_NAME_WRONG, longest=LONGEST_NAME)
    return PlaceId(name)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _shows(name: str) -> bool:
    """Is there something to see, and nothing that hides or climbs?"""
    marks = 0
    for character in unicodedata.normalize("NFKD", name):
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks > _MOST_MARKS:
            return False
    if _BLANK.intersection(name):
        return False
    return any(unicodedata.category(character)[0] in "LNSP" for character in name)
