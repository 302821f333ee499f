from datetime import UTC, datetime, timedelta

from bot.adapters.plain.render import one_line, rendered
from bot.kernel.view import (
    Button,
    Buttons,
    Choice,
    Citation,
    Countdown,
    Divider,
    Fields,
    Form,
    Heading,
    Items,
    LineInput,
    Link,
    Meter,
    Moment,
    Option,
    Picture,
    Quotation,
    Table,
    View,
    line,
    note,
    text,
)

AT = datetime(2026, 3, 1, 18, 30, tzinfo=UTC)


def test_every_block_has_words() -> None:
    view = View(
        blocks=(
            Heading("Result"),
            text("See ", Link("this", "https://example.org"), " at ", Moment(AT)),
            Quotation(line("A promise of help."), Citation("[1]", "/article show brief 1")),
            Fields((("Title", text("The brief")),)),
            Items((text("one"), text("two")), ordered=True),
            Table(("Side", "Votes"), (("For", "3"), ("Against", "12")), "Votes"),
            Meter("Stance", 2, 7, "against"),
            Countdown("Until", AT),
            Picture(b"", "A bar for each side"),
            Divider(),
            note("Small print"),
            Buttons((Button("Read on", "/article show brief start:9"),)),
            Choice("Read one", (Option("The brief", "/article show brief"),)),
            Form(title="Ask", action="/ask", inputs=(LineInput(name="question", label="What"),)),
        )
    )
    assert rendered(view, width=40, buttons=True) == (
        "Result\n──────\n\n"
        "See this <https://example.org> at 01\nMarch 2026, 18:30 UTC\n\n"
        "  │ “A promise of help.” [1]\n\n"
        "Title: The brief\n\n"
        "1. one\n2. two\n\n"
        "Votes\nSide     Votes\n───────  ─────\nFor      3\nAgainst  12\n\n"
        "Stance: against (2 of 7)\n\n"
        "Until 18:30:00 UTC\n\n"
        "[picture: A bar for each side]\n\n" + "─" * 40 + "\n\n"
        "Small print\n\n"
        "→ Read on: /article show brief start:9\n\n"
        "Read one\n→ The brief: /article show brief\n\n"
        "Ask: /ask needs\n  question: What"
    )


def test_nothing_that_a_terminal_obeys_comes_through() -> None:
    assert one_line("\x1b[31mred\x1b[0m\x07\r\nnext") == "[31mred[0m next"
    assert "\x1b" not in rendered(View(blocks=(text("\x1b]0;title\x07"),)))


def test_a_field_named_by_a_sentence_takes_no_second_mark() -> None:
    rows = (("This house would wait.", text("closed")), ("Chair", text("Ana")))

    shown = rendered(View(blocks=(Fields(rows),)))

    assert shown.strip() == "This house would wait. closed\nChair: Ana"


def test_a_deadline_more_than_a_day_away_shows_its_day() -> None:
    view = View(blocks=(Countdown("The vote ends:", AT),))
    near, far = AT - timedelta(hours=20), AT - timedelta(days=3)

    assert rendered(view, now=near) == f"The vote ends: {AT:%H:%M:%S} UTC"
    assert rendered(view, now=far) == f"The vote ends: {AT:%d %B %Y, %H:%M} UTC"
