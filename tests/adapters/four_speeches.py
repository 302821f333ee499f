"""A debate of four speeches, by which tests count what a room and its members are sent."""

from itertools import cycle, islice

NUMBERS = {1: "First", 2: "Second"}


POINTS = "interruptions = { opens = 0, closes = 290, longest = 60 }\n"
"""Ends a segment in which points of information may be offered from the start."""


def build_format(speakers: int, more: str = "", speeches: int = 4) -> str:
    """The format file of four speeches, or so many, by two speakers or by four; the sides take
    turns. `more` ends each segment."""
    each = speakers // 2
    seats = [(side, number) for side in ("for", "against") for number in range(1, each + 1)]
    in_turn = [f"{side}{number}" for number in range(1, each + 1) for side in ("for", "against")]
    acting = islice(cycle(in_turn), speeches)
    return (
        """
id = "short"
name = "Short"
about = "Four speeches."
winner = "swing"
votes = true
sources = ["made up"]
[[sides]]
key = "for"
name = "For"
[[sides]]
key = "against"
name = "Against"
"""
        + "".join(
            f"""[[seats]]
key = "{side}{number}"
side = "{side}"
name = "{NUMBERS[number]} speaker {side}"
"""
            for side, number in seats
        )
        + "".join(
            f"""[[segments]]
key = "speech{number}"
name = "Speech {number}"
kind = "speech"
seconds = 300
characters = 2000
actors = ["{seat}"]
warnings = [60]
{more}"""
            for number, seat in enumerate(acting, 1)
        )
    )


MOST_IN_ROOM, MOST_PRIVATE = 20, 10
"""Messages that such a debate may bring to its room, and to single members together."""

MANY, MOST_OF_MANY = 13, 35
"""Speeches of a long debate, and the messages that it may bring to its room: for each speech what
was said, and who is called to the next, and nine for all else. A board that the next one follows
within a second is not posted, so that it may be two fewer."""
