"""Tables as CSV, and the positions of a debate as one."""

import csv
import io
from collections.abc import Iterable, Sequence

from bot.debate import events as e
from bot.debate.files.archive import DebateArchive
from bot.debate.files.cells import guard_cell
from bot.debate.rules.positions.stance import stance_words


def positions_csv(archive: DebateArchive) -> bytes:
    """Every position, in order. Voters go by the names in the archive."""
    numbers = {event.speech: str(number) for number, event in enumerate(_speeches(archive), 1)} | {
        claim.claim: f"c{n}" for n, claim in enumerate(archive.state.claims, 1)
    }
    numbers |= {point.point: f"p{n}" for n, point in enumerate(archive.state.points, 1)}
    numbers |= {held.exercise: f"x{n}" for n, held in enumerate(archive.state.exercises, 1)}
    numbers |= {noted.clause: noted.title for noted in archive.state.clauses}
    rows = [
        (
            archive.names.get(position.member, ""),
            position.phase,
            "" if position.stance is None else position.stance,
            stance_words(position.stance),
            "" if position.confidence is None else position.confidence,
            position.at.isoformat(),
            " ".join(sorted(numbers.get(credited, "") for credited in position.moved_by)),
            " ".join(f"[{slug} ¶{paragraph}]" for slug, _, paragraph in position.cited),
        )
        for position in archive.positions
    ]
    heads = ("voter", "phase", "stance", "in_words", "confidence", "at", "moved_by", "cited")
    return csv_text(heads, rows).encode("utf-8-sig")


def _speeches(archive: DebateArchive) -> Iterable[e.SpeechGiven]:
    return (event for event in archive.events if isinstance(event, e.SpeechGiven))


def csv_text(heads: Sequence[object] | None, rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV, under their heads if there are any; no cell is a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    if heads is not None:
        writer.writerow(heads)
    writer.writerows([guard_cell(cell) for cell in row] for row in rows)
    return buffer.getvalue()
