"""Forms as Discord's modals: five fields, those that are required first."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import discord
from discord import ui
from msgspec.structs import replace

from bot.adapters.discord.markup import spans
from bot.kernel.labels import LONGEST_LABEL, split_label
from bot.kernel.message import Message, row_of, say
from bot.kernel.pieces import cut_into_slices, name_piece, name_second, shorten
from bot.kernel.view import (
    ChoiceInput,
    FileInput,
    Form,
    Input,
    LineInput,
    NumberInput,
    Option,
    ParagraphInput,
    Pick,
    PickInput,
    SeveralInput,
)

MOST_FIELDS = 5

MOST_OPTIONS = 25
LONGEST_NOTES = 3000
LONGEST_NUMBER = 60
LONGEST_TITLE = 300
LONGEST_ID = 20
"""Digits of an id."""

BY_TITLE = say("Type its name, or how it begins.")

NAMELESS = "–"
"""Stands where Discord wants words and there are none."""


def modal(form: Form) -> ui.Modal:
    """A form as a modal; its id is the whole command that it completes."""
    window = ui.Modal(
        title=shorten(form.title, 45) or NAMELESS, custom_id=form.action, timeout=None
    )
    if form.notes:
        words = "\n".join(spans(note.spans) for note in form.notes)
        window.add_item(ui.TextDisplay(shorten(words, LONGEST_NOTES)))
    ordered = sorted(form.inputs, key=lambda field: not field.required)
    for field in ordered[: count_fields(form)]:
        window.add_item(_labelled(field))
    return window


def fitted(form: Form) -> Form:
    """A form that Discord can show: of more options than a menu holds, one or several are chosen in
    more menus than one; one of more than two menus hold, or for whose second menu there is no room,
    is typed by its title."""
    room = MOST_FIELDS - len(form.inputs) - bool(form.notes)
    return replace(
        form, inputs=tuple(part for field in form.inputs for part in _fitted(field, room))
    )


def _fitted(field: Input, room: int) -> Iterator[Input]:
    match field:
        case ChoiceInput() if MOST_OPTIONS < len(field.options) <= 2 * MOST_OPTIONS and room > 0:
            yield from _in_two(field)
        case ChoiceInput() if len(field.options) > MOST_OPTIONS:
            yield replace(field, hint=BY_TITLE)
        case SeveralInput() if len(field.options) > MOST_OPTIONS:
            before = ""
            for number, options in enumerate(_cut_into_menus(field.options)):
                label = _name_chapters(options) or field.label
                goes_on = number and label == before
                before = label
                yield replace(
                    field,
                    name=name_piece(field.name, number),
                    label=say("{label}, continued", label=label) if goes_on else label,
                    hint=_name_groups(options),
                    options=tuple(options),
                    required=False,
                )
        case _:
            yield field


def _cut_into_menus(options: Sequence[Option]) -> Iterator[Sequence[Option]]:
    """Options in as few menus as can be, none of which has only some of a group. A group that no
    menu holds is cut all the same."""
    menu: list[Option] = []
    for name, of_group in groupby(options, key=lambda option: option.group):
        group = list(of_group)
        if menu and name and len(menu) + len(group) > MOST_OPTIONS:
            yield menu
            menu = []
        menu += group
        while len(menu) > MOST_OPTIONS:
            yield menu[:MOST_OPTIONS]
            menu = menu[MOST_OPTIONS:]
    if menu:
        yield menu


def _name_chapters(options: Sequence[Option]) -> Message:
    """The chapters of which a menu has options; "" where they have none."""
    return row_of(dict.fromkeys(option.chapter for option in options if option.chapter), ";")


def _name_groups(options: Sequence[Option]) -> str:
    """Of what a menu has options: its groups, or where it has none from which to which it goes."""
    names = list(dict.fromkeys(option.group for option in options))
    return row_of(names) if all(names) else name_span(options)


def _in_two(field: ChoiceInput) -> Iterator[ChoiceInput]:
    """One choice in two menus, the one with what is chosen already first: what is chosen in the
    second counts."""
    parts = list(cut_into_slices(field.options, -(-len(field.options) // 2)))
    if not any(option.value == field.value for option in parts[0]) and field.value:
        parts.reverse()
    for number, options in enumerate(parts):
        yield replace(
            field,
            name=name_second(field.name) if number else field.name,
            label=say("{label}, or one of these", label=field.label) if number else field.label,
            hint=name_span(options),
            options=tuple(options),
            value="" if number else field.value,
            required=False,
        )


def name_span(options: Sequence[Option]) -> str:
    """From which option to which a menu goes."""
    return say("{first} … {last}", first=options[0].label, last=options[-1].label)


def count_fields(form: Form) -> int:
    """How many fields a modal of the form takes; what stands above them takes the room of one."""
    return MOST_FIELDS - bool(form.notes)


def _labelled(field: Input) -> "ui.Label[Any]":
    label, about = split_label(field.label, field.hint)
    if len(label) > LONGEST_LABEL and not about:  # such as a title, which nobody can cut at a mark
        about = label
    return ui.Label(
        text=shorten(label, LONGEST_LABEL) or NAMELESS,
        description=shorten(about, 100) or None,
        component=_component(field),
    )


def _component(field: Input) -> "ui.Item[Any]":
    if isinstance(field, PickInput):
        return _picker(field)
    match field:
        case LineInput():
            return _text(field.name, field.value, field.longest, required=field.required)
        case ParagraphInput():
            return _text(
                field.name, field.value, field.longest, required=field.required, paragraph=True
            )
        case NumberInput():
            return _text(field.name, field.value, LONGEST_NUMBER, required=field.required)
        case ChoiceInput() if len(field.options) > MOST_OPTIONS:
            return _text(field.name, field.title, LONGEST_TITLE, required=field.required)
        case ChoiceInput():
            return ui.Select(
                custom_id=field.name,
                required=field.required,
                options=_options(field.options, field.value),
            )
        case SeveralInput():
            options = _options(field.options, *field.values)
            return ui.Select(
                custom_id=field.name,
                required=field.required,
                min_values=int(field.required),
                max_values=len(options),
                options=options,
            )
        case FileInput():
            return ui.FileUpload(custom_id=field.name, required=field.required)


def _picker(field: PickInput) -> "ui.Item[Any]":
    match field.of:
        case Pick.PLACE:
            return ui.ChannelSelect(
                custom_id=field.name,
                required=field.required,
                default_values=_chosen(field.value, discord.SelectDefaultValueType.channel),
            )
        case Pick.MEMBER:
            return ui.UserSelect(
                custom_id=field.name,
                required=field.required,
                default_values=_chosen(field.value, discord.SelectDefaultValueType.user),
            )
        case Pick.GROUP:
            return ui.RoleSelect(
                custom_id=field.name,
                required=field.required,
                default_values=_chosen(field.value, discord.SelectDefaultValueType.role),
            )


def _options(options: Sequence[Option], *chosen: str) -> list[discord.SelectOption]:
    unlike = {option.value: option for option in options}
    return [
        discord.SelectOption(
            label=shorten(option.label, 100) or NAMELESS,
            value=value,
            description=shorten(option.hint, 100) or None,
            default=value in chosen,
        )
        for value, option in list(unlike.items())[:MOST_OPTIONS]
    ]


def _chosen(value: str, kind: discord.SelectDefaultValueType) -> list[discord.SelectDefaultValue]:
    known = value.isascii() and value.isdigit() and len(value) <= LONGEST_ID
    return [discord.SelectDefaultValue(id=int(value), type=kind)] if known else []


def _text(
    name: str, value: str, longest: int, *, required: bool, paragraph: bool = False
) -> "ui.TextInput[Any]":
    style = discord.TextStyle.paragraph if paragraph else discord.TextStyle.short
    most = min(longest, 4000)
    return ui.TextInput(
        custom_id=name,
        style=style,
        default=value[:most] or None,
        required=required,
        max_length=most,
    )
