"""How a debrief looks: promise and act side by side, without a score."""

from collections.abc import Sequence
from types import MappingProxyType

from bot.exercise import events as e
from bot.exercise.evolve import evolve, fold
from bot.exercise.rules.card import ALL
from bot.exercise.rules.clock import hours
from bot.exercise.rules.debrief import Debrief, Elsewhere, Mark
from bot.exercise.rules.naming import Names, Words, listed, role_name
from bot.exercise.rules.promise import Kept
from bot.exercise.rules.reading import Verdict
from bot.exercise.rules.stands import Stand
from bot.exercise.views.announcing import telling
from bot.exercise.views.board import fact, told_to
from bot.guarantee.rules.space import Space
from bot.kernel.view import (
    Block,
    Buttons,
    Choice,
    Divider,
    Emphasis,
    Fields,
    Heading,
    Items,
    Moment,
    Picture,
    Span,
    Strong,
    Table,
    Text,
    View,
    line,
    note,
    text,
)

EMPTY: Words = MappingProxyType({})
KEPT = {
    Kept.MET: "met",
    Kept.EXCEEDED: "exceeded",
    Kept.FELL_SHORT: "fell short",
    Kept.OPEN: "left open",
    Kept.SILENT: "the text is silent",
}
VERDICTS = {
    Verdict.YES: "It would have applied",
    Verdict.NO: "It would not have applied",
    Verdict.OPEN: "It would have been open",
}
MOST_TENSIONS = 8


def debriefed(
    found: Debrief,
    words: Words,
    wording: Words = EMPTY,
    *,
    picture: Picture | None = None,
    asks: Sequence[Block] = (),
) -> View:
    """The debrief. `wording` is the text's own, by clause, beside its choices; `asks` go on from
    it, such as to one's position on the motion."""
    state = found.state
    card = state.setting.card
    blocks: list[Block] = [
        Heading(f"Debrief: {card.title}"),
        text(f"Played against “{state.opened.subject}”, to {hours(state.minute)} of the game."),
    ]
    if picture is not None:
        blocks.append(picture)
    blocks += [Heading("What the text promised, and what was done"), _promises(found, wording)]
    blocks += [Heading("Time"), _times(found.marks), *_evidence(found)]
    blocks += [Heading("Together"), *_together(found)]
    blocks += [*_gaps(found), *_red_lines(found, words), *_opened(found, words)]
    blocks += [Heading("The same incident under other texts"), *_others(found)]
    blocks += _tensions(found)
    blocks += [
        Heading("To talk about"),
        Items(
            tuple(
                text(asked)
                for asked in (
                    *card.decide,
                    card.probe,
                    "Which clause would you change now?",
                    "What was too simple about this exercise?",
                )
            )
        ),
        Fields((("Some read it so", text(card.firm)), ("Others so", text(card.careful)))),
    ]
    blocks += asks
    blocks.append(note("Nobody is scored. ", state.setting.notice))
    return View(blocks=tuple(blocks))


def _promises(found: Debrief, wording: Words) -> Fields:
    space = found.state.setting.space
    return Fields(
        tuple(
            (
                f"{_clause(space, one.clause)}, {KEPT[one.kept]}",
                text(f"{one.promised} {_own(wording, one.clause)}", Emphasis("Done: "), one.done),
            )
            for one in found.lines
        )
    )


def _own(wording: Words, clause: str) -> str:
    words = wording.get(clause, "")
    return f"In its own words: “{words}” " if words else ""


def _clause(space: Space, clause: str) -> str:
    return space.clause(clause).name


def _times(marks: Sequence[Mark]) -> Table:
    rows = tuple(
        (
            mark.what,
            "never" if mark.minute is None else hours(mark.minute),
            "" if mark.due is None else f"by {hours(mark.due)}",
        )
        for mark in marks
    )
    return Table(("What", "When", "The text asked for it"), rows)


def _evidence(found: Debrief) -> list[Block]:
    if found.state.procedure.silent("evidence"):
        return []
    if found.proven_at is None:
        words = "The standard of evidence was never met."
    else:
        words = f"The standard of evidence was met at stage {found.proven_at}."
    if found.early:
        words += " A vote was counted before it was met."
    return [text(words)]


def _together(found: Debrief) -> list[Block]:
    state = found.state
    decided = state.setting.names(found.decided) or "nothing"
    rows = tuple((role_name(state, one.role), Text(_stands(found, one))) for one in found.stands)
    told: list[Block] = [text("Decided in the common name: ", Strong(decided), "."), Fields(rows)]
    blocked = [role for count in state.counts for one in count.outcomes for role in one.blocked]
    if blocked:
        told.append(text(f"A proposal was stopped by: {listed(state, blocked)}."))
    if state.scripted:
        told.append(text(f"Played by script in the end: {listed(state, state.scripted)}."))
    return told


