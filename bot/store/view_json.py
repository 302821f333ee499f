"""Views as JSON text, for posts that are kept.

What was written must stay readable: a block or a field of one may be added, with a default, and
never changes its name or its meaning.
"""

from base64 import b64decode, b64encode

from cattrs import BaseValidationError
from cattrs.preconf.json import make_converter
from cattrs.strategies import configure_tagged_union

from bot.core.view import Block, Input, Span, View

_CONVERTER = make_converter(detailed_validation=False)
# Base 64 runs in C; the converter's own choice, base 85, takes 10 ms for a picture.
_CONVERTER.register_unstructure_hook(bytes, lambda content: b64encode(content).decode())
_CONVERTER.register_structure_hook(bytes, lambda text, _: b64decode(text, validate=True))
for _union in (Span, Input, Block):
    configure_tagged_union(_union, _CONVERTER, tag_name="is")


def dump(view: View) -> str:
    """A view as JSON."""
    return _CONVERTER.dumps(view)


def load(text: str) -> View:
    """The view that `dump` wrote. Raises ValueError for a text that `dump` does not write."""
    try:
        return _CONVERTER.loads(text, View)
    except (BaseValidationError, KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a view") from error
