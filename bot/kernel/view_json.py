"""Views as JSON text, for posts that are kept.

What was written must stay readable: a block or a field of one may be added, with a default, and
never changes its name or its meaning.
"""

from functools import cache

import msgspec

from bot.kernel.view import View


def dump(view: View) -> str:
    """A view as JSON."""
    return msgspec.json.encode(view).decode()


def load(text: str) -> View:
    """The view that `dump` wrote. Raises ValueError for a text that `dump` does not write."""
    try:
        return _decoder().decode(text)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError("not a view") from error


@cache
def _decoder() -> msgspec.json.Decoder[View]:
    """Made for the first view that is read."""
    return msgspec.json.Decoder(View)
