"""A community's settings: changed by its admins, shown to everybody."""

import asyncio
from datetime import UTC, datetime

from msgspec.structs import asdict, replace

from bot.community.commands.settings import NONE, SetUp, ShowSettings, ShowStatus
from bot.community.communities import Communities
from bot.community.refusals import CommunityRefusal
from bot.community.rules.changing import change_settings
from bot.community.views.settings import SettingNames, changed_view, settings_view
from bot.community.views.status import describe_backup, render_status
from bot.debate.handlers import formats
from bot.kernel.command import Caller
from bot.kernel.community_settings import ON, CommunitySettings
from bot.kernel.parts import CommandHandler, FormFill, FormFiller, Parts, Progress, Values
from bot.kernel.permission import Role
from bot.kernel.refusal import RefusalNotes, Refused
from bot.kernel.rooms import Face
from bot.kernel.view import View
from bot.kernel.when import read_zone
from bot.model.asking import LanguageModel
from bot.model.handlers.usage import show_switch
from bot.model.views.switching import switched_off_view


async def set_up(parts: Parts, command: SetUp, _: Progress) -> tuple[View, ...]:
    """Change what was named, and say what changed; where that switches the language model, what it
    does from now on."""
    by = command.by
    command = await _resolve_settings(parts, command)
    now = await parts.communities.settings(by.community)
    settings = change_settings(now, command)
    await parts.of(Communities).set_up(by.community, settings)
    model = parts.of(LanguageModel)
    was, switch = ((each.model, each.model_wording) for each in (now, settings))
    if model.config.name and was != switch:
        if settings.model == ON:
            wording = settings.model_wording == ON
            return (await asyncio.to_thread(show_switch, model.config, wording=wording),)
        if now.model == ON:
            return (switched_off_view(),)
    names = await _load_names(parts, by, settings)
    return (changed_view(now, settings, names),)


async def show_settings(parts: Parts, command: ShowSettings, _: Progress) -> tuple[View, ...]:
    """The settings as they stand."""
    settings = await parts.communities.settings(command.by.community)
    names = await _load_names(parts, command.by, settings)
    return (settings_view(settings, names, admin=command.by.role >= Role.ADMIN),)


async def show_status(parts: Parts, _: ShowStatus, __: Progress) -> tuple[View, ...]:
    """How the platforms that are set up are doing."""
    measure = await parts.db.measure()
    age = measure.newest_backup
    newest = None if age is None else datetime.fromtimestamp(age, UTC)
    backup = describe_backup(newest, is_file=measure.free is not None)
    return (render_status(parts.platforms.all(), parts.db.trouble, backup),)


async def _resolve_settings(parts: Parts, command: SetUp) -> SetUp:
    """The command with places and groups by id, a format and a zone by their own names. Raises
    Refused (NO_SUCH_PLACE, NO_SUCH_GROUP, NO_SUCH_FORMAT, ZONE_WRONG), or several of these."""
    face = parts.rooms.face(command.by.community)
    wrong, found = RefusalNotes(), command
    for name, find in (
        ("archive", _find_place),
        ("room", _find_place),
        ("chair_role", _find_group),
        ("admin_role", _find_group),
    ):
        with wrong.noting():
            found = replace(found, **{name: await find(face, getattr(command, name))})
    with wrong.noting():
        if command.format not in ("", NONE):
            form, _ = await formats.find_format(parts, command.by.community, command.format)
            found = replace(found, format=form.id)
    with wrong.noting():
        if command.zone not in ("", NONE):
            found = replace(found, zone=read_zone(command.zone).key)
    wrong.raise_noted()
    return found


async def _find_place(face: Face | None, typed: str) -> str:
    if typed in ("", NONE):
        return typed
    place = await face.find_place(typed) if face else None
    if place is None:
        raise Refused(CommunityRefusal.NO_SUCH_PLACE, given=typed)
    return place


async def _find_group(face: Face | None, typed: str) -> str:
    if typed in ("", NONE):
        return typed
    group = await face.find_group(typed) if face else None
    if group is None:
        raise Refused(CommunityRefusal.NO_SUCH_GROUP, given=typed)
    return group


async def _load_names(parts: Parts, by: Caller, settings: CommunitySettings) -> SettingNames:
    face = parts.rooms.face(by.community)
    ids = (settings.archive, settings.room, settings.chair_role, settings.admin_role)
    named = {place: await face.name_of(place) for place in ids if place} if face else {}
    known = {form.id: form.name for form in await formats.load_all(parts, by.community)}
    return SettingNames(
        places=named,
        format=known.get(settings.format, settings.format),
        model=bool(parts.of(LanguageModel).config.name),
    )


async def load_form_values(parts: Parts, by: Caller, values: Values) -> FormFill:
    """The settings as they stand, for the form that changes them."""
    now = asdict(await parts.communities.settings(by.community))
    return FormFill(values={**{name: value for name, value in now.items() if value}, **values})


HANDLERS: dict[type, CommandHandler] = {
    SetUp: set_up,
    ShowSettings: show_settings,
    ShowStatus: show_status,
}
FILLS: dict[type, FormFiller] = {SetUp: load_form_values}
