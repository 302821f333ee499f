"""How words of an article bear on the clause that they are attached to."""

from enum import StrEnum


class Bearing(StrEnum):
    """What somebody says who hands words in; the words are saved."""

    SUPPORTS = "supports"
    ABOUT = "about"
    QUOTED = "quoted"
