"""A community's settings: changed by its admins, shown to everybody."""

import asyncio
from collections.abc import Mapping

from msgspec.structs import asdict, replace

from bot.community.commands.settings import NONE, SetUp, ShowSettings
from bot.community.communities import Communities
from bot.community.refusals import CommunityRefusal
from bot.community.rules.changing import change_settings
from bot.community.views.settings import settings_view
from bot.debate.handlers import formats
from bot.kernel.catalog.parameters import Value
from bot.kernel.command import Caller
from bot.kernel.community_settings import ON, CommunitySettings
from bot.kernel.parts import CommandHandler, FormFiller, Parts, Progress
from bot.kernel.permission import Role
from bot.kernel.refusal import Refused
from bot.kernel.rooms import Face
from bot.kernel.view import View
from bot.kernel.when import read_zone
from bot.model.asking import LanguageModel
from bot.model.handlers.usage import show_switch


async def set_up(parts: Parts, command: SetUp, _: Progress) -> tuple[View, ...]:
    """Change what was named, and show it all."""
    by = command.by
    command = await _resolve_settings(parts, command)
    if command.format not in ("", NONE):
        form, _rules = await formats.find_format(parts, by.community, command.format)
        command = replace(command, format=form.id)
    if command.zone not in ("", NONE):
        command = replace(command, zone=read_zone(command.zone).key)
    now = await parts.communities.settings(by.community)
    settings = change_settings(now, command)
    await parts.of(Communities).set_up(by.community, settings)
    model = parts.of(LanguageModel)
    if ON in (command.model, command.model_wording) and await model.is_on(by.community):
        wording = await model.is_wording_on(by.community)
        return (await asyncio.to_thread(show_switch, model.config, wording=wording),)
    return (await _show_settings(parts, by, settings),)


async def show_settings(parts: Parts, command: ShowSettings, _: Progress) -> tuple[View, ...]:
    """The settings as they stand."""
    settings = await parts.communities.settings(command.by.community)
    return (await _show_settings(parts, command.by, settings),)


async def _resolve_settings(parts: Parts, command: SetUp) -> SetUp:
    """The command with places and groups by id. Raises Refused (NO_SUCH_PLACE, NO_SUCH_GROUP)."""
    face = parts.rooms.face(command.by.community)
    return replace(
        command,
        archive=await _find_place(face, command.archive),
        room=await _find_place(face, command.room),
        chair_role=await _find_group(face, command.chair_role),
        admin_role=await _find_group(face, command.admin_role),
    )


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


async def _show_settings(parts: Parts, by: Caller, settings: CommunitySettings) -> View:
    face = parts.rooms.face(by.community)
    ids = (settings.archive, settings.room, settings.chair_role, settings.admin_role)
    named = {place: await face.name_of(place) for place in ids if place} if face else {}
    model_is_there = bool(parts.of(LanguageModel).config.name)
    return settings_view(settings, named, admin=by.role >= Role.ADMIN, model=model_is_there)


async def load_form_values(parts: Parts, by: Caller) -> Mapping[str, Value]:
    """The settings as they stand, for the form that changes them."""
    now = asdict(await parts.communities.settings(by.community))
    return {name: value for name, value in now.items() if value}


HANDLERS: dict[type, CommandHandler] = {SetUp: set_up, ShowSettings: show_settings}
FILLS: dict[type, FormFiller] = {SetUp: load_form_values}
