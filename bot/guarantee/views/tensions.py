"""How tensions look: those of a design, one with its sources, and what a change brings."""

from collections.abc import Iterator, Mapping, Sequence

from bot.guarantee.rules.design import DesignSource, Subject
from bot.guarantee.rules.grounds import source_items
from bot.guarantee.rules.profile import Profile
from bot.guarantee.rules.space import Space
from bot.guarantee.rules.tension_rules import Concern, Grounding, Rules, Tension, TensionWeight
from bot.guarantee.rules.tensions import (
    CheckedTensions,
    HelpingStrength,
    TensionFinding,
    WaitingTension,
)
from bot.kernel.founding import both, brief_buttons, legend, sentences
from bot.kernel.message import row_of, say
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
    Grounding.DIRECT: say("The founding article makes this point"),
    Grounding.RELATED: say("The founding article supports a part of this"),
    Grounding.OUTSIDE: say("The founding article does not say this; it touches the matter"),
}

WEIGHTS = {
    TensionWeight.NOTE: say("Worth knowing"),
    TensionWeight.CONCERN: say("Worth arguing about"),
    TensionWeight.SERIOUS: say("Serious"),
}
"""How much tensions matter, as headings."""

READING = say(
    "These are findings to argue about, not marks. A design that says more meets "
    "more rules, and silence is not safety: numbers of findings say nothing "
    "about which design is better."
)


def checked_page(space: Space, rules: Rules, subject: Subject, checked: CheckedTensions) -> View:
    """The tensions of a design or sheet with both sides of each, and what helps."""
    names = {concern.id: concern.label for concern in rules.concerns}
    blocks: list[Block] = [Heading(say("Tensions: {name}", name=subject.name))]
    for weight in sorted(TensionWeight, reverse=True):
        found = [one for one in checked.findings if one.tension.weight is weight]
        if found:
            blocks.append(Heading(WEIGHTS[weight]))
            for one in found:
                blocks += _finding(space, one, names)
    if not checked.findings:
        blocks.append(text(say("No rule fires yet.")))
    if checked.strengths:
        blocks += [
            Heading(say("What helps")),
            Items(tuple(_helping(names, space, checked.strengths))),
        ]
    if checked.waiting:
        blocks += [
            Heading(say("Not yet decidable")),
            Items(tuple(_waiting(space, checked.waiting))),
        ]
    blocks += [Divider(), note(READING), legend()]
    options = tuple(
        Option(one.tension.finding[:100], action)
        for one in checked.findings
        if len(action := tension_action(one.tension, subject.address)) <= ACTION_LIMIT
    )
    blocks += [Choice(say("Open a tension"), some) for some in _slices(options)]
    return View(blocks=tuple(blocks))


def profile_page(subject: Subject, profiles: Sequence[Profile]) -> View:
    """How each concern stands, in words; each can be opened to what makes it so."""
    rows = tuple((one.concern.label, one.concern.asks, _mark(one)) for one in profiles)
    options = tuple(
        Option(
            say("{concern}: {mark}", concern=one.concern.label, mark=one.mark.words),
            action,
            one.concern.asks,
        )
        for one in profiles
        if len(action := concern_action(one.concern, subject.address)) <= ACTION_LIMIT
    )
    return View(
        blocks=(
            Heading(say("Concerns: {name}", name=subject.name)),
            Table(
                (say("Concern"), say("Question"), say("Mark")), rows, say("How each concern stands")
            ),
            Choice(say("See what makes a mark"), options),
            note(
                say(
                    "Silent, eased, contested, strained, badly strained: an order, not a score. "
                    "* Some rules are not yet decidable."
                )
            ),
        )
    )


def _mark(one: Profile) -> str:
    mark = say("{mark}*", mark=one.mark.words) if one.waiting else one.mark.words
    if not one.otherwise:
        return mark
    return say("{mark} (other reading: {otherwise})", mark=mark, otherwise=one.otherwise.words)


def concern_page(space: Space, rules: Rules, subject: Subject, one: Profile) -> View:
    """One concern: its mark, and the findings, strengths and open rules behind it."""
    names = {concern.id: concern.label for concern in rules.concerns}
    mark = say("{mark}: {meaning}.", mark=Strong(one.mark.words), meaning=one.mark.says)
    if one.otherwise is not None:
        mark = say(
            "{mark} Under another reading of contested values: {otherwise}.",
            mark=mark,
            otherwise=one.otherwise.words,
        )
    blocks: list[Block] = [
        Heading(say("{concern}: {name}", concern=one.concern.label, name=subject.name)),
        text(one.concern.asks),
        text(mark),
    ]
    if one.findings:
        blocks.append(Heading(say("What strains it")))
        for found in one.findings:
            blocks += _finding(space, found, names)
    if one.strengths:
        blocks += [
            Heading(say("What eases it")),
            Items(tuple(_helping(names, space, one.strengths))),
        ]
    if one.waiting:
        blocks += [Heading(say("Not yet decidable")), Items(tuple(_waiting(space, one.waiting)))]
    blocks += [
        note(READING),
        Buttons((Button(say("All its tensions"), f"/guarantee check {subject.address}".rstrip()),)),
    ]
    return View(blocks=tuple(blocks))


