"""What PostgreSQL writes otherwise than SQLite, of the SQL that both share."""

import re
from functools import lru_cache
from itertools import count

_QUOTED = re.compile(r"('(?:[^']|'')*')")
_TYPES = {
    "INTEGER": "BIGINT",  # SQLite's has 64 bits
    "REAL": "DOUBLE PRECISION",
    "BLOB": "BYTEA",
    "TEXT": 'TEXT COLLATE "C"',  # in the order of code points, as in SQLite
}
_TYPE = re.compile(rf"\b({'|'.join(_TYPES)})\b")


@lru_cache(maxsize=4096)
def number_parameters(sql: str) -> str:
    """A query with `$1`, `$2` … for its question marks, of which some may have a number."""
    numbers = count(1)
    parts = _QUOTED.split(sql)
    for at in range(0, len(parts), 2):  # what stands between quotes is every second part
        parts[at] = re.sub(r"\?(\d*)", lambda mark: f"${mark[1] or next(numbers)}", parts[at])
    return "".join(parts)


def name_types(sql: str) -> str:
    """A migration with PostgreSQL's names of the types that columns have."""
    lines = []
    for line in sql.splitlines():
        code, dashes, comment = line.partition("--")
        lines.append(_TYPE.sub(lambda found: _TYPES[found[1]], code) + dashes + comment)
    return "\n".join(lines)
