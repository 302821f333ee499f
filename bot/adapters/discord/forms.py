"""Forms as Discord's modals: five fields, those that are required first."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

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
LONGEST_ID = 20
"""Digits of an id."""

NAMELESS = "–"
"""Stands where Discord wants words and there are none."""


def modal(form: Form) -> ui.Modal:
    """A form as a modal; its id is the whole command that it completes."""
    window = ui.Modal(title=form.title[:45] or NAMELESS, custom_id=form.action, timeout=None)
    ordered = sorted(form.inputs, key=lambda field: not field.required)
    for field in ordered[:MOST_FIELDS]:
        window.add_item(_labelled(field))
    return window


def _labelled(field: Input) -> "ui.Label[Any]":
    about = field.hint or (field.label if len(field.label) > 45 else "")
    return ui.Label(
        text=field.label[:45] or NAMELESS,
        description=about[:100] or None,
        component=_component(field),
    )


def _component(field: Input) -> "ui.Item[Any]":
    match field:
        case LineInput():
            return _text(field.name, field.value, field.longest, required=field.required)
        case ParagraphInput():
            return _text(
                field.name, field.value, field.longest, required=field.required, paragraph=True
            )
        case NumberInput():
            return _text(field.name, field.value, 12, required=field.required)
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
        case PickInput(of=Pick.PLACE):
            return ui.ChannelSelect(
                custom_id=field.name,
                required=field.required,
                default_values=_chosen(field.value, discord.SelectDefaultValueType.channel),
            )
        case PickInput():
            return ui.RoleSelect(
                custom_id=field.name,
                required=field.required,
                default_values=_chosen(field.value, discord.SelectDefaultValueType.role),
            )
        case FileInput():
            return ui.FileUpload(custom_id=field.name, required=field.required)


def _options(options: Sequence[Option], *chosen: str) -> list[discord.SelectOption]:
    unlike = {option.value: option for option in options}
    return [
        discord.SelectOption(
            label=option.label[:100] or NAMELESS, value=value, default=value in chosen
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