def concern_action(concern: Concern, address: str) -> str:
    """The command that opens a concern of a design or sheet."""
    return _about(f"/guarantee concern {concern.id}", address)


def tension_action(tension: Tension, address: str) -> str:
    """The command that opens a tension of a design or sheet."""
    return _about(f"/guarantee tension {tension.id}", address)


def _about(action: str, address: str) -> str:
    return " ".join((action, f"design:{address}")) if address else action


def _finding(space: Space, one: TensionFinding, names: Mapping[str, str]) -> tuple[Block, ...]:
    tension = one.tension
    worries = both([names[concern] for concern in tension.hurts])
    rows = [
        (say("Why it worries"), text(tension.worry)),
        (say("Why it may not"), text(tension.answer)),
        (say("Because of"), text(because(space, one))),
    ]
    if one.contested:
        rows.append((say("Only under one reading of"), text(names_of(space, one.contested))))
    finding = say("{finding} ({worries})", finding=Strong(tension.finding), worries=worries)
    return (text(finding), Fields(tuple(rows)))


def because(space: Space, one: TensionFinding) -> str:
    """The clauses that fired, with what they say in the reading that fires."""
    found = (space.clause(clause) for clause in one.because)
    return row_of(
        (
            say("{clause} ({choice})", clause=c.name, choice=c.says(one.reading.get(c.id)))
            for c in found
        ),
        ";",
    )


def _helping(
    names: Mapping[str, str], space: Space, strengths: Sequence[HelpingStrength]
) -> Iterator[Text]:
    for one in strengths:
        strength = say(
            "{strength} ({concerns})",
            strength=one.strength.says,
            concerns=row_of(names[concern] for concern in one.strength.eases),
        )
        clauses = names_of(space, one.because)
        yield text(
            say(
                "{strength} Because of: {clauses} (under one reading).",
                strength=strength,
                clauses=clauses,
            )
            if one.contested
            else say("{strength} Because of: {clauses}.", strength=strength, clauses=clauses)
        )


def _waiting(space: Space, waiting: Sequence[WaitingTension]) -> Iterator[Text]:
    """Rules that wait, by the clauses that would decide them."""
    by_clauses: dict[tuple[str, ...], list[str]] = {}
    for one in waiting:
        by_clauses.setdefault(one.open, []).append(one.tension.finding)
    for clauses, findings in by_clauses.items():
        yield text(
            Strong(say("Choose {clauses}: ", clauses=names_of(space, clauses))),
            row_of(findings, ""),
        )


def names_of(space: Space, clauses: Sequence[str]) -> str:
    return both([space.clause(clause).name for clause in clauses])


def tension_page(
    space: Space,
    rules: Rules,
    tension: Tension,
    subject: Subject | None,
    found: TensionFinding | WaitingTension | None,
    sources: Mapping[str, DesignSource],
) -> View:
    """One tension: both sides, whom it worries, why it fires, its sources, what to try."""
    names = {concern.id: concern for concern in rules.concerns}
    blocks: list[Block] = [
        Heading(tension.finding),
        Fields(
            (
                (say("Why it worries"), text(tension.worry)),
                (say("Why it may not"), text(tension.answer)),
                (say("TensionWeight"), text(tension.weight.words)),
                *((names[c].label, text(names[c].asks)) for c in tension.hurts),
            )
        ),
    ]
    if subject is not None:
        blocks.append(_state(space, subject, found))
    blocks.append(
        text(
            say(
                "{grounding}, {sentences}.",
                grounding=GROUNDS[tension.grounding],
                sentences=sentences((tension.article,)),
            )
        )
    )
    if tension.sources:
        blocks += [Heading(say("Other sources")), source_items(sources, tension.sources)]
    buttons = list(brief_buttons(tension.brief))
    if subject is not None:
        for clause in tension.attempts[:4]:
            action = f"/guarantee try {clause} design:{subject.address}"
            name = space.clause(clause).name
            buttons.append(Button(say("Try another: {name}", name=name[:67]), action))
    blocks += [legend(), Buttons(tuple(buttons))]
    return View(blocks=tuple(blocks))


def _state(space: Space, subject: Subject, found: TensionFinding | WaitingTension | None) -> Text:
    name = Strong(f"{subject.name}: ")
    match found:
        case TensionFinding(contested=()):
            return text(
                say(
                    "{name}it fires because of {clauses}.", name=name, clauses=because(space, found)
                )
            )
        case TensionFinding():
            return text(
                say(
                    "{name}it fires because of {clauses}; only under one reading of {contested}.",
                    name=name,
                    clauses=because(space, found),
                    contested=names_of(space, found.contested),
                )
            )
        case WaitingTension(open=clauses):
            return text(
                say(
                    "{name}it is not yet decidable: choose {clauses}.",
                    name=name,
                    clauses=names_of(space, clauses),
                )
            )
        case _:
            return text(say("{name}it does not fire.", name=name))


def _slices(options: Sequence[Option], size: int = 25) -> Iterator[tuple[Option, ...]]:
    return (tuple(options[start : start + size]) for start in range(0, len(options), size))
