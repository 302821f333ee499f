"""`parley replay`: a bundle's result, worked out from the file alone."""

from pathlib import Path

from bot.cli.files import read_file
from bot.cli.printing import say
from bot.cli.session import show
from bot.debate.files import bundle
from bot.debate.files.archive import DebateArchive
from bot.debate.views.result import render_whole_result
from bot.exercise import files as exercises
from bot.kernel.view import Heading, View, text
from bot.opinion.handlers import files as opinion_files


def replay_bundle(path: Path, *, as_json: bool) -> int:
    """Check a bundle and print its result; returns the exit code. Raises Refused."""
    content = read_file(path)
    if exercises.is_exercise(content):
        archive, events = exercises.read_exercise(content)
        count, view = len(events), exercises.debrief_with_log(archive, events)
    else:
        debate = bundle.read_debate(content, opinion_files.PORT)
        count, view = len(debate.events), _result(debate)
    if not as_json:
        say(f"The chain of {count} events is whole, and so is what belongs to them.\n")
    return show([view], as_json=as_json)


def _result(debate: DebateArchive) -> View:
    if debate.state.phase.value != "closed":
        return View(blocks=(Heading(debate.row.motion), text("This debate has no result.")))
    return render_whole_result(debate.result(), debate.names)
