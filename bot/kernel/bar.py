"""What stays in sight beside the talk of a place: how things stand there, for one reader."""

from datetime import datetime

from msgspec import Struct

from bot.kernel.message import Words
from bot.kernel.view import Button, Text


class BarClock(Struct, frozen=True, kw_only=True):
    """A clock that runs `until` an instant (UTC), or stands with so many `seconds_left`."""

    label: Words
    until: datetime | None = None
    seconds_left: int = 0


class Bar(Struct, frozen=True, kw_only=True):
    """How a debate, an exercise or a sheet stands, for one reader: what it is about, what happens
    now, until when, and the buttons that they may press. `call` asks this reader to act, in a few
    words such as “It is your turn.”; "" where nothing waits for them. What is `over` is there for
    its results."""

    title: Words
    now: Text
    clock: BarClock | None = None
    rows: tuple[tuple[Words, Text], ...] = ()
    buttons: tuple[Button, ...] = ()
    call: Words = ""
    over: bool = False


class BarredActs(Struct, frozen=True, kw_only=True):
    """What one reader may not do just now. `acts` are the commands (`debate end`) that act on what
    they name by the parameter `names`; `commands` are those of them, some with what follows
    (`guarantee second 3`), that the reader may not give for the one that is `open` in the place, by
    its id. Where `others_over`, none acts on any other."""

    names: str
    open: str
    acts: tuple[str, ...]
    commands: tuple[str, ...]
    others_over: bool = True


class PlaceStatus(Struct, frozen=True, kw_only=True):
    """What goes on in a place, for one reader."""

    bars: tuple[Bar, ...] = ()
    barred: tuple[BarredActs, ...] = ()
