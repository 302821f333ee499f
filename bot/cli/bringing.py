"""`parley format add`: a look at what was guessed, and a question before it is kept."""

import sys

import typer

from bot.assembly import Parley
from bot.cli.printing import tell
from bot.cli.refusals import CommandLineRefusal
from bot.cli.session import caller, show
from bot.kernel.catalog.parameters import Upload
from bot.kernel.refusal import Refused
from bot.kernel.view import Buttons, View

_KEEP = "/format keep "


async def add_format(
    parley: Parley, upload: Upload, *, language: str, sides: str, sure: bool
) -> int:
    """Add a format from a file; returns the exit code, 1 if it was not kept."""
    views = await parley.app.hear(
        caller(),
        "/format add",
        {"file": upload, "language": language, "sides": sides, "sure": "yes" if sure else "no"},
    )
    keep = _find_keeping(views)
    code = show(views)
    if code or not _has_more(views):
        return code
    if keep and _is_yes():
        return show(await parley.app.hear(caller(), keep, {}))
    missing = CommandLineRefusal.FORMAT_UNKEPT if keep else CommandLineRefusal.FORMAT_OPEN
    tell(Refused(missing))
    return 1


def _actions(views: tuple[View, ...]) -> list[str]:
    rows = [block for view in views for block in view.blocks if isinstance(block, Buttons)]
    return [button.action for row in rows for button in row.buttons]


def _has_more(views: tuple[View, ...]) -> bool:
    """Is there still something to be answered?"""
    return any(action.startswith(("/format place ", _KEEP)) for action in _actions(views))


def _find_keeping(views: tuple[View, ...]) -> str:
    return next((action for action in _actions(views) if action.startswith(_KEEP)), "")


def _is_yes() -> bool:
    """Asks in a terminal; anywhere else nobody can say yes."""
    if not sys.stdin.isatty():
        return False
    return typer.confirm("Keep it?")
