"""How formats look: the list, and one of them segment by segment."""

from collections.abc import Sequence

from bot.debate.rules.format import Format, Preparation, Segment, Winner
from bot.kernel.view import Block, Code, Fields, Heading, Table, View, note, text

WON_BY = {
    Winner.SWING: "the side that gains more between the two votes",
    Winner.MAJORITY: "the side with more closing votes",
    Winner.JUDGES: "the adjudicators",
    Winner.RANKS: "the adjudicators, who rank the teams",
    Winner.NONE: "nobody",
}


def formats_list(forms: Sequence[Format]) -> View:
    """The formats there are."""
    rows = tuple(
        (form.id, text(f"{form.name}: {form.about}", f" ({minutes(form)} minutes)"))
        for form in sorted(forms, key=lambda form: form.name)
    )
    return View(
        blocks=(
            Heading("Formats"),
            Fields(rows),
            note(
                "See one with ",
                Code("/format show oxford"),
                "; debate in it with ",
                Code("/debate open format:oxford …"),
            ),
        )
    )


def minutes(form: Format) -> int:
    """How long a format takes live, votes and preparation not counted."""
    return round(sum(segment.seconds for segment in form.segments) / 60)


def format_page(form: Format, *, kept: bool = False) -> View:
    """A format with all its segments."""
    blocks: list[Block] = [Heading(form.name), text(form.about)]
    if kept:
        blocks.insert(0, text(f"Your community can now debate in the format {form.id}."))
    facts = [
        ("Sides", text(", ".join(side.name for side in form.sides))),
        ("Won by", text(WON_BY[form.winner])),
        ("Votes", text("before and after" if form.votes else "none")),
        ("Preparation", text(_preparation(form))),
        ("Length", text(f"{minutes(form)} minutes")),
    ]
    if form.scoring is not None:
        facts.append(("Points", text(f"{form.scoring.least:g} to {form.scoring.most:g}")))
    blocks.append(Fields(tuple(facts)))
    rows = tuple(_row(number, segment, form) for number, segment in enumerate(form.segments, 1))
    heads = ("", "Segment", "Who", "Time", "Characters", "Points of information")
    blocks.append(Table(heads, rows, f"The segments of {form.name}"))
    if form.notes:
        blocks.append(note(form.notes))
    if form.sources:
        blocks.append(note(f"Sources: {'; '.join(form.sources)}."))
    return View(blocks=tuple(blocks))


def _preparation(form: Format) -> str:
    length = f"{form.preparation_seconds // 60} minutes"
    match form.preparation:
        case Preparation.FIXED:
            return f"{length}, once"
        case Preparation.POOL:
            return f"{length} for each side, before any of its segments"
        case _:
            return "none"


def _row(number: int, segment: Segment, form: Format) -> tuple[str, ...]:
    who = ", ".join(form.seat(actor).name for actor in segment.actors) or "everybody"
    window = segment.interruptions
    points = f"{clock(window.opens)} to {clock(window.closes)}" if window else ""
    return (
        str(number),
        segment.name,
        who,
        clock(segment.seconds),
        str(segment.characters),
        points,
    )


def clock(seconds: int) -> str:
    """Minutes and seconds, such as 7:00."""
    return f"{seconds // 60}:{seconds % 60:02}"


def format_removed(name: str) -> View:
    """Said when a format was removed."""
    return View(blocks=(text(f"The format {name} was removed. Debates that use it keep it."),))
