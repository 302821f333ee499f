"""Pages made from the catalog: help, and what a new person reads first."""

from collections.abc import Sequence

from bot.kernel.bar import Bar
from bot.kernel.catalog.parameters import Catalog, Entry, Parameter, ParameterKind
from bot.kernel.message import Listed, Message, part_of, said, say, spelled
from bot.kernel.permission import Role
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Code,
    Fields,
    Heading,
    Items,
    Note,
    Strong,
    Text,
    Tone,
    View,
    note,
    text,
)

FEW = 3
"""Commands that help tells of at length; more are listed."""


def overview(catalog: Catalog, role: Role) -> View:
    """All that a member of this role can use, a line for the commands that share a first word."""
    usable = {
        word: [entry for entry in catalog.group(word) if entry.role <= role]
        for word in catalog.first_words
    }
    rows = tuple(
        (spelled(word), text(_together(entries))) for word, entries in usable.items() if entries
    )
    return View(
        blocks=(
            Heading(say("What Parley can do")),
            Fields(rows),
            note(
                say("For more about a group, type {command}.", command=Code(say("{/help debate}")))
            ),
        )
    )


def _together(entries: Sequence[Entry]) -> str:
    if len(entries) == 1 and len(entries[0].path) == 1:
        return said(entries[0].about)
    return ", ".join(entry.path[-1] for entry in entries)


HOME = Button(say("Home"), "/parley home")
"""Leads to what goes on in the community, from wherever a member is."""


def welcome(bars: Sequence[Bar] = ()) -> View:
    """The first thing that a new person reads: what goes on where they are, as `bars` say it, and
    what they can do next."""
    asking = Tone.PLAIN if bars else Tone.PRIMARY
    blocks: list[Block] = [Heading(say("Welcome"))]
    for bar in bars:
        blocks.append(text(say("Now here: {title}", title=Strong(bar.title))))
        blocks.append(text(*bar.now.spans, say(". {call}", call=bar.call) if bar.call else "."))
        if buttons := tuple(b for b in bar.buttons if b.tone is Tone.PRIMARY):
            blocks.append(Buttons(buttons))
    blocks.append(
        text(
            say(
                "Parley has read the article. Ask it anything: every answer shows the "
                "paragraph it comes from."
            )
        )
    )
    blocks.append(
        Buttons(
            (
                Button(say("Ask a question"), "/ask", asking),
                Button(say("Read the brief"), "/article show brief"),
                Button(say("See what Parley can do"), "/help"),
            )
        )
    )
    return View(blocks=tuple(blocks))


def about_group(entries: tuple[Entry, ...], role: Role) -> View:
    """The commands that share a first word, a line each; one command with its parameters."""
    usable = [entry for entry in entries if entry.role <= role]
    if len(usable) > FEW:
        rows = tuple((spelled(entry.name), text(said(entry.about))) for entry in usable)
        hint = _hint(usable[0])
        return View(blocks=(Heading(spelled(usable[0].path[0])), Fields(rows), hint))
    return View(blocks=tuple(block for entry in usable for block in _about(entry)))


def about_word(entries: Sequence[Entry], word: str) -> View:
    """Commands, a line each, of which one tells by a word that is the name of none."""
    rows = tuple((spelled(entry.name), text(said(entry.about))) for entry in entries)
    title = say("Commands for “{word}”", word=word)
    return View(blocks=(Heading(title), Fields(rows), _hint(entries[0])))


def _hint(entry: Entry) -> Note:
    """How to see what a command takes."""
    command = Code(spelled(f"help {entry.name}"))
    return note(say("For one of them in full, type {command}.", command=command))


def usage(entry: Entry) -> str:
    """The command with its parameters, optional ones in brackets."""
    words = [f"/{entry.name}"]
    taking_rest = next((p for p in entry.parameters if p.rest), None)
    for parameter in entry.parameters:
        by_order = parameter is taking_rest
        placeholder = parameter.name if by_order else f"{parameter.name}:…"
        words.append(placeholder if parameter.required else f"[{placeholder}]")
    return " ".join(words)


def _spelled_usage(entry: Entry) -> Message:
    """The same, with the command as the reader can type it."""
    return _with_tail(entry, usage(entry).removeprefix(f"/{entry.name}"))


def _spelled_example(entry: Entry, line: str) -> Message:
    return _with_tail(entry, line.removeprefix(entry.name))


def _with_tail(entry: Entry, tail: str) -> Message:
    return say("{command}{tail}", command=spelled(entry.name), tail=tail)


def _about(entry: Entry) -> tuple[Heading | Fields | Items, ...]:
    rows: list[tuple[str, Text]] = [(say("Type"), text(Code(_spelled_usage(entry))))]
    rows += [(p.name, text(limits(p))) for p in entry.parameters]
    if entry.role > Role.MEMBER:
        rows.append((say("For"), text(entry.role.titles)))
    blocks: tuple[Heading | Fields | Items, ...] = (
        Heading(say("{command}: {about}", command=spelled(entry.name), about=said(entry.about))),
        Fields(tuple(rows)),
    )
    if entry.examples:
        blocks += (
            Items(tuple(text(Code(_spelled_example(entry, line))) for line in entry.examples)),
        )
    return blocks


def limits(parameter: Parameter) -> Message:
    """What a parameter is, and what it takes."""
    about = said(parameter.about)
    if parameter.options:
        values = Listed(tuple(option.value for option in parameter.options))
        return say("{about} ({values})", about=about, values=values)
    if parameter.kind is ParameterKind.FLAG:
        return say("{about} (yes or no)", about=about)
    if parameter.most is not None and not parameter.completion:
        least, most = part_of(parameter.least), parameter.most
        return say("{about} ({least} to {most})", about=about, least=least, most=most)
    return about
