"""How a change looks: what appears and what goes, and what one clause would bring."""

from bot.guarantee.rules.design import Subject
from bot.guarantee.rules.difference import Difference
from bot.guarantee.rules.profile import Mark
from bot.guarantee.rules.space import Choices, Clause, Kind, Space
from bot.guarantee.rules.tensions import Finding
from bot.guarantee.views.tensions import READING, names_of
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
        return (text("No rule reads the two differently."),)
    blocks: list[Block] = []
    for title, found in (("Appears", seen.appears), ("Goes", seen.goes)):
        if found:
            blocks += [Heading(title), Items(tuple(_found(space, one, brief) for one in found))]
    helps = [("Helps now", seen.gains), ("Helps no longer", seen.loses)]
    for title, some in helps:
        if some:
            said = tuple(text(f"{one.strength.says}") for one in some)
            blocks += [Heading(title), Items(said)]
    for title, waits in (("Undecided now", seen.opens), ("Decided now, and silent", seen.settles)):
        if waits:
            blocks += [Heading(title), Items(tuple(text(one.tension.finding) for one in waits))]
    if seen.marks:
        rows = tuple((one.label, text(_marks(old, new))) for one, old, new in seen.marks)
        blocks += [Heading("Concerns"), Fields(rows)]
    return tuple(blocks)


def _found(space: Space, one: Finding, brief: bool) -> Text:
    reading = f"; under one reading of {names_of(space, one.contested)}" if one.contested else ""
    return text(
        Strong(one.tension.finding),
        f" ({one.tension.weight.words}; {names_of(space, one.because)}{reading})",
        "" if brief else f" {one.tension.worry} But: {one.tension.answer}",
    )


def _marks(before: Mark, after: Mark) -> str:
    return f"{before.value} → {after.value}"


def what_if(
    space: Space, subject: Subject, clause: Clause, after: Choices, seen: Difference
) -> View:
    """What one changed clause would bring."""
    old, new = (clause.says(some.get(clause.id)) for some in (subject.choices, after))
    return View(
        blocks=(
            Heading(f"What if: {subject.name}"),
            text(Strong(f"{clause.name}: "), f"{old} → {new}"),
            *change(space, seen),
            note("Nothing was changed. ", READING),
            Buttons(
                (
                    Button("Try another option", _what_if(clause, "", subject)),
                    Button("All its tensions", f"/guarantee check {subject.address}"),
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
        if clause.kind is Kind.SEVERAL:
            label = f"{'Without' if there else 'With'}: {option.label}"
            words = f"{'-' if there else '+'}{option.id}"
        elif there:
            continue
        else:
            label, words = option.label, option.id
        options.append(Option(label, _what_if(clause, words, subject), option.means))
    return View(
        blocks=(
            Heading(f"What if: {subject.name}"),
            text(Strong(f"{clause.question} "), f"Now: {clause.says(chosen)}."),
            Choice(f"Try another: {clause.name}", tuple(options)),
        )
    )


def _what_if(clause: Clause, words: str, subject: Subject) -> str:
    choice = f" choice:{words}" if words else ""
    of = f" design:{subject.address}" if subject.address else ""
    return f"/guarantee try {clause.id}{choice}{of}"
