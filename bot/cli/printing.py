"""Words on the terminal."""

import sys


def say(words: str) -> None:
    """Print what was asked for."""
    sys.stdout.write(f"{words}\n")


def warn(words: str) -> None:
    """Print what goes beside it: progress, and what went wrong."""
    sys.stderr.write(f"{words}\n")
