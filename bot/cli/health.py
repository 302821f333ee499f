"""`parley health`: does the console here answer? Standard library only, so it is fast."""

import os
import sys
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

TIMEOUT = 4.0
"""Seconds to wait for an answer."""

_EVERY_ADDRESS = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104


def main() -> int:
    """0 when it answers, 1 and a sentence when it does not."""
    host = os.environ.get("PARLEY_HOST", "127.0.0.1")
    host = _EVERY_ADDRESS.get(host, f"[{host}]" if ":" in host else host)
    port = os.environ.get("PARLEY_PORT", "8484")
    address = f"http://{host}:{port}/healthz"
    try:
        with build_opener(ProxyHandler({})).open(address, timeout=TIMEOUT) as answer:
            return 0 if answer.status == 200 else 1
    except (URLError, OSError) as error:
        sys.stderr.write(f"Parley does not answer at {address}: {error}\n")
        return 1
