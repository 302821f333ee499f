"""What a member is told alone whose act the others see."""

from bot.kernel.message import say
from bot.kernel.view import Place, View, note, text


def render_opened(where: Place | None, warning: str) -> View:
    """Said to whoever opened an exercise, with where it is, unless that is here, and what it
    lacks."""
    opened = say("The exercise is open. People can take roles on the board now.")
    if where is not None:
        opened = say(
            "Your exercise is open in {place}. People can take roles there now.", place=where
        )
    return View(blocks=(text(opened), *((note(warning),) if warning else ())))


def render_heard(where: Place | None) -> View:
    """Said to whoever acts from elsewhere."""
    if where is None:
        return View(blocks=(text(say("The others hear of it.")),))
    return View(blocks=(text(say("The others hear of it in {place}.", place=where)),))
