"""What is worked out of something that never changes, once for each such thing.

As `cached_property` does for properties, for functions that stand outside the class: the answer is
kept with the thing itself, a frozen struct that has room for it (`dict=True`), and goes with it. A
copy that `replace` makes begins without.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Thing = TypeVar("Thing")
Found = TypeVar("Found")


def once(find: Callable[[Thing], Found]) -> Callable[[Thing], Found]:
    """A function of one frozen thing, asked once for each thing."""
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def found(thing: Thing) -> Found:
        kept = thing.__dict__
        if name not in kept:
            kept[name] = find(thing)
        answer: Found = kept[name]
        return answer

    return found
