"""How tensions look: those of a design, one with its sources, and what a change brings."""

from collections.abc import Iterator, Mapping, Sequence

from bot.guarantee.rules.design import Source, Subject
from bot.guarantee.rules.grounds import source_items
from bot.guarantee.rules.profile import Profile
from bot.guarantee.rules.space import Space
from bot.guarantee.rules.tension_rules import Concern, Grounding, Rules, Tension, Weight
from bot.guarantee.rules.tensions import Checked, Finding, Helping, Waiting
from bot.kernel.founding import both, brief_buttons, legend, sentences
from bot.kernel.view import (
    ACTION_LIMIT,
    Block,
    Button,
    Buttons,
    Choice,
    Divider,
    Fields,
    Heading,
    Items,
    Option,
    Strong,
    Table,
    Text,
    View,
    note,
    text,
)

GROUNDS = {
    Grounding.DIRECT: "The founding article makes this point",
    Grounding.RELATED: "The founding article supports a part of this",
    Grounding.OUTSIDE: "The founding article does not say this; it touches the matter",
}

READING = (
    "These are findings to argue about, not marks. A design that says more meets more rules, and "
    "silence is not safety: numbers of findings say nothing about which design is better."
)


def checked_page(space: Space, rules: Rules, subject: Subject, checked: Checked) -> View:
    """The tensions of a design or sheet with both sides of each, and what helps."""
    names = {concern.id: concern.label for concern in rules.concerns}
    blocks: list[Block] = [Heading(f"Tensions: {subject.name}")]
    for weight in sorted(Weight, reverse=True):
        found = [one for one in checked.findings if one.tension.weight is weight]
        if found:
            blocks.append(Heading(weight.words.capitalize()))
            for one in found:
                blocks += _finding(space, one, names)
    if not checked.findings:
        blocks.append(text("No rule fires yet."))
    if checked.strengths:
        blocks += [Heading("What helps"), Items(tuple(_helping(names, space, checked.strengths)))]
    if checked.waiting:
        blocks += [Heading("Not yet decidable"), Items(tuple(_waiting(space, checked.waiting)))]
    blocks += [Divider(), note(READING), legend()]
    options = tuple(
        Option(one.tension.finding[:100], action)
        for one in checked.findings
        if len(action := tension_action(one.tension, subject.address)) <= ACTION_LIMIT
    )
    blocks += [Choice("Open a tension", some) for some in _slices(options)]
    return View(blocks=tuple(blocks))


def profile_page(subject: Subject, profiles: Sequence[Profile]) -> View:
    """How each concern stands, in words; each can be opened to what makes it so."""
    rows = tuple((one.concern.label, one.concern.asks, _mark(one)) for one in profiles)
    options = tuple(
        Option(f"{one.concern.label}: {one.mark.value}", action, one.concern.asks)
        for one in profiles
        if len(action := concern_action(one.concern, subject.address)) <= ACTION_LIMIT
    )
    return View(
        blocks=(
            Heading(f"Concerns: {subject.name}"),
            Table(("Concern", "Question", "Mark"), rows, "How each concern stands"),
            Choice("See what makes a mark", options),
            note(
                "Silent, eased, contested, strained, badly strained: an order, not a score. "
                "* Some rules are not yet decidable."
            ),
        )
    )


def _mark(one: Profile) -> str:
    said = one.mark.value + ("*" if one.waiting else "")
    return f"{said} (other reading: {one.otherwise.value})" if one.otherwise else said


def concern_page(space: Space, rules: Rules, subject: Subject, one: Profile) -> View:
    """One concern: its mark, and the findings, strengths and open rules behind it."""
    names = {concern.id: concern.label for concern in rules.concerns}
    said = f": {one.mark.says}."
    if one.otherwise is not None:
        said += f" Under another reading of contested values: {one.otherwise.value}."
    blocks: list[Block] = [
        Heading(f"{one.concern.label}: {subject.name}"),
        text(one.concern.asks),
        text(Strong(one.mark.value), said),
    ]
    if one.findings:
        blocks.append(Heading("What strains it"))
        for found in one.findings:
            blocks += _finding(space, found, names)
    if one.strengths:
        blocks += [Heading("What eases it"), Items(tuple(_helping(names, space, one.strengths)))]
    if one.waiting:
        blocks += [Heading("Not yet decidable"), Items(tuple(_waiting(space, one.waiting)))]
    blocks += [
        note(READING),
        Buttons((Button("All its tensions", f"/guarantee check {subject.address}".rstrip()),)),
    ]
    return View(blocks=tuple(blocks))


