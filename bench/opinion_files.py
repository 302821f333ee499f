"""Our Polis set as red-dwarf's own loader reads it, served on loopback as Polis serves exports."""

import csv
import io
import threading
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np

from bench.opinion_groupers import run_red_dwarf
from bench.opinion_shapes import make_crowd
from bot.kernel.ids import MemberId
from bot.opinion.handlers.files import ArchivedOpinions
from bot.opinion.rows.statements import StatementRow, StatementVote
from bot.opinion.rules.crowd import Floats
from bot.opinion.rules.stability import rand_index

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
PEOPLE, STATEMENTS, SEED = 120, 40, 3


def measure() -> dict[str, float | str]:
    """What red-dwarf reads of our files, beside what we wrote."""
    from reddwarf.data_loader import Loader

    _, votes = make_crowd("three camps", PEOPLE, STATEMENTS, SEED)
    files = write_files(votes)
    with serve_files(files) as address:
        loader = Loader(directory_url=address, is_cache_enabled=False)
    read = {(v["participant_id"], v["statement_id"]): v["vote"] for v in loader.votes_data}
    people = list(csv.DictReader(io.StringIO(files["participants-votes.csv"])))
    written = {
        (int(row["participant"]), number): int(row[str(number)])
        for row in people
        for number in range(1, STATEMENTS + 1)
        if row[str(number)]
    }
    table = run_red_dwarf(loader.votes_data, SEED).participants_df
    grouped = [(int(row["participant"]), int(row["group-id"])) for row in people if row["group-id"]]
    theirs = table["cluster_id"].fillna(-1).astype(int).to_dict()
    ours = np.array([group for person, group in grouped if theirs[person] >= 0])
    other = np.array([theirs[person] for person, _ in grouped if theirs[person] >= 0])
    years = {str(comment["created"])[:4] for comment in loader.comments_data}
    return {
        "statements read": f"{len(loader.comments_data)} of {STATEMENTS}",
        "votes read": f"{len(read)} of {len(written)}",
        "votes that differ": str(sum(read.get(key) != vote for key, vote in written.items())),
        "is-meta missing": str(any(c["is_meta"] is None for c in loader.comments_data)),
        "year of the statements": ", ".join(sorted(years)),
        "Rand index of both groupings": rand_index(ours, other),
    }


def write_files(votes: Floats) -> Mapping[str, str]:
    """The files of our export of these votes, by name."""
    opinions = ArchivedOpinions(
        statements=tuple(
            StatementRow(id=f"s{n}", number=n + 1, member=None, words=f"S{n}.", hidden=False, at=AT)
            for n in range(votes.shape[1])
        ),
        votes=tuple(
            StatementVote(
                statement=f"s{s}", member=MemberId(f"m{p:04}"), vote=int(votes[p, s]), at=AT
            )
            for p, s in zip(*np.nonzero(~np.isnan(votes)), strict=True)
        ),
    )
    packed = zipfile.ZipFile(io.BytesIO(opinions.make_tables("Bench", "", lambda member: member)))
    return {name: packed.read(name).decode() for name in packed.namelist()}


@contextmanager
def serve_files(files: Mapping[str, str]) -> Iterator[str]:
    """Serve files on loopback; the address of their folder."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = files.get(self.path.rsplit("/", 1)[-1], "").encode()
            self.send_response(200 if content else 404)
            self.send_header("Content-Type", "text/csv; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/export/"
    finally:
        server.shutdown()
