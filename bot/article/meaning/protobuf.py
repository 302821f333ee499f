"""The fields of a Protocol Buffers message, read in place and written: enough for an ONNX file, and
no library for it."""

import mmap
from collections.abc import Iterator

Message = bytes | mmap.mmap

_NUMBER, _BYTES = 0, 2  # how a field is kept: as a plain number, or as so many bytes


def read_fields(message: Message, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The fields of a message: number, and where the field begins and ends; for a plain number its
    value, and 0. Fractions are left out."""
    while at < end:
        key, at = _read_varint(message, at)
        kind = key & 7
        if kind == _NUMBER:
            value, at = _read_varint(message, at)
            yield key >> 3, value, 0
        elif kind == _BYTES:
            size, at = _read_varint(message, at)
            yield key >> 3, at, at + size
            at += size
        else:
            at += 4 if kind == 5 else 8


def write_bytes(number: int, content: bytes) -> bytes:
    """A field that holds bytes: a text, or a message of its own."""
    return _write_varint(number << 3 | _BYTES) + _write_varint(len(content)) + content


def write_number(number: int, value: int) -> bytes:
    """A field that holds a plain number."""
    return _write_varint(number << 3 | _NUMBER) + _write_varint(value)


def _read_varint(message: Message, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7


def _write_varint(value: int) -> bytes:
    written = bytearray()
    while value > 127:
        written.append(value & 127 | 128)
        value >>= 7
    written.append(value)
    return bytes(written)
