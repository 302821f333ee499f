"""The bars of a place: what goes on first, and one button for one act."""

from datetime import UTC, datetime, timedelta

from bot.kernel.bar import Bar, order_bars
from bot.kernel.view import Button, Tone, text

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def bar(title: str, *buttons: Button, ago: int = 0) -> Bar:
    """A bar; of what has been over for so many minutes, where that is not 0."""
    closed = NOON - timedelta(minutes=ago) if ago else None
    return Bar(title=title, now=text("x"), buttons=buttons, over=bool(ago), closed_at=closed)


def test_what_was_closed_last_stands_first_of_what_is_over() -> None:
    bars = order_bars([bar("old", ago=90), bar("new", ago=5), bar("open")])

    assert [one.title for one in bars] == ["open", "new", "old"]


def test_one_act_has_one_button_whatever_the_order_of_its_values() -> None:
    start = Button("Start", "/debate start debate:d ask:yes")
    again = Button("Start", "/debate start ask:yes debate:d", Tone.PRIMARY)
    other = Button("Start", "/debate start ask:yes debate:e")
    end = Button("End", "/debate end debate:d", Tone.DANGER)
    first, second = order_bars([bar("evening", start, end), bar("debate", again, other)])

    # It stands where it comes first, and stands out there as it does elsewhere.
    assert [(b.label, b.tone) for b in first.buttons] == [
        ("Start", Tone.PRIMARY),
        ("End", Tone.DANGER),
    ]
    assert second.buttons == (other,)
