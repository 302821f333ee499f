"""How long to wait before asking a server again, and when to stop trying."""

MOST_TRIES = 3
"""Requests made for one question, the first counted."""

FIRST_PAUSE = 0.5
"""Seconds before the second try; it doubles for each one after."""

SHORTEST_ANSWER = 2.0
"""Seconds that must be left after the pause, or there is no point in asking again."""


def next_pause(tries: int, asked_pause: float | None, time_left: float) -> float | None:
    """Seconds to wait after `tries` requests that failed, or None to stop. `asked_pause`
    is how long the server asked us to wait (Retry-After), `time_left` the seconds until the time is
    up."""
    if tries >= MOST_TRIES:
        return None
    pause = max(FIRST_PAUSE * 2 ** (tries - 1), asked_pause or 0.0)
    return pause if pause + SHORTEST_ANSWER <= time_left else None
