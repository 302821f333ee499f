"""How formats look: the list, and one of them segment by segment."""

from collections.abc import Iterator, Sequence

from bot.debate.rules.format import FloorRule, Format, Panel, Preparation, Segment, Winner
from bot.debate.rules.judging import JUDGED
from bot.debate.views.judging import POINTS_RULE, name_points
from bot.debate.views.listening import describe_restating
from bot.kernel.message import Listed, Message, count_of, row_of, say
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Choice,
    Fields,
    Heading,
    Option,
    Strong,
    Table,
    Text,
    View,
    note,
    text,
)

WON_BY = {
    Winner.SWING: say("the side that gains more votes"),
    Winner.MAJORITY: say("the side with more closing votes"),
    Winner.JUDGES: say("the adjudicators"),
    Winner.RANKS: say("the adjudicators, who rank the teams"),
    Winner.SPEAKERS: say("no side; the adjudicators rank the speakers"),
    Winner.NONE: say("nobody"),
}


PANELS = {
    Panel.EACH: say("each adjudicator files a ballot, and most of them decide"),
    Panel.CONSENSUS: say("the adjudicators agree on one ballot"),
}

SPEAKERS = {
    FloorRule.EVERYBODY: say("everybody"),
    FloorRule.SEATED: say("all who have a seat"),
    FloorRule.OPPOSED: say("the side opposed to the last speaker"),
    FloorRule.JUDGES: say("the adjudicators, and all who have a seat"),
    FloorRule.CHAIR: say("the chair"),
    FloorRule.CIRCLE: say("all who have a seat, and one guest at a time"),
}
"""Who speaks in a segment that names nobody."""


def formats_list(forms: Sequence[Format]) -> View:
    """The formats there are."""
    by_name = _by_names(forms)
    rows = tuple(
        (
            name,
            text(say("{about} ({length})", about=form.about, length=live_length(form))),
        )
        for name, form in by_name.items()
    )
    options = tuple(Option(name, f"/format show {form.id}") for name, form in by_name.items())
    return View(
        blocks=(
            Heading(say("Formats")),
            Fields(rows),
            Choice(say("See its segments"), options),
            Buttons((Button(say("Open a debate"), "/debate open"),)),
        )
    )


def _by_names(forms: Sequence[Format]) -> dict[str, Format]:
    """Formats by their names in order; one more of a name has a number behind it."""
    by_name: dict[str, Format] = {}
    for form in sorted(forms, key=lambda form: (form.name, len(form.id), form.id)):
        name, number = form.name, 2
        while name in by_name:
            name, number = f"{form.name} ({number})", number + 1
        by_name[name] = form
    return by_name


def minutes(form: Format) -> int:
    """How long a format takes live, votes and preparation not counted."""
    return round(sum(segment.seconds for segment in form.segments) / 60)


def live_length(form: Format) -> Message:
    """The same, in words; “1 minute” for one that takes less."""
    return count_of(max(1, minutes(form)), "{n} minute", "{n} minutes")


def format_page(form: Format, *, news: Sequence[Block] = ()) -> View:
    """A format with all its segments; above it stands what has happened to it."""
    blocks: list[Block] = [*news, Heading(form.name), text(form.about)]
    facts = [
        (say("Sides"), text(row_of(side.name for side in form.sides))),
        (say("Won by"), text(WON_BY[form.winner])),
        (say("Votes"), text(say("before and after") if form.votes else say("none"))),
        (say("Preparation"), text(_preparation(form))),
        (say("Restates the best point"), text(describe_restating(form))),
        (say("Length"), text(live_length(form))),
    ]
    if not any(segment.windows for segment in form.segments):
        facts.append((say("Points of information"), text(say("none"))))
    facts += [(name, text(fact)) for name, fact in _judging_facts(form)]
    blocks.append(Fields(tuple(facts)))
    rows = tuple(_row(number, segment, form) for number, segment in enumerate(form.segments, 1))
    heads = (
        "",
        say("Segment"),
        say("Who"),
        say("Time"),
        say("Characters"),
        say("Points of information"),
    )
    caption = say("The segments of {name}", name=form.name)
    blocks.append(Table(heads, rows, caption, tuple(map(_line, rows))))
    if form.notes:
        blocks.append(note(form.notes))
    if form.sources:
        blocks.append(note(say("Sources: {sources}.", sources=Listed(form.sources, ";"))))
    if form.deviations:
        blocks.append(
            note(say("Ours, or other than the sources: {points}", points=" ".join(form.deviations)))
        )
    return View(blocks=tuple(blocks))


def _judging_facts(form: Format) -> Iterator[tuple[Message, Message]]:
    """How adjudicators judge: together or each, by what points, and how those and places agree."""
    if form.winner in JUDGED:
        yield say("Panel"), PANELS[form.panel]
    if form.scoring is not None:
        yield say("Points"), name_points(form.scoring)
        if form.winner in (Winner.JUDGES, Winner.RANKS):
            yield say("Points and places"), POINTS_RULE[form.scoring.win_with]


def _preparation(form: Format) -> str:
    length = count_of(form.preparation_seconds // 60, "{n} minute", "{n} minutes")
    match form.preparation:
        case Preparation.FIXED:
            return say("{length}, once", length=length)
        case Preparation.POOL:
            return say("{length} for each side, before any of its segments", length=length)
        case _:
            return say("none")


def _row(number: int, segment: Segment, form: Format) -> tuple[str, ...]:
    actors = _actors(segment, form) or SPEAKERS[segment.floor]
    points = row_of(
        say("{opens} to {closes}", opens=clock(window.opens), closes=clock(window.closes))
        for window in segment.windows
    )
    return (
        str(number),
        segment.name,
        actors,
        clock(segment.seconds),
        str(segment.characters),
        points,
    )


def _line(row: tuple[str, ...]) -> Text:
    """The row of a segment, where the table is too wide."""
    number, name, actors, time, _, points = row
    said = (
        say("{who}, {time}; points of information {points}", who=actors, time=time, points=points)
        if points
        else say("{who}, {time}", who=actors, time=time)
    )
    return text(f"{number}. ", Strong(name), " – ", said)


def _actors(segment: Segment, form: Format) -> Message:
    """Who acts in a segment; of many, the sides on which they all are."""
    acting = set(segment.actors)
    sides = [s for s in form.sides if acting.issuperset(x.key for x in form.seats_of(s.key))]
    if len(acting) > _MANY and len(acting) == sum(len(form.seats_of(s.key)) for s in sides):
        return row_of(side.name for side in sides)
    return row_of(form.seat(actor).name for actor in segment.actors)


_MANY = 4
"""Seats in a segment that are still named one by one."""


def clock(seconds: int) -> str:
    """Minutes and seconds, such as 7:00."""
    return f"{seconds // 60}:{seconds % 60:02}"


def format_removed(name: str) -> View:
    """Said when a format was removed."""
    return View(
        blocks=(
            text(say("The format {name} was removed. Debates that use it keep it.", name=name)),
        )
    )
