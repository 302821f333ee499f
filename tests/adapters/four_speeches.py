"""A debate of four speeches, by which tests count what a room and its members are sent."""

NUMBERS = {1: "First", 2: "Second"}


POINTS = "interruptions = { opens = 0, closes = 290, longest = 60 }\n"
"""Ends a segment in which points of information may be offered from the start."""


def build_format(speakers: int, more: str = "") -> str:
    """The format file of four speeches by two speakers or by four; the sides take turns. `more`
    ends each segment."""
    each = speakers // 2
    seats = [(side, number) for side in ("for", "against") for number in range(1, each + 1)]
    acting = ("for1", "against1", *(("for2", "against2") if each == 2 else ("for1", "against1")))
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
