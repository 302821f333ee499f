"""Everything that Parley runs on is free to pass on with it, as its own metadata says."""

import re
import tomllib
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-model.lock")

FREE = frozenset(
    "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause CC0-1.0 CNRI-Python ISC MIT MIT-0 MIT-CMU MPL-1.1"
    " MPL-2.0 PSF-2.0 Unlicense Zlib".split()
)
"""Licences under which a package may stand beside Apache-2.0, by their SPDX names. Of those with a
duty to share, only MPL is here: it asks for its own files alone."""

WORDS = {
    "apache 2.0": "Apache-2.0",
    "bsd 3-clause license": "BSD-3-Clause",
    "3-clause bsd license": "BSD-3-Clause",
    "the bsd 2-clause license": "BSD-2-Clause",
    "mit license": "MIT",
    "the mit license (mit)": "MIT",
    "isc license": "ISC",
}
"""How older metadata names them in its first line."""

CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}

READ = {
    "audioop-lts": "PSF-2.0",  # Python 3.13 and later alone
    "colorama": "BSD-3-Clause",  # Windows alone
    "httpx2-jsfetch": "BSD-3-Clause",  # browsers alone
}
"""Licences of packages that other machines install: read at the package registry."""


def named() -> list[str]:
    """The packages of the locks."""
    words = "".join((ROOT / lock).read_text("utf-8") for lock in LOCKS)
    return sorted(set(re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==", words, re.MULTILINE)))


def licence(about: PackageMetadata) -> str:
    """The licence that metadata says, as an SPDX expression; "" if it says none we know."""
    if expression := about.get("License-Expression"):
        return expression
    first = (about.get("License") or "").strip().split("\n")[0].strip()
    first = WORDS.get(first.lower(), first)
    if is_free(first):
        return first
    classifiers = [line.split(" :: ") for line in about.get_all("Classifier") or ()]
    told = [words[-1] for words in classifiers if words[0] == "License"]
    return " AND ".join(CLASSIFIERS.get(word, "unknown") for word in told)


def is_free(expression: str) -> bool:
    """Does one way of an expression's `OR` hold none but free licences?"""
    while group := re.search(r"\(([^()]*)\)", expression):
        expression = expression.replace(group[0], "MIT" if is_free(group[1]) else "unknown")
    ways = expression.split(" OR ")
    return any(all(name in FREE for name in way.split(" AND ")) for way in ways)


@pytest.mark.parametrize("name", named())
def test_a_package_is_free(name: str) -> None:
    try:
        told = licence(metadata(name))
    except PackageNotFoundError:
        assert name in READ, f"{name} is not installed here: read its licence, and name it in READ"
        told = READ[name]

    assert is_free(told), f"{name}: “{told}” is not known to be free; docs/dependencies.md"


@pytest.mark.parametrize(
    ("expression", "free"),
    [
        ("MIT", True),
        ("Apache-2.0 AND (MIT OR GPL-3.0-only)", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("(MIT OR GPL-3.0-only) AND AGPL-3.0-only", False),
        ("GPL-3.0-or-later", False),
        ("MIT AND AGPL-3.0-only", False),
        ("LicenseRef-Proprietary", False),
        ("unknown", False),
        ("", False),
    ],
)
def test_a_licence_is_free_if_one_way_is(expression: str, free: bool) -> None:
    assert is_free(expression) is free


def test_parley_itself_says_its_licence_and_brings_it_along() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (name,) = project["license-files"]
    words = (ROOT / name).read_text("utf-8")

    assert project["license"] == "Apache-2.0"
    assert "Apache License" in words
    assert "Version 2.0, January 2004" in words
    assert "END OF TERMS AND CONDITIONS" in words
