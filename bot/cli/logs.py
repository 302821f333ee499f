"""How the log looks: for people, or one JSON object a line for machines."""

import json
import logging
import re
from datetime import UTC, datetime

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Lines(logging.Formatter):
    """For people: when, how grave, what, and who says so; a traceback under it."""

    def format(self, record: logging.LogRecord) -> str:
        what = f"{_when(record)} [{record.levelname.lower():8}] {_one_line(record)}"
        return f"{what}  [{record.name}]" + "".join(f"\n{part}" for part in self._trace(record))

    def _trace(self, record: logging.LogRecord) -> list[str]:
        return [self.formatException(record.exc_info)] if record.exc_info else []


class _Objects(Lines):
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


def _one_line(record: logging.LogRecord) -> str:
    """What is logged, on one line: words from outside begin none of their own."""
    return _UNSEEN.sub(lambda match: repr(match[0])[1:-1], record.getMessage())


def _when(record: logging.LogRecord) -> str:
    at = datetime.fromtimestamp(record.created, UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def set_up_logging(level: str, form: str) -> None:
    """Send everything that is logged to standard error. `form` is "text" or "json"."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Objects() if form == "json" else Lines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)
