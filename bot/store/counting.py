"""How writes end, for the metrics of both engines."""

from bot.kernel.metrics import METER, WRITES
from bot.store.statement import Conflict


def count_write(fault: BaseException | None) -> None:
    """Count a write by what came in its way, if anything did."""
    if fault is None:
        outcome = "done"
    else:
        outcome = "conflict" if isinstance(fault, Conflict) else "unavailable"
    METER.count(WRITES, outcome)
