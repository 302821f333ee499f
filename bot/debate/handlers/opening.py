"""Opening debates, each in its room."""

import asyncio
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.article.handlers.naming import named_article
from bot.debate.commands.debating import OpenDebate
from bot.debate.evolve import fold
from bot.debate.handlers import formats
from bot.debate.handlers.pinning import pin_view
from bot.debate.journal import DEBATES
from bot.debate.ports import MotionSource
from bot.debate.refusals import DebateRefusal
from bot.debate.rows import debates
from bot.debate.rules.decide import decide_opening
from bot.debate.rules.quiet import read_quiet
from bot.debate.views import board as views
from bot.debate.views.planning import render_start
from bot.kernel import place_rows as places
from bot.kernel.command import Caller
from bot.kernel.elsewhere import find_elsewhere
from bot.kernel.ids import CommunityId, PlaceId
from bot.kernel.message import say
from bot.kernel.parts import CommandHandler, FormFill, FormFiller, Parts, Progress, Values
from bot.kernel.permission import Role
from bot.kernel.refusal import RefusalNotes, Refused, Unavailable, build_role_refusal
from bot.kernel.rooms import Room
from bot.kernel.view import Block, View, note
from bot.kernel.when import read_both_orders
from bot.store.statement import Conflict, Statement, to_ms


async def open_debate(
    parts: Parts,
    command: OpenDebate,
    _: Progress,
    beside: Sequence[Statement] = (),
    *,
    led: bool = False,
) -> tuple[View, ...]:
    """Open a debate in this place, `led` as a step of something longer."""
    community = command.by.community
    settings = await parts.communities.settings(community)
    if not settings.may_open(command.by.role):
        raise build_role_refusal("debate open", Role.CHAIR)
    motions, asked = await parts.port(MotionSource), command
    command = await motions.put_into_words(parts, command)
    command = replace(
        command,
        format=command.format or settings.format,
        tempo=command.tempo or settings.tempo,
    )
    wrong, article = RefusalNotes(), ""
    planned: tuple[Block, ...] = ()
    with wrong.noting():
        form, rules = await formats.find_format(parts, community, command.format)
    with wrong.noting():
        if command.article:
            article = (await named_article(parts, command.by, command.article)).slug
    with wrong.noting():
        if command.start:
            zone, words = ZoneInfo(settings.zone), command.start
            starts, other = await asyncio.to_thread(read_both_orders, words, command.at, zone)
            planned = render_start(words, starts, other)
            command = replace(command, start=starts.isoformat())
    with wrong.noting():
        read_quiet(command.quiet)
    wrong.raise_noted()
    events = decide_opening(command, led=led)
    state = fold(form, events)
    room = await _find_room(parts, command, settings.room)
    by = replace(command.by, place=room.place, within=room.within)
    row = debates.insert_debate(
        community,
        command.id,
        room.place,
        motion=command.motion,
        form=form.id,
        rules=rules,
        phase=state.phase.value,
        by=command.by.member,
        at=command.at,
        article=article,
        starts_at=state.start,
    )
    stream = DEBATES.opening(community, command.id, events, state)
    try:
        known_place = places.record_caller(by, to_ms(command.at))
        rows = (*known_place, row, *stream, *motions.make_rows(command), *beside)
        await parts.db.write(*rows)
    except Conflict:
        raise Refused(DebateRefusal.PLACE_BUSY) from None
    except Unavailable:
        await _remove_room(parts, community, room)
        raise
    await DEBATES.show(parts, community, command.id)
    where = find_elsewhere(parts, command.by, room.place, room.name or str(room.place))
    view = views.render_opened(where, room.warning)
    if command.info and not asked.info and not asked.motion.strip().startswith("#"):
        added = say("That motion is one of Parley’s own, so its info slide stands with it.")
        planned = (note(added), *planned)
    whole = replace(view, blocks=(*view.blocks, *planned))
    return (pin_view(parts.catalog, whole, command.id),)


async def _find_room(parts: Parts, command: OpenDebate, usual: str) -> Room:
    """Where the debate is held: in the `usual` place, if there is one and it is still there, else
    here. Raises Refused (PLACE_BUSY), and what the face refuses."""
    by = command.by
    face = parts.rooms.face(by.community)
    found_place = await face.find_place(usual) if face and usual else None
    place = PlaceId(found_place or by.place)
    room = await face.room_for(place, command.motion) if face else Room(place=place)
    if not room.made and await debates.find_running(parts.db, by.community, room.place):
        raise Refused(DebateRefusal.PLACE_BUSY)
    return replace(room, within=by.within) if room.place == by.place else room


async def _remove_room(parts: Parts, community: CommunityId, room: Room) -> None:
    face = parts.rooms.face(community)
    if face is not None and room.made:
        await face.take_back(room)


async def fill_opening(parts: Parts, by: Caller, values: Values) -> FormFill:
    """What a debate is by itself: the community's usual format and tempo, in a secret ballot, and
    about no article."""
    settings = await parts.communities.settings(by.community)
    usual = {"format": settings.format, "tempo": settings.tempo, "ballot": "secret"}
    return FormFill(
        values={name: value for name, value in usual.items() if name not in values},
        empty_labels={"article": say("None")},
    )


HANDLERS: dict[type, CommandHandler] = {OpenDebate: open_debate}
FILLS: dict[type, FormFiller] = {OpenDebate: fill_opening}
