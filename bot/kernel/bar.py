"""What stays in sight beside the talk of a place: how things stand there, for one reader."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from bot.kernel.message import Words
from bot.kernel.view import Button, Text, Tone


class BarClock(Struct, frozen=True, kw_only=True):
    """A clock that runs `until` an instant (UTC), or stands with so many `seconds_left`."""

    label: Words
    until: datetime | None = None
    seconds_left: int = 0


class Bar(Struct, frozen=True, kw_only=True):
    """How a debate, an exercise or a sheet stands, for one reader: what it is about, what happens
    now, until when, and the buttons that they may press. `call` asks this reader to act, in a few
    words such as “It is your turn.”; "" where nothing waits for them. `writes` says what plain
    words of theirs are now, such as “Your speech”; "" where they are talk. What is `over` is there
    for its results, since it was closed (UTC)."""

    title: Words
    now: Text
    clock: BarClock | None = None
    rows: tuple[tuple[Words, Text], ...] = ()
    buttons: tuple[Button, ...] = ()
    call: Words = ""
    writes: Words = ""
    over: bool = False
    closed_at: datetime | None = None


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


def order_bars(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    """What goes on before what is over, of that the latest first; one act has one button in all of
    them, where it stands first, and stands out there if it does anywhere."""
    ordered = sorted(bars, key=lambda bar: (bar.over, -_closed(bar)))
    wanted = {_act(b) for bar in ordered for b in bar.buttons if b.tone is Tone.PRIMARY}
    known: set[frozenset[str]] = set()
    shown: list[Bar] = []
    for bar in ordered:
        buttons: list[Button] = []
        for button in bar.buttons:
            if (act := _act(button)) not in known:
                known.add(act)
                stands_out = act in wanted and button.tone is Tone.PLAIN
                buttons.append(replace(button, tone=Tone.PRIMARY) if stands_out else button)
        shown.append(replace(bar, buttons=tuple(buttons)))
    return tuple(shown)


def _closed(bar: Bar) -> float:
    return bar.closed_at.timestamp() if bar.closed_at is not None else 0.0


def _act(button: Button) -> frozenset[str]:
    """What a button asks for, whatever the order in which its values stand."""
    return frozenset(button.action.split())
