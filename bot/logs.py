"""How the log looks: for people, or one JSON object a line for machines."""

import json
import logging
from datetime import UTC, datetime


class _Lines(logging.Formatter):
    """For people: when, how grave, what, and who says so; a traceback under it."""

    def format(self, record: logging.LogRecord) -> str:
        what = f"{_when(record)} [{record.levelname.lower():8}] {record.getMessage()}"
        return f"{what}  [{record.name}]" + "".join(f"\n{part}" for part in self._trace(record))

    def _trace(self, record: logging.LogRecord) -> list[str]:
        return [self.formatException(record.exc_info)] if record.exc_info else []


class _Objects(_Lines):
    """For machines."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "timestamp": _when(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        if trace := self._trace(record):
            said["exception"] = trace[0]
        return json.dumps(said, ensure_ascii=False)


def _when(record: logging.LogRecord) -> str:
    at = datetime.fromtimestamp(record.created, UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def set_up(level: str, form: str) -> None:
    """Send everything that is logged to standard error. `form` is "text" or "json"."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Objects() if form == "json" else _Lines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)
