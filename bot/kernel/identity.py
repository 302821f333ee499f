"""Fresh ids, made by the program so that no engine has to."""

import secrets

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: nothing to misread
_LENGTH = 12
_PAIRS = tuple(first + second for first in _ALPHABET for second in _ALPHABET)


def fresh_id() -> str:
    """Twelve characters, sixty random bits: short enough for a button, never met twice."""
    number = secrets.randbits(5 * _LENGTH)
    return "".join([_PAIRS[number >> 5 * place & 1023] for place in range(0, _LENGTH, 2)])


def is_id(words: str) -> bool:
    """May it be such an id, and no name that somebody typed?"""
    has_digit = any(letter.isdigit() for letter in words)
    return len(words) == _LENGTH and has_digit and set(words) <= set(_ALPHABET)


def fresh_key() -> str:
    """A secret that nobody can guess, for a browser or a log-in."""
    return secrets.token_urlsafe(24)
