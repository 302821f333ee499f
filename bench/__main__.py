"""`python3 dev.py bench [WHAT …]`: measures, prints a table, and with --json the figures."""

import argparse
import json
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from bench.tables import printed

MEASURES = {
    "speed": "bench.speed",
    "ask": "bench.speed.asking",
    "library": "bench.speed.library",
    "opinion": "bench.opinion",
    "long": "bench.speed.long_debates",
    "discord": "bench.speed.on_discord",
    "slack": "bench.speed.on_slack",
    "requests": "bench.speed.requests",
    "processes": "bench.processes",
    "balance": "bench.balance",
    "size": "bench.size",
    "ingest": "bench.ingest.report",
    "vectors": "bench.answers.vectors",
}
"""What is measured without words of its own, and the module whose `measure` does it."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument(
        "what",
        nargs="?",
        choices=["answers", "faults", "model", "natural", "reader", *MEASURES],
        default="speed",
    )
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of data (answers, natural)")
    parser.add_argument(
        "--write", action="store_true", help="keep the weights (answers), the table (faults)"
    )
    parser.add_argument("--kills", type=int, default=500, help="how many kills (faults)")
    parser.add_argument("--train", type=Path, help="a folder to train in (reader)")
    parser.add_argument("--replies", type=Path, help="a file for all replies (natural)")
    parser.add_argument("--model", action="append", default=[], help="provider:name (model)")
    parser.add_argument("--address", default="", help="where the model is served (model)")
    parser.add_argument("--every", type=int, default=1, help="put every n-th case alone (model)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    given = parser.parse_args()
    found: Mapping[str, object]
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as bot/__main__.py does
    if given.what == "answers":
        if given.folder is None or not given.folder.is_dir():
            parser.error("name a folder of questions: bench answers FOLDER")
        from bench.answers.report import run

        found = run(given.folder, write=given.write)
    elif given.what == "reader":
        if given.train is None or not given.train.is_dir():
            parser.error("name a folder with MiniLM and SQuAD: bench reader --train FOLDER")
        from bench.reader.report import run as run_reader

        found = run_reader(given.train)
    elif given.what == "model":
        from bench.model import measure as measure_models

        found = measure_models(given.model, given.address, given.every)
    elif given.what == "faults":
        from bench.faults import measure as measure_faults

        found = measure_faults(given.kills, write=given.write)
    elif given.what == "natural":
        from bench.answers.natural import run as run_natural

        found = run_natural(given.folder, given.replies)
    else:
        found = import_module(MEASURES[given.what]).measure()
    print(json.dumps(found, indent=1) if given.json else printed(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
