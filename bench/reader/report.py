"""`bench reader --train FOLDER`: trains the reader, and says how well it reads articles left out.

The folder holds all-MiniLM-L6-v2 (`model.safetensors`, `tokenizer.json`), the sets that
`gathered.py` names, side by side, and `fit.jsonl`, and may hold `founding-article.txt`, each
anywhere below it. Into `FOLDER/reader`
go the weights of each stage, the scores of every question by a reader that did not see its article
(`scores.json`), and the one reader to ship (`reader.onnx`). What is there is not made again.
"""

from importlib.util import find_spec
from pathlib import Path

NEEDED = ("torch", "onnx", "onnxruntime", "safetensors")
"""What training needs beyond the bench's own packages."""


def run(folder: Path) -> dict[str, object]:
    """Both stages, the figures on articles left out, and the file."""
    lacking = [name for name in NEEDED if find_spec(name) is None]
    if lacking:
        raise SystemExit(
            f"Training the reader needs {', '.join(lacking)}, which nothing else here does. Install"
            " them once: .venv-bench/bin/python -m pip install"
            f" {' '.join(lacking)} (torch from https://download.pytorch.org/whl/cpu)"
        )
    from bench.reader.work import Workshop

    return Workshop(folder).all()
