"""When a debate is to start, shown back before it is set."""

from datetime import datetime

from bot.kernel.message import say
from bot.kernel.view import Block, Button, Buttons, Moment, Tone, note, text


def render_reading(words: str, start: datetime, zone: str, path: str) -> tuple[Block, ...]:
    """What a time that somebody typed was read as, to be set or changed by the command of that
    path."""
    asked = say("Start the debate on {start}?", start=Moment(start))
    read = say("You wrote “{words}”; times are read in the zone {zone}.", words=words, zone=zone)
    exact = start.isoformat(timespec="seconds")
    set_it = Button(say("Set the start"), f"/{path} {exact}", Tone.PRIMARY)
    change = Button(say("Choose another"), f"/{path}")
    return (text(asked), note(read), Buttons((set_it, change)))


def render_start(words: str, start: datetime) -> tuple[Block, ...]:
    """What the start of a new debate was read as, with a way to change it."""
    read = say("It starts on {start} (you wrote “{words}”).", start=Moment(start), words=words)
    return (text(read), Buttons((Button(say("Change the start"), "/chair schedule"),)))
