"""Tables as CSV, and the positions of a debate as one."""

import csv
import io
from collections.abc import Iterable, Sequence

from bot.debate import events as e
from bot.debate.files.archive import DebateArchive
from bot.debate.rules.positions.stance import stance_words

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def positions_csv(archive: DebateArchive) -> bytes:
    """Every position, in order. Voters go by the names in the archive."""
    numbers = {event.speech: str(number) for number, event in enumerate(_speeches(archive), 1)} | {
        claim.claim: f"c{n}" for n, claim in enumerate(archive.state.claims, 1)
    }
    rows = [
        (
            archive.names.get(one.member, ""),
            one.phase,
            "" if one.stance is None else one.stance,
            stance_words(one.stance),
            "" if one.confidence is None else one.confidence,
            one.at.isoformat(),
            " ".join(sorted(numbers.get(given, "") for given in one.moved_by)),
            " ".join(f"[{slug} ¶{paragraph}]" for slug, _, paragraph in one.cited),
        )
        for one in archive.positions
    ]
    heads = ("voter", "phase", "stance", "in_words", "confidence", "at", "moved_by", "cited")
    return csv_text(heads, rows).encode("utf-8-sig")


def _speeches(archive: DebateArchive) -> Iterable[e.SpeechGiven]:
    return (event for event in archive.events if isinstance(event, e.SpeechGiven))


def csv_text(heads: Sequence[object] | None, rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV, under their heads if there are any; no cell is a formula."""
    made = io.StringIO()
    writer = csv.writer(made)
    if heads is not None:
        writer.writerow(heads)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return made.getvalue()


def _cell(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
