"""How a debrief looks: promise and act side by side, without a score."""

from collections.abc import Sequence
from types import MappingProxyType

from bot.exercise import events as e
from bot.exercise.evolve import evolve, fold
from bot.exercise.rules.card import ALL
from bot.exercise.rules.clock import hours
from bot.exercise.rules.debrief import Debrief, Milestone, OtherVerdict
from bot.exercise.rules.naming import Names, Words, listed, role_name
from bot.exercise.rules.promise import Fulfilment, PromisedClause
from bot.exercise.rules.reading import TextVerdict
from bot.exercise.rules.stands import Stand
from bot.exercise.views.announcing import telling
from bot.exercise.views.board import fact, told_to
from bot.guarantee.rules.space import Space
from bot.kernel.message import Message, row_of, say
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
    Fulfilment.MET: say("met"),
    Fulfilment.EXCEEDED: say("exceeded"),
    Fulfilment.FELL_SHORT: say("fell short"),
    Fulfilment.OPEN: say("left open"),
    Fulfilment.SILENT: say("the text is silent"),
}
VERDICTS = {
    TextVerdict.YES: say("It would have applied"),
    TextVerdict.NO: say("It would not have applied"),
    TextVerdict.OPEN: say("It would have been open"),
}
OTHER_READINGS = {
    TextVerdict.YES: say("Where its text is contested, the other reading: it would have applied."),
    TextVerdict.NO: say(
        "Where its text is contested, the other reading: it would not have applied."
    ),
    TextVerdict.OPEN: say(
        "Where its text is contested, the other reading: it would have been open."
    ),
}
MOST_TENSIONS = 8


def debrief_view(
    debrief: Debrief,
    words: Words,
    wording: Words = EMPTY,
    *,
    picture: Picture | None = None,
    asks: Sequence[Block] = (),
) -> View:
    """The debrief. `wording` is the text's own, by clause, beside its choices; `asks` go on from
    it, such as to one's position on the motion."""
    state = debrief.state
    card = state.setting.card
    blocks: list[Block] = [
        Heading(say("Debrief: {title}", title=card.title)),
        text(
            say(
                "Played against “{subject}”, to {hour} of the game.",
                subject=state.opened.subject,
                hour=hours(state.minute),
            )
        ),
    ]
    if picture is not None:
        blocks.append(picture)
    blocks += [
        Heading(say("What the text promised, and what was done")),
        _promises(debrief, wording),
    ]
    blocks += [Heading(say("Time")), _times(debrief.marks), *_evidence(debrief)]
    blocks += [Heading(say("Together")), *_together(debrief)]
    blocks += [*_gaps(debrief), *_red_lines(debrief, words), *_opened_secrets(debrief, words)]
    blocks += [Heading(say("The same incident under other texts")), *_other_texts(debrief)]
    blocks += _tensions(debrief)
    blocks += [
        Heading(say("To talk about")),
        Items(
            tuple(
                text(question)
                for question in (
                    *card.decide,
                    card.probe,
                    say("Which clause would you change now?"),
                    say("What was too simple about this exercise?"),
                )
            )
        ),
        Fields(((say("Some read it so"), text(card.firm)), (say("Others so"), text(card.careful)))),
    ]
    blocks += asks
    blocks.append(note(say("Nobody is scored. {notice}", notice=state.setting.notice)))
    return View(blocks=tuple(blocks))


def _promises(debrief: Debrief, wording: Words) -> Fields:
    space = debrief.state.setting.space
    return Fields(
        tuple(
            (
                say(
                    "{clause}, {kept}",
                    clause=_clause(space, promise.clause),
                    kept=KEPT[promise.kept],
                ),
                text(_promise(promise, wording.get(promise.clause, ""))),
            )
            for promise in debrief.lines
        )
    )


def _promise(promise: PromisedClause, own: str) -> Message:
    """What a clause promises, in the text's own words where it has them, and what was done."""
    quoted = say("In its own words: “{words}”", words=own)
    promised = row_of((promise.promised, quoted), "") if own else promise.promised
    return say(
        "{promised} {heading}{done}",
        promised=promised,
        heading=Emphasis(say("Done: ")),
        done=promise.done,
    )


def _clause(space: Space, clause: str) -> str:
    return space.clause(clause).name


def _times(marks: Sequence[Milestone]) -> Table:
    rows = tuple(
        (
            mark.what,
            say("never") if mark.minute is None else hours(mark.minute),
            "" if mark.due is None else say("by {hour}", hour=hours(mark.due)),
        )
        for mark in marks
    )
    return Table((say("What"), say("When"), say("The text asked for it")), rows)


def _evidence(debrief: Debrief) -> list[Block]:
    if debrief.state.procedure.silent("evidence"):
        return []
    if debrief.proven_at is None:
        words = say("The standard of evidence was never met.")
    else:
        words = say("The standard of evidence was met at stage {stage}.", stage=debrief.proven_at)
    if debrief.early:
        words = row_of((words, say("A vote was counted before it was met.")), "")
    return [text(words)]


