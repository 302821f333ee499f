"""Definitions in Markdown that the parser took for a link's (`[Editor]: see.below`): those that
no link uses are words of the text, and so are footnotes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it.token import Token


def kept_definitions(
    env: Mapping[str, Any], tokens: Sequence[Token], lines: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """The first line and the words of each definition that no link uses.

    `env` is what the parser found besides the tokens, which must know their labels
    (`store_labels`); `lines` are those of the text.
    """
    used = set(_labels(tokens))
    definitions = [
        *env.get("references", {}).items(),
        *((None, twice) for twice in env.get("duplicate_refs", [])),
    ]
    for label, definition in definitions:
        if label is None or label.startswith("^") or label not in used:
            first, end = definition["map"]
            yield first, "\n".join(lines[first:end])


def _labels(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if "label" in token.meta:
            yield token.meta["label"]
        yield from _labels(token.children or [])