def concern_action(concern: Concern, address: str) -> str:
    """The command that opens a concern of a design or sheet."""
    return f"/guarantee concern {concern.id}" + (f" design:{address}" if address else "")


def tension_action(tension: Tension, address: str) -> str:
    """The command that opens a tension of a design or sheet."""
    return f"/guarantee tension {tension.id}" + (f" design:{address}" if address else "")


def _finding(space: Space, one: Finding, names: Mapping[str, str]) -> tuple[Block, ...]:
    tension = one.tension
    worries = both([names[concern] for concern in tension.hurts])
    rows = [
        ("Why it worries", text(tension.worry)),
        ("Why it may not", text(tension.answer)),
        ("Because of", text(because(space, one))),
    ]
    if one.contested:
        rows.append(("Only under one reading of", text(names_of(space, one.contested))))
    return (text(Strong(tension.finding), f" ({worries})"), Fields(tuple(rows)))


def because(space: Space, one: Finding) -> str:
    """The clauses that fired, with what they say in the reading that fires."""
    found = (space.clause(clause) for clause in one.because)
    return "; ".join(f"{c.name} ({c.says(one.reading.get(c.id))})" for c in found)


def _helping(
    names: Mapping[str, str], space: Space, strengths: Sequence[Helping]
) -> Iterator[Text]:
    for one in strengths:
        eases = ", ".join(names[concern] for concern in one.strength.eases)
        reading = " (under one reading)" if one.contested else ""
        yield text(
            f"{one.strength.says} ({eases}) Because of: {names_of(space, one.because)}{reading}."
        )


def _waiting(space: Space, waiting: Sequence[Waiting]) -> Iterator[Text]:
    """Rules that wait, by the clauses that would decide them."""
    by_clauses: dict[tuple[str, ...], list[str]] = {}
    for one in waiting:
        by_clauses.setdefault(one.open, []).append(one.tension.finding)
    for clauses, findings in by_clauses.items():
        yield text(Strong(f"Choose {names_of(space, clauses)}: "), " ".join(findings))


def names_of(space: Space, clauses: Sequence[str]) -> str:
    return both([space.clause(clause).name for clause in clauses])


def tension_page(
    space: Space,
    rules: Rules,
    tension: Tension,
    subject: Subject | None,
    found: Finding | Waiting | None,
    sources: Mapping[str, Source],
) -> View:
    """One tension: both sides, whom it worries, why it fires, its sources, what to try."""
    names = {concern.id: concern for concern in rules.concerns}
    blocks: list[Block] = [
        Heading(tension.finding),
        Fields(
            (
                ("Why it worries", text(tension.worry)),
                ("Why it may not", text(tension.answer)),
                ("Weight", text(tension.weight.words)),
                *((names[c].label, text(names[c].asks)) for c in tension.hurts),
            )
        ),
    ]
    if subject is not None:
        blocks.append(_state(space, subject, found))
    grounds = f"{GROUNDS[tension.grounding]}, {sentences((tension.article,))}."
    blocks.append(text(grounds))
    if tension.sources:
        blocks += [Heading("Other sources"), source_items(sources, tension.sources)]
    buttons = list(brief_buttons(tension.brief))
    if subject is not None:
        for clause in tension.attempts[:4]:
            action = f"/guarantee try {clause} design:{subject.address}"
            buttons.append(Button(f"Try another: {space.clause(clause).name}"[:80], action))
    blocks += [legend(), Buttons(tuple(buttons))]
    return View(blocks=tuple(blocks))


def _state(space: Space, subject: Subject, found: Finding | Waiting | None) -> Text:
    match found:
        case Finding():
            told = f"fires because of {because(space, found)}"
            if found.contested:
                told += f"; only under one reading of {names_of(space, found.contested)}"
        case Waiting(open=clauses):
            told = f"is not yet decidable: choose {names_of(space, clauses)}"
        case _:
            told = "does not fire"
    return text(Strong(f"{subject.name}: "), f"it {told}.")


def _slices(options: Sequence[Option], size: int = 25) -> Iterator[tuple[Option, ...]]:
    return (tuple(options[start : start + size]) for start in range(0, len(options), size))
