"""Reads JSON in a process of its own: `python -m bot.kernel.apart_json`."""

import json

from bot.kernel.apart_worker import answer


def read(content: bytes) -> bool:
    """Can it be read?"""
    try:
        json.loads(content)
    except ValueError:
        return False
    return True


if __name__ == "__main__":
    answer(read)
