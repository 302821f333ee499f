"""How a change looks: what appears and what goes, and what one clause would bring."""

from bot.guarantee.rules.design import Subject
from bot.guarantee.rules.difference import Difference
from bot.guarantee.rules.profile import ConcernMark
from bot.guarantee.rules.space import Choices, Clause, ClauseKind, Space
from bot.guarantee.rules.tensions import TensionFinding
from bot.guarantee.views.tensions import READING, names_of
from bot.kernel.message import say
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Choice,
    Fields,
    Heading,
    Items,
    Option,
    Strong,
    Text,
    View,
    note,
    text,
)


def change(space: Space, seen: Difference, *, brief: bool = False) -> tuple[Block, ...]:
    """What appears and what goes, to be shown right after a change or a comparison; `brief` leaves
    the arguments out."""
    if seen.nothing:
        return (text(say("No rule reads the two differently.")),)
    blocks: list[Block] = []
    for title, found in ((say("Appears"), seen.appears), (say("Goes"), seen.goes)):
        if found:
            blocks += [Heading(title), Items(tuple(_found(space, one, brief) for one in found))]
    helps = [(say("Helps now"), seen.gains), (say("Helps no longer"), seen.loses)]
    for title, some in helps:
        if some:
            said = tuple(text(f"{one.strength.says}") for one in some)
            blocks += [Heading(title), Items(said)]
    for title, waits in (
        (say("Undecided now"), seen.opens),
        (say("Decided now, and silent"), seen.settles),
    ):
        if waits:
            blocks += [Heading(title), Items(tuple(text(one.tension.finding) for one in waits))]
    if seen.marks:
        rows = tuple((one.label, text(_marks(old, new))) for one, old, new in seen.marks)
        blocks += [Heading(say("Concerns")), Fields(rows)]
    return tuple(blocks)


def _found(space: Space, one: TensionFinding, brief: bool) -> Text:
    tension = one.tension
    if one.contested:
        sentence = say(
            "{finding} ({weight}; {clauses}; under one reading of {contested})",
            finding=Strong(tension.finding),
            weight=tension.weight.words,
            clauses=names_of(space, one.because),
            contested=names_of(space, one.contested),
        )
    else:
        sentence = say(
            "{finding} ({weight}; {clauses})",
            finding=Strong(tension.finding),
            weight=tension.weight.words,
            clauses=names_of(space, one.because),
        )
    if brief:
        return text(sentence)
    return text(
        say(
            "{sentence} {worry} But: {answer}",
            sentence=sentence,
            worry=tension.worry,
            answer=tension.answer,
        )
    )


def _marks(before: ConcernMark, after: ConcernMark) -> str:
    return say("{before} → {after}", before=before.words, after=after.words)


def what_if(
    space: Space, subject: Subject, clause: Clause, after: Choices, seen: Difference
) -> View:
    """What one changed clause would bring."""
    old, new = (clause.says(some.get(clause.id)) for some in (subject.choices, after))
    return View(
        blocks=(
            Heading(say("What if: {name}", name=subject.name)),
            text(Strong(f"{clause.name}: "), say("{before} → {after}", before=old, after=new)),
            *change(space, seen),
            note(say("Nothing was changed. {reading}", reading=READING)),
            Buttons(
                (
                    Button(say("Try another option"), _what_if(clause, "", subject)),
                    Button(say("All its tensions"), f"/guarantee check {subject.address}"),
                )
            ),
        )
    )


def options_to_try(subject: Subject, clause: Clause) -> View:
    """The options of a clause, each of which can be tried."""
    chosen = subject.choices.get(clause.id)
    options = []
    for option in clause.options:
        there = chosen is not None and option.id in chosen
        if clause.kind is ClauseKind.SEVERAL:
            label: str = (
                say("Without: {option}", option=option.label)
                if there
                else say("With: {option}", option=option.label)
            )
            words = f"{'-' if there else '+'}{option.id}"
        elif there:
            continue
        else:
            label, words = option.label, option.id
        options.append(Option(label, _what_if(clause, words, subject), option.means))
    return View(
        blocks=(
            Heading(say("What if: {name}", name=subject.name)),
            text(
                say(
                    "{question}Now: {choice}.",
                    question=Strong(f"{clause.question} "),
                    choice=clause.says(chosen),
                )
            ),
            Choice(say("Try another: {name}", name=clause.name), tuple(options)),
        )
    )


def _what_if(clause: Clause, words: str, subject: Subject) -> str:
    action = [f"/guarantee try {clause.id}"]
    if words:
        action.append(f"choice:{words}")
    if subject.address:
        action.append(f"design:{subject.address}")
    return " ".join(action)
