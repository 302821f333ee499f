"""The form that asks for what a command still needs, made from the catalog."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from msgspec.structs import replace

from bot.kernel.catalog.matching import find_by_title
from bot.kernel.catalog.parameters import Entry, Parameter, ParameterKind, Value
from bot.kernel.catalog.ranking import line_input, mark_inputs, ranking_inputs
from bot.kernel.message import Words, said, say
from bot.kernel.view import (
    ChoiceInput,
    FileInput,
    Form,
    Input,
    NumberInput,
    Option,
    ParagraphInput,
    Pick,
    PickInput,
    SeveralInput,
    Text,
    View,
)

YES_NO = (Option(say("Yes"), "yes"), Option(say("No"), "no"))

Lists = Mapping[str, tuple[Option, ...]]
"""What there is to choose from, by parameter."""


def form_for(
    entry: Entry,
    values: Mapping[str, Value],
    lists: Lists | None = None,
    *,
    notes: tuple[Text, ...] = (),
    left_out: frozenset[str] = frozenset(),
    longest: Mapping[str, int] | None = None,
    empty_labels: Mapping[str, Words] | None = None,
) -> View:
    """The form that asks for a command's parameters, but for those `left_out`, with what was
    already given filled in, and `notes` above; a field takes no more characters than `longest`
    says, unless more are filled in already; `empty_labels` say what no choice
    means. What only is typed, such as which debate is meant, stays in the form's action. Nothing is
    asked for that may be left out and of which there is nothing to choose."""
    inputs = [
        field
        for p in entry.parameters
        if not (p.typed_only or p.name in left_out or _has_nothing_to_choose(p, values, lists))
        for field in _inputs(
            _bounded(p, values, longest or {}),
            values.get(p.name, p.default),
            () if lists is None else lists.get(p.name, ()),
        )
    ]
    labels = empty_labels or {}
    form = Form(
        title=entry.label,
        action=_with_typed(entry, values),
        inputs=tuple(_say_empty(field, labels) for field in inputs),
        placed=entry.placed,
        notes=notes,
    )
    return View(blocks=(form,))


def _say_empty(field: Input, labels: Mapping[str, Words]) -> Input:
    """A field that says what no choice in it means, where that is known."""
    if isinstance(field, ChoiceInput) and field.name in labels:
        return replace(field, empty_label=labels[field.name])
    return field


def _bounded(
    parameter: Parameter, values: Mapping[str, Value], longest: Mapping[str, int]
) -> Parameter:
    """The parameter with the bound that holds now."""
    bound = longest.get(parameter.name, parameter.longest)
    filled = len(str(values.get(parameter.name, "")))
    return replace(parameter, longest=min(parameter.longest, max(bound, filled)))


def _with_typed(entry: Entry, values: Mapping[str, Value]) -> str:
    named = [
        f" {p.name}:{values[p.name]}" for p in entry.parameters if _is_kept_in_action(p, values)
    ]
    return f"/{entry.name}{''.join(named)}"


def _is_kept_in_action(parameter: Parameter, values: Mapping[str, Value]) -> bool:
    value = str(values.get(parameter.name, ""))
    return parameter.typed_only and bool(value) and not set(value) & set(' "')


def _inputs(
    parameter: Parameter, value: Value | None, options: tuple[Option, ...]
) -> Iterator[Input]:
    """The fields that ask for a parameter: one for most."""
    words = "" if value is None else str(value)
    listed = parameter.completion and not parameter.own_words
    match parameter.kind:
        case ParameterKind.RANKING:
            yield from ranking_inputs(parameter, words, options)
        case ParameterKind.MARKS:
            yield from mark_inputs(parameter, words, options)
        case ParameterKind.LINE | ParameterKind.NUMBER if listed and options:
            yield _choice(parameter, words, options)
        case _:
            yield _input(parameter, value, options)


def _has_nothing_to_choose(
    parameter: Parameter, values: Mapping[str, Value], lists: Lists | None
) -> bool:
    """Is it one of a list on which nothing is, so that it need not be asked for?"""
    return (
        lists is not None
        and bool(parameter.completion)
        and not parameter.own_words
        and not parameter.required
        and parameter.name not in values
        and not lists.get(parameter.name)
    )


def _choice(parameter: Parameter, words: str, options: tuple[Option, ...]) -> ChoiceInput:
    """One of a list; what was given already is on it, too."""
    chosen = next(iter(find_by_title(options, words)), None) if words else None
    if words and chosen is None:
        chosen = Option(words, words)
        options = (chosen, *options)
    return ChoiceInput(
        name=parameter.name,
        label=said(parameter.about),
        options=options,
        value=chosen.value if chosen else "",
        required=parameter.required,
        offers=parameter.completion,
    )


def _input(  # noqa: C901  # a case a kind
    parameter: Parameter, value: Value | None, options: tuple[Option, ...]
) -> Input:
    name, label, required = parameter.name, said(parameter.about), parameter.required
    value_words = "" if value is None else str(value)
    match parameter.kind:
        case ParameterKind.LINE:
            line = line_input(parameter, value_words)
            return replace(line, offers=parameter.completion, suggests=options)
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
        case ParameterKind.SEVERAL if not (parameter.options or options):
            return line_input(parameter, value_words)
        case ParameterKind.SEVERAL:
            chosen_values = tuple(part.strip() for part in value_words.split(",") if part.strip())
            return SeveralInput(
                name=name,
                label=label,
                options=options or parameter.options,
                values=chosen_values,
                required=required,
                offers=parameter.completion,
            )
        case ParameterKind.FILE:
            return FileInput(name=name, label=label, required=required)
        case ParameterKind.PLACE | ParameterKind.GROUP | ParameterKind.MEMBER:
            pick = Pick(parameter.kind.value)
            return PickInput(
                name=name,
                label=label,
                of=pick,
                value=value_words,
                required=required,
                options=options,
            )
        case ParameterKind.RANKING | ParameterKind.MARKS:
            raise AssertionError("several fields ask for it: see _inputs")
        case _:
            assert_never(parameter.kind)
