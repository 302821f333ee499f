"""How many examples property tests try: HYPOTHESIS_TIMES=10 tries ten times as many, by night."""

import os

TIMES = int(os.environ.get("HYPOTHESIS_TIMES", "1"))


def examples(count: int) -> int:
    """So many by day, and that many times more where it is asked for."""
    return count * TIMES
