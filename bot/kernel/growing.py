"""A tuple that costs little to lengthen: two states that share a long past share its memory."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar, overload

CHUNK = 64
"""Items that are kept together; as many at most are copied for one item more."""

T = TypeVar("T")


class GrowingTuple(Sequence[T]):
    """Items in order, which never change. One with more items at its end is made in the same time
    for ten items and for a million. It equals any other with the same items."""

    __slots__ = ("_chunks", "_tail")
    _chunks: tuple[tuple[T, ...], ...]
    _tail: tuple[T, ...]

    def __init__(self, items: Iterable[T] = ()) -> None:
        whole = tuple(items)
        full = len(whole) - len(whole) % CHUNK
        self._chunks = tuple(whole[n : n + CHUNK] for n in range(0, full, CHUNK))
        self._tail = whole[full:]

    def plus(self, *items: T) -> "GrowingTuple[T]":
        """The same with more items at its end; this one stays as it is."""
        end = GrowingTuple[T]((*self._tail, *items))
        if self._chunks:
            end._chunks = (*self._chunks, *end._chunks) if end._chunks else self._chunks
        return end

    def with_item(self, place: int, item: T) -> "GrowingTuple[T]":
        """The same with another item at a place, from 0; this one stays as it is."""
        if not 0 <= place < len(self):
            raise IndexError(place)
        changed = GrowingTuple[T]()
        changed._chunks, changed._tail = self._chunks, self._tail
        number, within = divmod(place, CHUNK)
        if number == len(self._chunks):
            changed._tail = (*self._tail[:within], item, *self._tail[within + 1 :])
            return changed
        chunk = self._chunks[number]
        chunk = (*chunk[:within], item, *chunk[within + 1 :])
        changed._chunks = (*self._chunks[:number], chunk, *self._chunks[number + 1 :])
        return changed

    def __len__(self) -> int:
        return len(self._chunks) * CHUNK + len(self._tail)

    def __iter__(self) -> Iterator[T]:
        return chain(chain.from_iterable(self._chunks), self._tail)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        """An item, or some of them as a tuple, in a time that depends on those alone."""
        if isinstance(place, slice):
            return tuple(self[n] for n in range(*place.indices(len(self))))
        wanted = place + len(self) if place < 0 else place
        chunk, within = divmod(wanted, CHUNK)
        if wanted < 0 or chunk > len(self._chunks):
            raise IndexError(place)
        return self._tail[within] if chunk == len(self._chunks) else self._chunks[chunk][within]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, GrowingTuple):
            return NotImplemented
        return self._tail == other._tail and self._chunks == other._chunks

    def __hash__(self) -> int:
        return hash((self._chunks, self._tail))

    def __repr__(self) -> str:
        return f"GrowingTuple({tuple(self)!r})"