def _together(debrief: Debrief) -> list[Block]:
    state = debrief.state
    decided = state.setting.names(debrief.decided) or say("nothing")
    rows = tuple(
        (role_name(state, stand.role), text(_stands(debrief, stand))) for stand in debrief.stands
    )
    blocks: list[Block] = [
        text(say("Decided in the common name: {decided}.", decided=Strong(decided))),
        Fields(rows),
    ]
    blocked = [
        role for count in state.counts for outcome in count.outcomes for role in outcome.blocked
    ]
    if blocked:
        blocks.append(
            text(say("A proposal was stopped by: {roles}.", roles=listed(state, blocked)))
        )
    if state.scripted:
        blocks.append(
            text(say("Played by script in the end: {roles}.", roles=listed(state, state.scripted)))
        )
    return blocks


def _stands(debrief: Debrief, stand: Stand) -> Message:
    names = debrief.state.setting.names
    bound = names(stand.bound) if stand.bound else say("nothing")
    parts = [say("bound to {responses}", responses=bound)]
    if stand.own:
        parts.append(say("did by itself: {responses}", responses=names(stand.own)))
    if stand.aside:
        parts.append(say("stood aside from proposal {numbers}", numbers=_numbers(stand.aside)))
    if stand.blocked:
        parts.append(say("stopped proposal {numbers}", numbers=_numbers(stand.blocked)))
    return say("{stand}.", stand=row_of(parts, ";"))


def _numbers(numbers: tuple[int, ...]) -> Message:
    return row_of(str(number) for number in numbers)


def _gaps(debrief: Debrief) -> list[Block]:
    state = debrief.state
    gaps = [state.setting.step(gap) for gap in state.gaps]
    if not gaps:
        return [text(say("The text was silent at no step that came."))]
    items = tuple(text(Strong(f"{step.ask} "), step.silent) for step in gaps)
    return [Heading(say("Where the text was silent")), Items(items)]


def _red_lines(debrief: Debrief, words: Words) -> list[Block]:
    state = debrief.state
    rows = [
        (role_name(state, role), text(words[move]))
        for role, move in state.red_lines.items()
        if words.get(move)
    ]
    if not rows:
        return []
    return [Heading(say("Red lines, opened")), Fields(tuple(rows)), text(say("Who kept theirs?"))]


def _opened_secrets(debrief: Debrief, words: Words) -> list[Block]:
    """What one role alone was told, for everybody now."""
    state = debrief.state
    items = tuple(
        text(
            say(
                "{news} ({role})",
                news=fact(state.setting, inject, words),
                role=role_name(state, to),
            )
        )
        for inject in state.injects
        if (to := told_to(state, inject)) != ALL
    )
    if not items:
        return []
    question = text(say("Who shared it, and would it have changed the decision?"))
    return [Heading(say("What one role alone was told")), Items(items), question]


def _other_texts(debrief: Debrief) -> list[Block]:
    if not debrief.others:
        return [text(say("There is no other text to compare."))]
    return [
        Fields(tuple((other_text.name, _other_text(other_text)) for other_text in debrief.others))
    ]


def _other_text(other_text: OtherVerdict) -> Text:
    because = [reading.words for reading in other_text.reasons]
    if other_text.verdict is not TextVerdict.NO:
        because += [
            reading.words for reading in other_text.readings if reading.clause == "obligation"
        ]
    if other_text.otherwise is not None:
        because.append(OTHER_READINGS[other_text.otherwise])
    return text(
        say(
            "{verdict}. {because}",
            verdict=Strong(VERDICTS[other_text.verdict]),
            because=row_of(because, ""),
        )
    )


def _tensions(debrief: Debrief) -> list[Block]:
    if not debrief.tensions and not debrief.waiting:
        return []
    items = tuple(
        text(
            say(
                "{finding}{worry} Against that: {answer}",
                finding=Strong(f"{tension.tension.finding} "),
                worry=tension.tension.worry,
                answer=tension.tension.answer,
            ),
        )
        for tension in debrief.tensions[:MOST_TENSIONS]
    )
    blocks: list[Block] = [Heading(say("Tensions that this incident touched"))]
    if items:
        blocks += [text(say("Which of these showed, and which did not?")), Items(items)]
    if debrief.waiting:
        space = debrief.state.setting.space
        open_ = dict.fromkeys(
            clause for waiting_tension in debrief.waiting for clause in waiting_tension.open
        )
        clauses = row_of(_clause(space, clause).lower() for clause in open_)
        undecided = say("Not to be decided while these are open: {clauses}.", clauses=clauses)
        blocks.append(text(undecided))
    return blocks


def log(debrief: Debrief, events: Sequence[e.ExerciseEvent], names: Names, words: Words) -> View:
    """All that happened, in order, with what single roles were told; for files."""
    setting = debrief.state.setting
    state = fold(setting, events[:1])
    blocks: list[Block] = [Heading(say("What happened"))]
    for event in events[1:]:
        state = evolve(state, event)
        event_blocks = telling(event, state, names, words)
        if isinstance(event, e.InjectGiven | e.InjectAdded) and told_to(state, event) != ALL:
            news = fact(setting, event, words)
            to = role_name(state, told_to(state, event))
            event_blocks = [text(say("{news} (to {role} alone)", news=news, role=to))]
        for number, block in enumerate(event_blocks):
            if number == 0 and isinstance(block, Text):
                block = Text(line(Moment(event.at), " ", *block.spans))
            blocks.append(block)
    return View(blocks=tuple(blocks))


def debrief_and_log(debrief: View, log: View) -> View:
    """The debrief and what happened, as one thing to read."""
    left_out = Buttons | Choice | Picture
    remaining = tuple(block for block in debrief.blocks if not isinstance(block, left_out))
    return View(blocks=(*remaining, Divider(), *log.blocks))
