"""How a change looks: what appears and what goes, and what one clause would bring."""

from bot.guarantee.rules.design import Subject
from bot.guarantee.rules.difference import Difference
from bot.guarantee.rules.profile import ConcernMark
from bot.guarantee.rules.space import Choices, Clause, ClauseKind, Space
from bot.guarantee.rules.tensions import TensionFinding
from bot.guarantee.views.tensions import READING, clause_names
from bot.kernel.message import say
from bot.kernel.pieces import shorten
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


def change_blocks(
    space: Space, difference: Difference, *, brief: bool = False
) -> tuple[Block, ...]:
    """New and resolved tensions, to be shown right after a change or a comparison; `brief` leaves
    the arguments out."""
    if difference.nothing:
        return (text(say("Both have the same tensions.")),)
    blocks: list[Block] = []
    for title, findings in (
        (say("New tensions"), difference.appears),
        (say("Resolved"), difference.goes),
    ):
        if findings:
            blocks += [
                Heading(title),
                Items(tuple(_finding_line(space, finding, brief) for finding in findings)),
            ]
    helps = [(say("Helps now"), difference.gains), (say("No longer helps"), difference.loses)]
    for title, strengths in helps:
        if strengths:
            lines = tuple(text(helping.strength.says) for helping in strengths)
            blocks += [Heading(title), Items(lines)]
    for title, waiting in (
        (say("Undecided now"), difference.opens),
        (say("Checked, no problem found"), difference.settles),
    ):
        if waiting:
            lines = tuple(text(rule.tension.finding) for rule in waiting)
            blocks += [Heading(title), Items(lines)]
    if difference.marks:
        rows = tuple(
            (concern.label, text(_marks(before, after)))
            for concern, before, after in difference.marks
        )
        blocks += [Heading(say("Concerns")), Fields(rows)]
    return tuple(blocks)


def _finding_line(space: Space, finding: TensionFinding, brief: bool) -> Text:
    tension = finding.tension
    if finding.contested:
        sentence = say(
            "{finding} ({weight}; {clauses}; only if {contested} is read one way)",
            finding=Strong(tension.finding),
            weight=tension.weight.words,
            clauses=clause_names(space, finding.because),
            contested=clause_names(space, finding.contested),
        )
    else:
        sentence = say(
            "{finding} ({weight}; {clauses})",
            finding=Strong(tension.finding),
            weight=tension.weight.words,
            clauses=clause_names(space, finding.because),
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
    space: Space, subject: Subject, clause: Clause, after: Choices, difference: Difference
) -> View:
    """What one changed clause would bring."""
    old, new = (clause.says(choices.get(clause.id)) for choices in (subject.choices, after))
    return View(
        blocks=(
            Heading(say("What if: {name}", name=subject.name)),
            text(Strong(f"{clause.name}: "), say("{before} → {after}", before=old, after=new)),
            *change_blocks(space, difference),
            note(say("This was only a test: nothing changed. {reading}", reading=READING)),
            Buttons(
                (
                    Button(
                        say("Try another: {name}", name=shorten(clause.name, 67)),
                        _what_if(clause, "", subject),
                    ),
                    Button(say("See the tensions"), f"/guarantee check {subject.address}"),
                )
            ),
        )
    )


def options_to_try(subject: Subject, clause: Clause) -> View:
    """The options of a clause, each of which can be tried."""
    chosen = subject.choices.get(clause.id)
    options = []
    for option in clause.options:
        is_chosen = chosen is not None and option.id in chosen
        if clause.kind is ClauseKind.SEVERAL:
            label: str = (
                say("Without: {option}", option=option.label)
                if is_chosen
                else say("With: {option}", option=option.label)
            )
            words = f"{'-' if is_chosen else '+'}{option.id}"
        elif is_chosen:
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