def _stands(found: Debrief, stand: Stand) -> tuple[Span, ...]:
    names = found.state.setting.names
    told = [f"bound to {names(stand.bound)}" if stand.bound else "bound to nothing"]
    if stand.own:
        told.append(f"did by itself: {names(stand.own)}")
    if stand.aside:
        told.append(f"stood aside from proposal {_numbers(stand.aside)}")
    if stand.blocked:
        told.append(f"stopped proposal {_numbers(stand.blocked)}")
    return line("; ".join(told) + ".")


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(str(number) for number in numbers)


def _gaps(found: Debrief) -> list[Block]:
    state = found.state
    gaps = [state.setting.step(gap) for gap in state.gaps]
    if not gaps:
        return [text("The text was silent at no step that came.")]
    told = tuple(text(Strong(f"{step.ask} "), step.silent) for step in gaps)
    return [Heading("Where the text was silent"), Items(told)]


def _red_lines(found: Debrief, words: Words) -> list[Block]:
    state = found.state
    kept = [
        (role_name(state, role), text(words[move]))
        for role, move in state.red_lines.items()
        if words.get(move)
    ]
    if not kept:
        return []
    return [Heading("Red lines, opened"), Fields(tuple(kept)), text("Who kept theirs?")]


def _opened(found: Debrief, words: Words) -> list[Block]:
    """What one role alone was told, for everybody now."""
    state = found.state
    told = tuple(
        Text(line(*fact(state.setting, inject, words).spans, f" ({role_name(state, to)})"))
        for inject in state.injects
        if (to := told_to(state, inject)) != ALL
    )
    if not told:
        return []
    asked = text("Who shared it, and would it have changed the decision?")
    return [Heading("What one role alone was told"), Items(told), asked]


def _others(found: Debrief) -> list[Block]:
    if not found.others:
        return [text("There is no other text to compare.")]
    return [Fields(tuple((one.name, _read(one)) for one in found.others))]


def _read(one: Elsewhere) -> Text:
    because = " ".join(reading.words for reading in one.reasons)
    rest = {reading.clause: reading.words for reading in one.readings}
    if one.verdict is not Verdict.NO:
        because = f"{because} {rest['obligation']}"
    spans: list[str | Span] = [Strong(VERDICTS[one.verdict]), f". {because}"]
    if one.otherwise is not None:
        spans.append(
            f" Where its text is contested, the other reading: {VERDICTS[one.otherwise].lower()}."
        )
    return text(*spans)


def _tensions(found: Debrief) -> list[Block]:
    if not found.tensions and not found.waiting:
        return []
    told = tuple(
        text(
            Strong(f"{one.tension.finding} "),
            f"{one.tension.worry} Against that: {one.tension.answer}",
        )
        for one in found.tensions[:MOST_TENSIONS]
    )
    blocks: list[Block] = [Heading("Tensions that this incident touched")]
    if told:
        blocks += [text("Which of these showed, and which did not?"), Items(told)]
    if found.waiting:
        space = found.state.setting.space
        open_ = dict.fromkeys(clause for one in found.waiting for clause in one.open)
        names = ", ".join(_clause(space, clause).lower() for clause in open_)
        blocks.append(text(f"Not to be decided while these are open: {names}."))
    return blocks


def log(found: Debrief, events: Sequence[e.ExerciseEvent], names: Names, words: Words) -> View:
    """All that happened, in order, with what single roles were told; for files."""
    setting = found.state.setting
    state = fold(setting, events[:1])
    blocks: list[Block] = [Heading("What happened")]
    for event in events[1:]:
        state = evolve(state, event)
        told = telling(event, state, names, words)
        if isinstance(event, e.InjectGiven | e.InjectAdded) and told_to(state, event) != ALL:
            spans = fact(setting, event, words).spans
            to = role_name(state, told_to(state, event))
            told = [Text(line(*spans, f" (to {to} alone)"))]
        for number, block in enumerate(told):
            if number == 0 and isinstance(block, Text):
                block = Text(line(Moment(event.at), " ", *block.spans))
            blocks.append(block)
    return View(blocks=tuple(blocks))


def whole(told: View, happened: View) -> View:
    """The debrief and what happened, as one thing to read."""
    gone = Buttons | Choice | Picture
    kept = tuple(block for block in told.blocks if not isinstance(block, gone))
    return View(blocks=(*kept, Divider(), *happened.blocks))
