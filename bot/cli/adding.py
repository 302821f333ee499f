"""`parley article add` and `update`: files, folders and links from the command line."""

import asyncio
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from bot.article.ingest.limits import check_bytes
from bot.assembly import Parley
from bot.cli.files import read_upload
from bot.cli.printing import warn
from bot.cli.session import caller, progress, show
from bot.kernel.catalog.parameters import Upload
from bot.kernel.refusal import Refused, sentence
from bot.kernel.view import View

READABLE = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf")
"""Endings of the files that are taken from a folder."""


async def add(parley: Parley, sources: Sequence[str], slug: str, *, as_json: bool) -> int:
    """Add files, all readable files of folders, and links; returns the exit code."""
    every_source = list(_each(sources))
    if slug and len(every_source) > 1:
        warn("--slug names one article; these are several. Their names will be their slugs.")
        return 1
    quiet = len(every_source) > 1
    code = 0
    hidden = not (quiet and sys.stderr.isatty())
    for source in progress(every_source, "Reading …", hidden=hidden):
        views = await _bring(parley, "/article add", source, {"slug": slug, "again": "yes"})
        if quiet and not any(view.trouble for view in views) and not as_json:
            continue
        if any(view.trouble for view in views):
            warn(f"{source}:")
        code |= show(views, as_json=as_json)
    if quiet and not as_json:
        warn(f"{len(every_source)} sources read.")
    return code


async def update(parley: Parley, article: str, source: str, *, as_json: bool) -> int:
    """Give an article a new version; returns the exit code."""
    views = await _bring(parley, "/article update", source, {"article": article})
    return show(views, as_json=as_json)


async def import_statements(
    parley: Parley, source: Path, debate: str, *, mix: bool, as_json: bool
) -> int:
    """Bring statements and votes from a file into a debate; returns the exit code."""
    fields: dict[str, str | Upload] = {"debate": debate, "mix": "yes" if mix else "no"}
    try:
        fields["file"] = await asyncio.to_thread(_upload, source)
    except Refused as refused:
        warn(sentence(refused))
        return 1
    return show(await parley.app.hear(caller(), "/statement import", fields), as_json=as_json)


async def _bring(
    parley: Parley, action: str, source: str, values: dict[str, str]
) -> tuple[View, ...]:
    fields: dict[str, str | Upload] = dict(values)
    if source.lower().startswith(("http://", "https://")):
        fields["source"] = source
    else:
        try:
            fields["file"] = await asyncio.to_thread(_upload, Path(source))
        except Refused as refused:
            warn(sentence(refused))
            return (View(blocks=(), trouble=True),)
    return await parley.app.hear(caller(), action, fields)


def _upload(path: Path) -> Upload:
    with suppress(OSError):  # said when it is read
        check_bytes(path.stat().st_size)
    return read_upload(path)


def _each(sources: Sequence[str]) -> Iterator[str]:
    for source in sources:
        path = Path(source)
        if path.is_dir():
            yield from sorted(
                str(p) for p in path.iterdir() if p.is_file() and p.suffix.lower() in READABLE
            )
        else:
            yield source
