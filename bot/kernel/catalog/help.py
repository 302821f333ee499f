"""Pages made from the catalog: help, and what a new person reads first."""

from collections.abc import Sequence

from msgspec import Struct

from bot.kernel.bar import Bar
from bot.kernel.catalog.parameters import Catalog, Entry, Parameter, ParameterKind
from bot.kernel.message import Listed, Message, part_of, said, say, spelled
from bot.kernel.permission import Role
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Choice,
    Code,
    Fields,
    Heading,
    Items,
    Option,
    Strong,
    Text,
    Tone,
    View,
    note,
    text,
)

FEW = 3
"""Commands that help tells of at length; more are listed."""


class _Start(Struct, frozen=True):
    """Something to begin with: what it is, and the button that does it."""

    about: Message
    button: Button


_ASK = _Start(
    say("Ask about an article: every answer shows the paragraph it comes from."),
    Button(say("Ask a question"), "/ask", Tone.PRIMARY),
)
_READ = _Start(say("Read the articles here."), Button(say("See the articles"), "/article list"))
_OPEN, _FIND = (
    _Start(say("Debate a motion: take a side, speak, and vote before and after."), button)
    for button in (
        Button(say("Open a debate"), "/debate open"),
        Button(say("All debates"), "/debate list"),
    )
)
_VOTE = _Start(
    say("Vote on short statements, and see who thinks alike."),
    Button(say("Vote on statements"), "/statement next"),
)
_DRAFT = _Start(
    say("Draft a security guarantee together, and test it."),
    Button(say("Start a sheet"), "/guarantee new"),
)


def overview(catalog: Catalog, role: Role, *, opens: bool = True, model: bool = True) -> View:
    """What to do first, and the subjects that commands are about, for a member of this role.
    `opens` are those who may open debates; `model` says whether a language model is used here."""
    starts = [
        start
        for start in (_ASK, _READ, _OPEN if opens else _FIND, _VOTE, _DRAFT)
        if (entry := catalog.by_path.get(tuple(start.button.action[1:].split())))
        and entry.role <= role
    ]
    subjects = tuple(
        Option(spelled(word), f"/help {word}", said(catalog.groups.get(word) or entries[0].about))
        for word in catalog.first_words
        if (entries := usable_in(catalog.group(word), role, model=model))
    )
    blocks: list[Block] = [Heading(say("What Parley can do"))]
    if starts:
        blocks.append(Items(tuple(text(start.about) for start in starts)))
        blocks.append(Buttons(tuple(start.button for start in starts)))
    blocks.append(Choice(say("All commands, by subject"), subjects))
    blocks.append(
        note(
            say("Or say what you want to do: {command}", command=Code(say("{/help} how do I vote")))
        )
    )
    return View(blocks=tuple(blocks))


def usable_in(entries: Sequence[Entry], role: Role, *, model: bool) -> tuple[Entry, ...]:
    """The commands that a member of this role can use, with a language model or without one."""
    return tuple(e for e in entries if e.role <= role and (model or not e.needs_model))


HOME = Button(say("Home"), "/parley home")
"""Leads to what goes on in the community, from wherever a member is."""


MOST_FIRST = 2
"""Acts that a welcome offers of what goes on, where none of them waits for its reader."""


def welcome(bars: Sequence[Bar] = ()) -> View:
    """The first thing that a new person reads: what goes on where they are, as `bars` say it, and
    what they can do next."""
    asking = Tone.PLAIN if bars else Tone.PRIMARY
    blocks: list[Block] = [Heading(say("Welcome"))]
    for bar in bars:
        blocks.append(text(say("Now here: {title}", title=Strong(bar.title))))
        call = say(". {call}", call=bar.call) if bar.call else "."
        blocks.append(text(say("Right now:"), " ", *bar.now.spans, call))
        first = tuple(b for b in bar.buttons if b.tone is Tone.PRIMARY)
        # Where nothing waits for them, the last leads to all that there is to see.
        if buttons := first or (*bar.buttons[:-1][:MOST_FIRST], *bar.buttons[-1:]):
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
                Button(say("All commands"), "/help"),
            )
        )
    )
    return View(blocks=tuple(blocks))


def about_group(entries: tuple[Entry, ...], role: Role) -> View:
    """The commands that share a first word, a line each; one command with its parameters."""
    usable = [entry for entry in entries if entry.role <= role]
    if len(usable) > FEW:
        return _list_commands(spelled(usable[0].path[0]), usable)
    blocks = [block for entry in usable for block in _about(entry)]
    buttons = tuple(button_of(entry) for entry in usable if asks_first(entry))
    return View(blocks=(*blocks, Buttons(buttons)) if buttons else tuple(blocks))


def about_word(entries: Sequence[Entry], word: str) -> View:
    """Commands, a line each, of which one tells by a word that is the name of none."""
    return _list_commands(say("Commands for “{word}”", word=word), entries)


def _list_commands(title: Message, entries: Sequence[Entry]) -> View:
    """Commands, a line each, and a menu that leads to each."""
    rows = tuple((spelled(entry.name), text(said(entry.about))) for entry in entries)
    options = tuple(
        Option(
            said(entry.about),
            f"/{entry.name}" if asks_first(entry) else f"/help {entry.name}",
            spelled(entry.name),
        )
        for entry in entries
    )
    hint = Code(spelled(f"help {entries[0].name}"))
    return View(
        blocks=(
            Heading(title),
            Fields(rows),
            Choice(say("Use one"), options),
            note(say("For one of them in full, type {command}.", command=hint)),
        )
    )


LONGEST_LABEL = 40
"""Characters of what a command does that stand on its button."""


def button_of(entry: Entry, tone: Tone = Tone.PLAIN) -> Button:
    """A button that uses a command."""
    label = entry.label if len(entry.label) <= LONGEST_LABEL else spelled(entry.name)
    return Button(label, f"/{entry.name}", tone)


def asks_first(entry: Entry) -> bool:
    """Does a command only show something, or ask by a form before it does anything?"""
    return bool(entry.missing({})) or entry.about.startswith("See ")


def usage(entry: Entry) -> str:
    """The command with its parameters, optional ones in brackets."""
    words = [f"/{entry.name}"]
    taking_rest = next((p for p in entry.parameters if p.rest), None)
    for parameter in entry.told:
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
    rows += [(p.name, text(limits(p))) for p in entry.told]
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
    takes_away = parameter.unit and (parameter.least or 0) < 0
    if parameter.most is not None and not parameter.completion and not takes_away:
        least, most = part_of(parameter.least), parameter.most
        return say("{about} ({least} to {most})", about=about, least=least, most=most)
    return about
