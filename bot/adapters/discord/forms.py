"""Forms as Discord's modals: five fields, those that are required first."""

from typing import Any

import discord
from discord import ui

from bot.core.view import (
    ChoiceInput,
    FileInput,
    Form,
    Input,
    LineInput,
    NumberInput,
    ParagraphInput,
    Pick,
    PickInput,
    SeveralInput,
)

MOST_FIELDS = 5


def modal(form: Form) -> ui.Modal:
    """A form as a modal; its id is the whole command that it completes."""
    made = ui.Modal(title=form.title[:45], custom_id=form.action, timeout=None)
    ordered = sorted(form.inputs, key=lambda field: not field.required)
    for field in ordered[:MOST_FIELDS]:
        made.add_item(_labelled(field))
    return made


def _labelled(field: Input) -> "ui.Label[Any]":
    about = field.hint or (field.label if len(field.label) > 45 else "")
    return ui.Label(
        text=field.label[:45], description=about[:100] or None, component=_component(field)
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
                options=[
                    discord.SelectOption(
                        label=option.label[:100],
                        value=option.value,
                        default=option.value == field.value,
                    )
                    for option in field.options[:25]
                ],
            )
        case SeveralInput():
            return ui.Select(
                custom_id=field.name,
                required=field.required,
                max_values=min(25, len(field.options)),
                options=[
                    discord.SelectOption(label=option.label[:100], value=option.value)
                    for option in field.options[:25]
                ],
            )
        case PickInput(of=Pick.PLACE):
            chosen = (
                discord.SelectDefaultValue(
                    id=int(field.value), type=discord.SelectDefaultValueType.channel
                )
                if field.value.isdigit()
                else None
            )
            return ui.ChannelSelect(
                custom_id=field.name,
                required=field.required,
                default_values=[chosen] if chosen else [],
            )
        case PickInput():
            role = (
                discord.SelectDefaultValue(
                    id=int(field.value), type=discord.SelectDefaultValueType.role
                )
                if field.value.isdigit()
                else None
            )
            return ui.RoleSelect(
                custom_id=field.name,
                required=field.required,
                default_values=[role] if role else [],
            )
        case FileInput():
            return ui.FileUpload(custom_id=field.name, required=field.required)


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
