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
    blocks += [Heading(say("What the text promised, and what was done")), _promises(found, wording)]
    blocks += [Heading(say("Time")), _times(found.marks), *_evidence(found)]
    blocks += [Heading(say("Together")), *_together(found)]
    blocks += [*_gaps(found), *_red_lines(found, words), *_opened(found, words)]
    blocks += [Heading(say("The same incident under other texts")), *_others(found)]
    blocks += _tensions(found)
    blocks += [
        Heading(say("To talk about")),
        Items(
            tuple(
                text(asked)
                for asked in (
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


def _promises(found: Debrief, wording: Words) -> Fields:
    space = found.state.setting.space
    return Fields(
        tuple(
            (
                say("{clause}, {kept}", clause=_clause(space, one.clause), kept=KEPT[one.kept]),
                text(_promise(one, wording.get(one.clause, ""))),
            )
            for one in found.lines
        )
    )


def _promise(one: PromisedClause, own: str) -> Message:
    """What a clause promises, in the text's own words where it has them, and what was done."""
    quoted = say("In its own words: “{words}”", words=own)
    promised = row_of((one.promised, quoted), "") if own else one.promised
    return say(
        "{promised} {heading}{done}",
        promised=promised,
        heading=Emphasis(say("Done: ")),
        done=one.done,
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


def _evidence(found: Debrief) -> list[Block]:
    if found.state.procedure.silent("evidence"):
        return []
    if found.proven_at is None:
        words = say("The standard of evidence was never met.")
    else:
        words = say("The standard of evidence was met at stage {stage}.", stage=found.proven_at)
    if found.early:
        words = row_of((words, say("A vote was counted before it was met.")), "")
    return [text(words)]


def _together(found: Debrief) -> list[Block]:
    state = found.state
    decided = state.setting.names(found.decided) or say("nothing")
    rows = tuple((role_name(state, one.role), text(_stands(found, one))) for one in found.stands)
    told: list[Block] = [
        text(say("Decided in the common name: {decided}.", decided=Strong(decided))),
        Fields(rows),
    ]
    blocked = [role for count in state.counts for one in count.outcomes for role in one.blocked]
    if blocked:
        told.append(text(say("A proposal was stopped by: {roles}.", roles=listed(state, blocked))))
    if state.scripted:
        told.append(
            text(say("Played by script in the end: {roles}.", roles=listed(state, state.scripted)))
        )
    return told


def _stands(found: Debrief, stand: Stand) -> Message:
    names = found.state.setting.names
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


def _gaps(found: Debrief) -> list[Block]:
    state = found.state
    gaps = [state.setting.step(gap) for gap in state.gaps]
    if not gaps:
        return [text(say("The text was silent at no step that came."))]
    told = tuple(text(Strong(f"{step.ask} "), step.silent) for step in gaps)
    return [Heading(say("Where the text was silent")), Items(told)]


def _red_lines(found: Debrief, words: Words) -> list[Block]:
    state = found.state
    kept = [
        (role_name(state, role), text(words[move]))
        for role, move in state.red_lines.items()
        if words.get(move)
    ]
    if not kept:
        return []
    return [Heading(say("Red lines, opened")), Fields(tuple(kept)), text(say("Who kept theirs?"))]


def _opened(found: Debrief, words: Words) -> list[Block]:
    """What one role alone was told, for everybody now."""
    state = found.state
    told = tuple(
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
    if not told:
        return []
    asked = text(say("Who shared it, and would it have changed the decision?"))
    return [Heading(say("What one role alone was told")), Items(told), asked]


def _others(found: Debrief) -> list[Block]:
    if not found.others:
        return [text(say("There is no other text to compare."))]
    return [Fields(tuple((one.name, _read(one)) for one in found.others))]


def _read(one: OtherVerdict) -> Text:
    because = [reading.words for reading in one.reasons]
    if one.verdict is not TextVerdict.NO:
        because += [reading.words for reading in one.readings if reading.clause == "obligation"]
    if one.otherwise is not None:
        because.append(OTHER_READINGS[one.otherwise])
    return text(
        say(
            "{verdict}. {because}",
            verdict=Strong(VERDICTS[one.verdict]),
            because=row_of(because, ""),
        )
    )


def _tensions(found: Debrief) -> list[Block]:
    if not found.tensions and not found.waiting:
        return []
    told = tuple(
        text(
            say(
                "{finding}{worry} Against that: {answer}",
                finding=Strong(f"{one.tension.finding} "),
                worry=one.tension.worry,
                answer=one.tension.answer,
            ),
        )
        for one in found.tensions[:MOST_TENSIONS]
    )
    blocks: list[Block] = [Heading(say("Tensions that this incident touched"))]
    if told:
        blocks += [text(say("Which of these showed, and which did not?")), Items(told)]
    if found.waiting:
        space = found.state.setting.space
        open_ = dict.fromkeys(clause for one in found.waiting for clause in one.open)
        clauses = row_of(_clause(space, clause).lower() for clause in open_)
        undecided = say("Not to be decided while these are open: {clauses}.", clauses=clauses)
        blocks.append(text(undecided))
    return blocks


def log(found: Debrief, events: Sequence[e.ExerciseEvent], names: Names, words: Words) -> View:
    """All that happened, in order, with what single roles were told; for files."""
    setting = found.state.setting
    state = fold(setting, events[:1])
    blocks: list[Block] = [Heading(say("What happened"))]
    for event in events[1:]:
        state = evolve(state, event)
        told = telling(event, state, names, words)
        if isinstance(event, e.InjectGiven | e.InjectAdded) and told_to(state, event) != ALL:
            news = fact(setting, event, words)
            to = role_name(state, told_to(state, event))
            told = [text(say("{news} (to {role} alone)", news=news, role=to))]
        for number, block in enumerate(told):
            if number == 0 and isinstance(block, Text):
                block = Text(line(Moment(event.at), " ", *block.spans))
            blocks.append(block)
    return View(blocks=tuple(blocks))


def debrief_and_log(told: View, happened: View) -> View:
    """The debrief and what happened, as one thing to read."""
    gone = Buttons | Choice | Picture
    kept = tuple(block for block in told.blocks if not isinstance(block, gone))
    return View(blocks=(*kept, Divider(), *happened.blocks))
