"""What commands typed in a terminal share: who speaks, and how answers are printed."""

import getpass
import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from bot.adapters.plain.render import WIDTH, rendered
from bot.cli.files import write_file
from bot.cli.printing import say, tell, type_command, warn
from bot.cli.refusals import CommandLineRefusal
from bot.kernel import clock, view_json
from bot.kernel.catalog.forms import YES_NO
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.lines import find_form
from bot.kernel.permission import Role
from bot.kernel.refusal import Refused
from bot.kernel.view import Attachment, ChoiceInput, Form, View

T = TypeVar("T")

COMMUNITY = CommunityId("console")
"""The command line works on the console's own community: the same library, the same answers."""

PLACE = PlaceId("terminal")


def caller() -> Caller:
    """Whoever types: they hold the data folder, so they are an admin."""
    return Caller(
        community=COMMUNITY,
        place=PLACE,
        member=MemberId("terminal"),
        name=_user(),
        role=Role.ADMIN,
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user has no name
        return "terminal"


def show(views: Iterable[View], *, as_json: bool = False) -> int:
    """Print views; returns the exit code, 1 if one says that something was not done, or asks for
    what it needs first."""
    every_view = list(views)
    forms = [form for view in every_view if (form := find_form((view,))) is not None]
    if as_json:
        say(
            json.dumps(
                [json.loads(view_json.dump(view)) for view in every_view], ensure_ascii=False
            )
        )
    else:
        width = min(shutil.get_terminal_size((WIDTH, 24)).columns, 100)
        for view in every_view:
            is_undone = view.trouble or find_form((view,)) is not None
            (warn if is_undone else say)(rendered(view, width=width, now=clock.now()) + "\n")
            _keep_files(view)
    for form in forms:
        tell(Refused(CommandLineRefusal.NOT_DONE, command=_with_needs(form)))
    return int(bool(forms) or any(view.trouble for view in every_view))


def _with_needs(form: Form) -> str:
    """The command of a form as it is typed here, with the fields that it cannot do without."""
    needed = [
        f"{field.name}:yes"
        if isinstance(field, ChoiceInput) and field.options == YES_NO
        else f"{field.name}:…"
        for field in form.inputs
        if field.required
    ]
    return type_command(" ".join((form.action.removeprefix("/"), *needed)))


def _keep_files(view: View) -> None:
    """Write the files of a view to the current folder; none takes the place of another."""
    for block in view.blocks:
        if isinstance(block, Attachment):
            path = Path(block.name)
            number = 1
            while path.exists():
                number += 1
                path = Path(f"{Path(block.name).stem}-{number}{Path(block.name).suffix}")
            write_file(path, block.content)
            warn(f"Written to {path}.")


def progress(each: Sequence[T], words: str, *, hidden: bool) -> Iterable[T]:
    """Go through a sequence with a bar on standard error."""
    if hidden:
        return each
    from rich.console import Console
    from rich.progress import track

    return track(each, words, console=Console(stderr=True))


def line_of(path: str, words: Sequence[str]) -> str:
    """A line for the parser of typed commands, from words that the shell has split already."""
    return " ".join([f"/{path}", *(_quoted(word) for word in words)])


def _quoted(word: str) -> str:
    if word and not any(character.isspace() for character in word):
        return word
    for opening, closing in ('""', "“”", "«»", "‘’"):
        if closing not in word:
            return f"{opening}{word}{closing}"
    return word
