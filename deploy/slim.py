"""Takes out of an image what Parley never loads: python slim.py SITE_PACKAGES LANGUAGES

SITE_PACKAGES is the folder of the installed packages, LANGUAGES that of Parley's catalogs (*.po).
Prints how much each rule took out. Nothing here may be needed while Parley runs.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

UNUSED = (
    "pip",  # packages are installed while the image is built
    "pip-*.dist-info",
    "hf_xet",  # speeds up downloads of models; Parley makes none
    "matplotlib/mpl-data/sample_data",
    "matplotlib/mpl-data/images",  # buttons of windows
    "numpy/f2py",  # wraps Fortran
    "numpy/_core/include",
    "onnxruntime/transformers",  # these three prepare models
    "onnxruntime/tools",
    "onnxruntime/quantization",
)
TESTED = ("numpy", "matplotlib", "mpl_toolkits", "lxml", "onnxruntime", "cryptography", "tiktoken")
"""Packages that bring tests of their own, which nothing of theirs loads."""

SOURCES = (".pyi", ".pyx", ".pxd", ".pxi", ".c", ".cpp", ".h", ".hpp", ".a")
"""Endings of what only compilers and type checkers read."""


def main(packages: Path, languages: Path) -> None:
    """Take it out, rule by rule."""
    rules = {
        "unused": [path for pattern in UNUSED for path in packages.glob(pattern)],
        "tests": list(find_tests(packages)),
        "sources": [path for path in packages.rglob("*") if path.suffix in SOURCES],
        "locales": list(find_locales(packages / "babel" / "locale-data", languages)),
    }
    for rule, paths in rules.items():
        taken = sum(take_out(path) for path in paths)
        sys.stdout.write(f"{rule}: {taken / 2**20:.0f} MiB\n")


def find_tests(packages: Path) -> Iterator[Path]:
    """Folders of tests, without those inside others."""
    for name in TESTED:
        for path in sorted((packages / name).rglob("tests")):
            if path.is_dir() and "tests" not in path.relative_to(packages).parts[:-1]:
                yield path


def find_locales(folder: Path, languages: Path) -> Iterator[Path]:
    """Babel's data of languages that Parley does not speak."""
    spoken = {"root", "en", *(catalog.stem for catalog in languages.glob("*.po"))}
    for path in folder.glob("*.dat"):
        if path.stem.split("_")[0] not in spoken:
            yield path


def take_out(path: Path) -> int:
    """Remove a file or folder; returns its bytes."""
    if path.is_dir():
        size = sum(each.stat().st_size for each in path.rglob("*") if each.is_file())
        shutil.rmtree(path)
    elif path.exists():
        size = path.stat().st_size
        path.unlink()
    else:  # inside a folder that is gone already
        size = 0
    return size


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
