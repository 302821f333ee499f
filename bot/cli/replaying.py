"""`parley replay`: a bundle's result, worked out from the file alone."""

from pathlib import Path

from bot.cli.printing import say
from bot.cli.session import show
from bot.debate.files import bundle
from bot.debate.files.archive import DebateArchive
from bot.debate.views.result import render_result
from bot.exercise import files as exercises
from bot.kernel.view import Heading, View, text
from bot.opinion.handlers import files as opinion_files


def replayed(path: Path, *, as_json: bool) -> int:
    """Check a bundle and print its result; returns the exit code. Raises Refused."""
    content = path.read_bytes()
    if exercises.is_exercise(content):
        archive, events = exercises.read(content)
        count, shown = len(events), exercises.debrief_with_log(archive, events)
    else:
        found = bundle.read(content, opinion_files.PORT)
        count, shown = len(found.events), _result(found)
    if not as_json:
        say(f"The chain of {count} events is whole, and so is what belongs to them.\n")
    return show([shown], as_json=as_json)


def _result(found: DebateArchive) -> View:
    if found.state.phase.value != "closed":
        return View(blocks=(Heading(found.row.motion), text("This debate has no result.")))
    return render_result(found.result(), found.names)
