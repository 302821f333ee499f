"""Pages made from the catalog: help, and the form that asks for what a command still needs."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from bot.kernel.catalog.parameters import Catalog, Entry, Parameter, ParameterKind, Value
from bot.kernel.message import Listed, Message, part_of, said, say, spelled
from bot.kernel.permission import Role
from bot.kernel.view import (
    Button,
    Buttons,
    ChoiceInput,
    Code,
    Fields,
    FileInput,
    Form,
    Heading,
    Input,
    Items,
    LineInput,
    Note,
    NumberInput,
    Option,
    ParagraphInput,
    Pick,
    PickInput,
    SeveralInput,
    Text,
    Tone,
    View,
    note,
    text,
)

FEW = 3
"""Commands that help tells of at length; more are listed."""

YES_NO = (Option(say("Yes"), "yes"), Option(say("No"), "no"))


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
                say("Type {command} for more on one of them.", command=Code(say("{/help debate}")))
            ),
        )
    )


def _together(entries: Sequence[Entry]) -> str:
    if len(entries) == 1 and len(entries[0].path) == 1:
        return said(entries[0].about)
    return ", ".join(entry.path[-1] for entry in entries)


def welcome() -> View:
    """The first thing that a new person reads."""
    return View(
        blocks=(
            Heading(say("Welcome")),
            text(
                say(
                    "Parley has read the article. Ask it anything: every answer points at the"
                    " paragraph it comes from."
                )
            ),
            Buttons(
                (
                    Button(say("Ask a question"), "/ask", Tone.PRIMARY),
                    Button(say("Read the brief"), "/article show brief"),
                    Button(say("See what Parley can do"), "/help"),
                )
            ),
        )
    )


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
    return note(say("Type {command} for what one of them takes.", command=command))


def usage(entry: Entry) -> str:
    """The command with its parameters, optional ones in brackets."""
    words = [f"/{entry.name}"]
    for parameter in entry.parameters:
        placeholder = parameter.name if parameter.rest else f"{parameter.name}:…"
        words.append(placeholder if parameter.required else f"[{placeholder}]")
    return " ".join(words)


def _about(entry: Entry) -> tuple[Heading | Fields | Items, ...]:
    rows: list[tuple[str, Text]] = [(say("Type"), text(Code(usage(entry))))]
    rows += [(p.name, text(limits(p))) for p in entry.parameters]
    if entry.role > Role.MEMBER:
        rows.append((say("For"), text(entry.role.titles)))
    blocks: tuple[Heading | Fields | Items, ...] = (
        Heading(say("{command}: {about}", command=spelled(entry.name), about=said(entry.about))),
        Fields(tuple(rows)),
    )
    if entry.examples:
        blocks += (Items(tuple(text(Code(f"/{line}")) for line in entry.examples)),)
    return blocks


def limits(parameter: Parameter) -> Message:
    """What a parameter is, and what it takes."""
    about = said(parameter.about)
    if parameter.options:
        values = Listed(tuple(option.value for option in parameter.options))
        return say("{about} ({values})", about=about, values=values)
    if parameter.kind is ParameterKind.FLAG:
        return say("{about} (yes or no)", about=about)
    if parameter.most is not None:
        least, most = part_of(parameter.least), parameter.most
        return say("{about} ({least} to {most})", about=about, least=least, most=most)
    return about


def form_for(entry: Entry, values: Mapping[str, Value]) -> View:
    """The form that asks for a command's parameters, with what was already given filled in. What
    only is typed, such as which debate is meant, stays in the form's action."""
    form = Form(
        title=said(entry.about),
        action=_with_typed(entry, values),
        inputs=tuple(
            _input(p, values.get(p.name, p.default)) for p in entry.parameters if not p.typed_only
        ),
        placed=entry.placed,
    )
    return View(blocks=(form,))


def _with_typed(entry: Entry, values: Mapping[str, Value]) -> str:
    named = [
        f" {p.name}:{values[p.name]}" for p in entry.parameters if _is_kept_in_action(p, values)
    ]
    return f"/{entry.name}{''.join(named)}"


def _is_kept_in_action(parameter: Parameter, values: Mapping[str, Value]) -> bool:
    value = str(values.get(parameter.name, ""))
    return parameter.typed_only and bool(value) and not set(value) & set(' "')


def _input(parameter: Parameter, value: Value | None) -> Input:
    name, label, required = parameter.name, said(parameter.about), parameter.required
    value_words = "" if value is None else str(value)
    match parameter.kind:
        case ParameterKind.LINE:
            return LineInput(
                name=name,
                label=label,
                value=value_words,
                required=required,
                longest=parameter.longest,
                offers=parameter.completion,
            )
        case ParameterKind.PARAGRAPH:
            return ParagraphInput(
                name=name,
                label=label,
                value=value_words,
                required=required,
                longest=parameter.longest,
            )
        case ParameterKind.NUMBER:
            return NumberInput(
                name=name,
                label=label,
                value=value_words,
                required=required,
                least=parameter.least,
                most=parameter.most,
            )
        case ParameterKind.FLAG:
            chosen = "yes" if value is True else "no"
            return ChoiceInput(
                name=name, label=label, options=YES_NO, value=chosen, required=required
            )
        case ParameterKind.CHOICE:
            return ChoiceInput(
                name=name,
                label=label,
                options=parameter.options,
                value=value_words,
                required=required,
            )
        case ParameterKind.SEVERAL:
            chosen_values = tuple(part.strip() for part in value_words.split(",") if part.strip())
            return SeveralInput(
                name=name,
                label=label,
                options=parameter.options,
                values=chosen_values,
                required=required,
            )
        case ParameterKind.FILE:
            return FileInput(name=name, label=label, required=required)
        case ParameterKind.PLACE | ParameterKind.GROUP:
            pick = Pick(parameter.kind.value)
            return PickInput(name=name, label=label, of=pick, value=value_words, required=required)
        case _:
            assert_never(parameter.kind)
