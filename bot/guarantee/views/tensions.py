"""How tensions look: those of a design, one with its sources, and what a change brings."""

from collections.abc import Iterator, Mapping, Sequence

from bot.guarantee.rules.design import DesignSource, Subject
from bot.guarantee.rules.grounds import source_items
from bot.guarantee.rules.space import Space
from bot.guarantee.rules.tension_rules import Grounding, Rules, Tension, TensionWeight
from bot.guarantee.rules.tensions import (
    CheckedTensions,
    HelpingStrength,
    TensionFinding,
    WaitingTension,
)
from bot.kernel.founding import brief_buttons, cite_sentences, join_with_and, legend
from bot.kernel.message import row_of, say
from bot.kernel.pieces import shorten
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
    Text,
    View,
    note,
    text,
)

GROUNDS = {
    Grounding.DIRECT: say("The founding article makes this point"),
    Grounding.RELATED: say("The founding article supports a part of this"),
    Grounding.OUTSIDE: say("The founding article doesn’t say this, but mentions the subject"),
}

WEIGHTS = {
    TensionWeight.NOTE: say("Worth knowing"),
    TensionWeight.CONCERN: say("Worth arguing about"),
    TensionWeight.SERIOUS: say("Serious"),
}
"""How much tensions matter, as headings."""

READING = say(
    "Tensions are there to argue about. They are not marks. A longer sheet has more of them, "
    "and saying nothing is not safe either. So don’t compare designs by their number."
)


def checked_page(space: Space, rules: Rules, subject: Subject, checked: CheckedTensions) -> View:
    """The tensions of a design or sheet with both sides of each, and what helps."""
    names = {concern.id: concern.label for concern in rules.concerns}
    blocks: list[Block] = [Heading(say("Tensions: {name}", name=subject.name))]
    for weight in sorted(TensionWeight, reverse=True):
        findings = [fired for fired in checked.findings if fired.tension.weight is weight]
        if findings:
            blocks.append(Heading(WEIGHTS[weight]))
            for finding in findings:
                blocks += finding_blocks(space, finding, names)
    if not checked.findings:
        blocks.append(text(say("No tensions yet.")))
    if checked.strengths:
        blocks += [
            Heading(say("What helps")),
            Items(tuple(helping_lines(names, space, checked.strengths))),
        ]
    if checked.waiting:
        blocks += [
            Heading(say("Can’t be checked yet")),
            Items(tuple(waiting_lines(space, checked.waiting))),
        ]
    blocks += [Divider(), note(READING), legend()]
    options = tuple(
        Option(finding.tension.finding, action)
        for finding in checked.findings
        if len(action := tension_action(finding.tension, subject.address)) <= ACTION_LIMIT
    )
    blocks += [Choice(say("Open a tension"), part) for part in _slices(options)]
    return View(blocks=tuple(blocks))


def tension_action(tension: Tension, address: str) -> str:
    """The command that opens a tension of a design or sheet."""
    return about_design(f"/guarantee tension {tension.id}", address)


def about_design(action: str, address: str) -> str:
    """A command about a design or sheet, where one is meant."""
    return " ".join((action, f"design:{address}")) if address else action


def finding_blocks(
    space: Space, fired: TensionFinding, names: Mapping[str, str]
) -> tuple[Block, ...]:
    """A tension that fires, in its own words and with both sides of it."""
    tension = fired.tension
    worries = join_with_and([names[concern] for concern in tension.hurts])
    rows = [
        (say("Why it may be a problem"), text(tension.worry)),
        (say("Why it may not be"), text(tension.answer)),
        (say("Because of"), text(firing_clauses(space, fired))),
    ]
    if fired.contested:
        rows.append(
            (say("Only if this is read one way"), text(clause_names(space, fired.contested)))
        )
    finding = say("{finding} ({worries})", finding=Strong(tension.finding), worries=worries)
    return (text(finding), Fields(tuple(rows)))


