"""Secrets of others kept on disk: sealed with a key that only the settings hold.

Fernet (AES-128-CBC with HMAC-SHA256) from a key stretched by HKDF-SHA256, so that any long random
words will do. https://github.com/fernet/spec, RFC 5869.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.kernel.refusal import KernelRefusal, Unavailable

SHORTEST = 32
"""Characters of a key."""


class Sealing:
    """Seals with the first of some keys and opens with any, so that a key can be replaced."""

    def __init__(self, keys: str) -> None:
        """`keys` stand with commas between. Raises Unavailable (SLACK_KEY_SHORT)."""
        parts = [key.strip() for key in keys.split(",")]
        if any(len(key) < SHORTEST for key in parts):
            raise Unavailable(KernelRefusal.SLACK_KEY_SHORT, shortest=SHORTEST)
        self._box = MultiFernet([Fernet(_derived_key(key)) for key in parts])

    def seal(self, words: str) -> str:
        """The words, unreadable without the key."""
        return self._box.encrypt(words.encode()).decode("ascii")

    def open(self, sealed: str) -> str:
        """The words that were sealed. Raises Unavailable (SLACK_KEY_WRONG)."""
        try:
            return self._box.decrypt(sealed.encode()).decode()
        except InvalidToken as wrong:
            raise Unavailable(KernelRefusal.SLACK_KEY_WRONG) from wrong


def _derived_key(key: str) -> bytes:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"parley slack tokens")
    return base64.urlsafe_b64encode(derivation.derive(key.encode()))
