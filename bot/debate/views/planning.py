"""When a debate is to start, shown back before it is set."""

from datetime import datetime

from bot.kernel.message import say
from bot.kernel.view import Block, Button, Buttons, Moment, Tone, note, text


def render_reading(
    words: str, start: datetime, zone: str, path: str, other: datetime | None = None
) -> tuple[Block, ...]:
    """What a time that somebody typed was read as, to be set or changed by the command of that
    path; `other` is what it may mean as well, such as 12 January for 1 December."""
    if other is not None:
        either = say("“{words}” can mean two days. Which one?", words=words)
        days = tuple(
            Button(
                say("{moment}", moment=Moment(each)),
                f"/{path} {each.isoformat(timespec='seconds')}",
            )
            for each in (start, other)
        )
        return (text(either), Buttons((*days, Button(say("Choose another"), f"/{path}"))))
    asked = say("Start the debate on {start}?", start=Moment(start))
    read = say("You wrote “{words}”; times are read in the zone {zone}.", words=words, zone=zone)
    exact = start.isoformat(timespec="seconds")
    set_it = Button(say("Set the start"), f"/{path} {exact}", Tone.PRIMARY)
    change = Button(say("Choose another"), f"/{path}")
    return (text(asked), note(read), Buttons((set_it, change)))


def render_start(words: str, start: datetime, other: datetime | None = None) -> tuple[Block, ...]:
    """What the start of a new debate was read as, with a way to change it, also to the `other`
    instant that the words may mean."""
    read = say("It starts on {start} (you wrote “{words}”).", start=Moment(start), words=words)
    ways = [Button(say("Change the start"), "/chair schedule")]
    if other is not None:
        exact = other.isoformat(timespec="seconds")
        change = Button(say("Start {moment}", moment=Moment(other)), f"/chair schedule {exact}")
        ways.insert(0, change)
    return (text(read), Buttons(tuple(ways)))
