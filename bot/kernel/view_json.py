"""Views as JSON text, for posts that are kept.

What was written must stay readable: a block or a field of one may be added, with a default, and
never changes its name or its meaning.
"""

from base64 import b64decode, b64encode
from functools import cache
from typing import TYPE_CHECKING

from bot.kernel.view import Block, Input, Span, View

if TYPE_CHECKING:
    from cattrs.preconf.json import JsonConverter


def dump(view: View) -> str:
    """A view as JSON."""
    return _converter().dumps(view)


def load(text: str) -> View:
    """The view that `dump` wrote. Raises ValueError for a text that `dump` does not write."""
    from cattrs import BaseValidationError

    try:
        return _converter().loads(text, View)
    except (BaseValidationError, KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a view") from error


@cache
def _converter() -> "JsonConverter":
    """Made for the first view: it takes twenty milliseconds that a start can do without."""
    from cattrs.preconf.json import make_converter
    from cattrs.strategies import configure_tagged_union

    made = make_converter(detailed_validation=False)
    # Base 64 runs in C; the converter's own choice, base 85, takes 10 ms for a picture.
    made.register_unstructure_hook(bytes, lambda content: b64encode(content).decode())
    made.register_structure_hook(bytes, lambda text, _: b64decode(text, validate=True))
    for union in (Span, Input, Block):
        configure_tagged_union(union, made, tag_name="is")
    return made
