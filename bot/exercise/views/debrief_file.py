"""How a debrief looks that is handed out as a file."""

from bot.kernel.message import row_of, say
from bot.kernel.view import Attachment, View, note


def debrief_file(kind: str, card: str, title: str, content: bytes) -> View:
    """The file of an exercise's debrief: a "bundle" that replays to it, or "markdown"."""
    origin = say("Of the exercise “{title}”.", title=title)
    if kind == "bundle":
        ending, label = "json", say("Bundle")
        replay = say("“parley replay FILE” works the debrief out from it.")
        about = row_of((origin, replay), "")
    else:
        ending, label, about = "md", say("Debrief"), origin
    name = f"debrief-{card.replace('_', '-')}.{ending}"
    return View(blocks=(Attachment(name, content, label), note(about)))