def firing_clauses(space: Space, finding: TensionFinding) -> str:
    """The clauses that fired, with what they say in the reading that fires."""
    clauses = (space.clause(clause) for clause in finding.because)
    return row_of(
        (
            say("{clause} ({choice})", clause=c.name, choice=c.says(finding.reading.get(c.id)))
            for c in clauses
        ),
        ";",
    )


def helping_lines(
    names: Mapping[str, str], space: Space, strengths: Sequence[HelpingStrength]
) -> Iterator[Text]:
    """What helps, with the concerns that it eases and the clauses that make it so."""
    for helping in strengths:
        strength = say(
            "{strength} ({concerns})",
            strength=helping.strength.says,
            concerns=row_of(names[concern] for concern in helping.strength.eases),
        )
        clauses = clause_names(space, helping.because)
        yield text(
            say(
                "{strength} Because of: {clauses} (read one way).",
                strength=strength,
                clauses=clauses,
            )
            if helping.contested
            else say("{strength} Because of: {clauses}.", strength=strength, clauses=clauses)
        )


def waiting_lines(space: Space, waiting: Sequence[WaitingTension]) -> Iterator[Text]:
    """Rules that wait, by the clauses that would decide them."""
    by_clauses: dict[tuple[str, ...], list[str]] = {}
    for waiting_tension in waiting:
        by_clauses.setdefault(waiting_tension.open, []).append(waiting_tension.tension.finding)
    for clauses, findings in by_clauses.items():
        yield text(
            Strong(say("Choose {clauses}: ", clauses=clause_names(space, clauses))),
            row_of(findings, ""),
        )


def clause_names(space: Space, clauses: Sequence[str]) -> str:
    """The names of clauses in a row."""
    return join_with_and([space.clause(clause).name for clause in clauses])


def tension_page(
    space: Space,
    rules: Rules,
    tension: Tension,
    subject: Subject | None,
    finding: TensionFinding | WaitingTension | None,
    sources: Mapping[str, DesignSource],
) -> View:
    """One tension: both sides, whom it worries, why it fires, its sources, what to try."""
    names = {concern.id: concern for concern in rules.concerns}
    blocks: list[Block] = [
        Heading(tension.finding),
        Fields(
            (
                (say("Why it may be a problem"), text(tension.worry)),
                (say("Why it may not be"), text(tension.answer)),
                (say("Weight"), text(tension.weight.words)),
                *((names[c].label, text(names[c].asks)) for c in tension.hurts),
            )
        ),
    ]
    if subject is not None:
        blocks.append(_state(space, subject, finding))
    blocks.append(
        text(
            say(
                "{grounding}, {sentences}.",
                grounding=GROUNDS[tension.grounding],
                sentences=cite_sentences((tension.article,)),
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
            buttons.append(Button(say("Try another: {name}", name=shorten(name, 67)), action))
    blocks += [legend(), Buttons(tuple(buttons))]
    return View(blocks=tuple(blocks))


def _state(space: Space, subject: Subject, finding: TensionFinding | WaitingTension | None) -> Text:
    name = Strong(f"{subject.name}: ")
    match finding:
        case TensionFinding(contested=()):
            return text(
                say(
                    "{name}it shows because of {clauses}.",
                    name=name,
                    clauses=firing_clauses(space, finding),
                )
            )
        case TensionFinding():
            return text(
                say(
                    "{name}it shows because of {clauses}, but only if {contested} is read one way.",
                    name=name,
                    clauses=firing_clauses(space, finding),
                    contested=clause_names(space, finding.contested),
                )
            )
        case WaitingTension(open=clauses):
            return text(
                say(
                    "{name}can’t be checked yet: first choose {clauses}.",
                    name=name,
                    clauses=clause_names(space, clauses),
                )
            )
        case _:
            return text(say("{name}it does not show.", name=name))


def _slices(options: Sequence[Option], size: int = 25) -> Iterator[tuple[Option, ...]]:
    return (tuple(options[start : start + size]) for start in range(0, len(options), size))
