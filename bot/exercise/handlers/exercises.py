"""Opening exercises, acting in them, looking at them and at the cards."""

import asyncio
from typing import get_args
from zlib import crc32

from msgspec.structs import replace

from bot.debate.rows import debates
from bot.exercise import events as e
from bot.exercise.commands import playing as c
from bot.exercise.content import exercises as content
from bot.exercise.events import ExerciseEvent
from bot.exercise.evolve import fold
from bot.exercise.files import build_file
from bot.exercise.handlers.around import find_debate_around
from bot.exercise.handlers.debriefing import (
    build_debrief_view,
    build_details_view,
    load_heard_words,
    load_words,
)
from bot.exercise.handlers.finding import act_in_exercise, find_exercise
from bot.exercise.handlers.loaded import ExerciseChange, LoadedExercise
from bot.exercise.handlers.played_guarantee import find_text, find_wording
from bot.exercise.handlers.telling import news_view
from bot.exercise.journal import EXERCISES
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rows import exercises
from bot.exercise.rows.events import opening_rows
from bot.exercise.rows.exercises import ExerciseRow
from bot.exercise.rules.allowed import find_refusal
from bot.exercise.rules.decide import decide_alone, decide_opening
from bot.exercise.rules.evidence import name_audience
from bot.exercise.rules.setting import ExerciseSetting
from bot.exercise.state import Exercise, ExercisePhase
from bot.exercise.views import board as views
from bot.exercise.views import cards as card_views
from bot.exercise.views import receipts
from bot.exercise.views.details import render_details
from bot.kernel import place_rows as places
from bot.kernel.command import Command
from bot.kernel.elsewhere import find_elsewhere
from bot.kernel.ids import PlaceId
from bot.kernel.message import say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.permission import Role
from bot.kernel.refusal import Refused, Unavailable, build_role_refusal
from bot.kernel.rooms import Room
from bot.kernel.view import Audience, View, text
from bot.store.statement import Conflict, Statement, to_ms

MOST_LISTED = 25


async def open_exercise(parts: Parts, command: c.OpenExercise, _: Progress) -> tuple[View, ...]:
    """Open an exercise in this place."""
    community, by = command.by.community, command.by
    if not (await parts.communities.settings(community)).may_open(by.role):
        raise build_role_refusal("exercise open", Role.CHAIR)
    card, rules = await _card(command.card)
    subject = await find_text(parts, by, command.against)
    debate = await find_debate_around(parts, command)
    room = await _room(parts, command, card.card.title)
    chosen = replace(command, card=card.card.id, debate=debate)
    seed = crc32(command.id.encode())
    about = (subject.choices, subject.address, subject.name)
    worded = tuple(await find_wording(parts, community, subject.address))
    events = decide_opening(chosen, *about, seed, worded)
    row = _row(chosen, card, rules, events, room.place)
    known_place = places.record_caller(
        replace(by, place=room.place, within=room.within), to_ms(command.at)
    )
    try:
        await _write(parts, chosen, row, fold(card, events), events, known_place)
    except Unavailable:
        face = parts.rooms.face(community)
        if face is not None and room.made:
            await face.take_back(room)
        raise
    await EXERCISES.show(parts, community, command.id)
    where = find_elsewhere(parts, by, room.place, card.card.title)
    return (receipts.render_opened(where, room.warning),)


async def play_alone(parts: Parts, command: c.PlayAlone, _: Progress) -> tuple[View, ...]:
    """Play one role against scripts, for nobody else's eyes."""
    card, rules = await _card(command.card)
    subject = await find_text(parts, command.by, command.against)
    chosen = replace(command, card=card.card.id)
    about = (subject.choices, subject.address, subject.name)
    worded = tuple(await find_wording(parts, command.by.community, subject.address))
    events = decide_alone(card, chosen, about, crc32(command.id.encode()), worded)
    row = replace(_row(chosen, card, rules, events, command.by.place), alone=command.by.member)
    await _write(parts, chosen, row, fold(card, events), events, ())
    exercise = await find_exercise(parts, command.by, command.id)
    return await _to_player(parts, command, exercise, 0)


async def _card(words: str) -> tuple[ExerciseSetting, str]:
    """The setting and the TOML of the card that a member means. Raises Refused (NO_SUCH_CARD)."""
    all_cards = await asyncio.to_thread(content.load_cards)
    sought = " ".join(words.casefold().replace("-", "_").split())
    for id_, card in all_cards.items():
        if sought in (id_, card.title.casefold(), id_.replace("_", " ")):
            rules = content.load_texts()[id_]
            return await asyncio.to_thread(content.build_setting, rules), rules
    raise Refused(ExerciseRefusal.NO_SUCH_CARD, card=words)


async def _room(parts: Parts, command: c.OpenExercise, title: str) -> Room:
    """Where the exercise is held. Raises Refused (EXERCISE_BUSY), and what the face refuses."""
    by = command.by
    running = await exercises.find_running(parts.db, by.community, by.place)
    face = parts.rooms.face(by.community)
    room = await face.room_for(by.place, title) if face else Room(place=by.place)
    if not room.made and running is not None:
        raise Refused(ExerciseRefusal.EXERCISE_BUSY)
    return room if room.made else replace(room, within=by.within)


def _row(
    command: c.OpenExercise | c.PlayAlone,
    setting: ExerciseSetting,
    rules: str,
    events: list[ExerciseEvent],
    place: str,
) -> ExerciseRow:
    first = events[0]
    if not isinstance(first, e.ExerciseOpened):
        raise TypeError("an exercise that does not begin with an opening")
    state = fold(setting, events)
    return ExerciseRow(
        id=command.id,
        place=PlaceId(place),
        card=setting.card.id,
        rules=rules,
        title=setting.card.title,
        source=first.source,
        subject=first.subject,
        debate=first.debate,
        alone="",
        phase=state.phase.value,
        opened_by=command.by.member,
        opened_at=command.at,
    )


async def _write(
    parts: Parts,
    command: Command,
    row: ExerciseRow,
    state: Exercise,
    events: list[ExerciseEvent],
    more: tuple[Statement, ...],
) -> None:
    """Keep a new exercise. Raises Refused (EXERCISE_BUSY)."""
    community = command.by.community
    try:
        await parts.db.write(
            *more,
            exercises.insert_exercise(community, row),
            *EXERCISES.opening(community, row.id, events, state),
            *opening_rows(command, row.id, events),
        )
    except Conflict:
        raise Refused(ExerciseRefusal.EXERCISE_BUSY) from None
    parts.rooms.alarm()


async def act(parts: Parts, command: c.ExerciseActs, _: Progress) -> tuple[View, ...]:
    """Do what a command asks of an exercise."""
    community = command.by.community
    acted = await act_in_exercise(parts, command)
    exercise, version = acted.before.row.id, acted.before.version
    if acted.before.row.alone:
        loaded_exercise = await find_exercise(parts, command.by, exercise)
        return await _to_player(parts, command, loaded_exercise, version)
    await EXERCISES.show(parts, community, exercise)
    own = await _receipt(parts, command, acted)
    if own or parts.rooms.face(community) is not None:
        return own
    loaded_exercise = await find_exercise(parts, command.by, exercise)
    return await _to_player(parts, command, loaded_exercise, version)


async def _receipt(
    parts: Parts, command: c.ExerciseActs, acted: ExerciseChange
) -> tuple[View, ...]:
    """What only whoever asked is told; never nothing where the room hears nothing either."""
    if isinstance(command, c.SetRedLine):
        return (View(blocks=(text(say("Kept. Nobody sees it before the debrief.")),)),)
    if isinstance(command, c.ChooseLife | c.ChooseRung):
        return (View(blocks=(text(say("Noted. It is told when the stage ends.")),)),)
    after = acted.after
    if not acted.events:
        return (View(blocks=(text(say("That’s how it is already. Nothing changed.")),)),)
    if isinstance(command, c.CastRoleVote) and after.state.opened.sealed:
        return (View(blocks=(text(say("Your vote is in. Nobody sees it before the count.")),)),)
    if isinstance(command, c.JoinRole):
        words = await load_heard_words(parts, command.by.community, after)
        role = after.state.role_of(command.by.member)
        return (card_views.brief(after.row.id, after.state, role, words, command.by),)
    if command.by.place != after.row.place:
        where = find_elsewhere(parts, command.by, after.row.place, after.row.title)
        return (receipts.render_heard(where),)
    return ()


async def _to_player(
    parts: Parts, command: Command, exercise: LoadedExercise, version: int
) -> tuple[View, ...]:
    """What happened after so many events, what is for the player's role alone, and the board."""
    community, member = command.by.community, command.by.member
    names = await debates.load_names(parts.db, community)
    words = await load_heard_words(parts, community, exercise)
    views_shown: list[View] = []
    if news := news_view(exercise, version, names, words):
        views_shown.append(replace(news, audience=Audience.ASKER))
    role = exercise.state.role_of(member)
    private = any(
        isinstance(event, e.InjectGiven | e.InjectAdded)
        and name_audience(exercise.state, event) == role
        for event in exercise.events[version:]
    )
    if role and (private or version == 0):
        views_shown.append(
            card_views.brief(exercise.row.id, exercise.state, role, words, command.by)
        )
    if exercise.state.phase is ExercisePhase.OVER and any(
        isinstance(event, e.ExerciseEnded) for event in exercise.events[version:]
    ):
        views_shown.append(await build_debrief_view(parts, community, exercise))
    board = views.board(exercise.row.id, exercise.state, words, command.by, names)
    return (*views_shown, View(blocks=board.blocks))


async def show_one(parts: Parts, command: c.ShowExercise, _: Progress) -> tuple[View, ...]:
    """An exercise in detail, for whoever asks."""
    exercise = await find_exercise(parts, command.by, command.exercise)
    names = await debates.load_names(parts.db, command.by.community)
    words = await load_words(parts, command.by.community, exercise.row.id)
    return (render_details(exercise.row.id, exercise.state, names, words, command.by),)


async def show_brief(parts: Parts, command: c.ShowBrief, _: Progress) -> tuple[View, ...]:
    """One's own role, with what it alone was told."""
    exercise = await find_exercise(parts, command.by, command.exercise)
    if refused := find_refusal(exercise.state, c.ShowBrief, command.by):
        raise refused
    role = exercise.state.role_of(command.by.member)
    words = await load_heard_words(parts, command.by.community, exercise)
    return (card_views.brief(exercise.row.id, exercise.state, role, words, command.by),)


async def show_debrief(parts: Parts, command: c.ShowDebrief, _: Progress) -> tuple[View, ...]:
    """The debrief, once the exercise is over; to look at, or as a file."""
    exercise = await find_exercise(parts, command.by, command.exercise)
    if refused := find_refusal(exercise.state, c.ShowDebrief, command.by):
        raise refused
    if command.kind == "view":
        return (await build_debrief_view(parts, command.by.community, exercise),)
    if command.kind == "details":
        return (await build_details_view(parts, command.by.community, exercise),)
    return (await build_file(parts, command.by.community, exercise, command.kind),)


async def listing(parts: Parts, command: c.ListExercises, _: Progress) -> tuple[View, ...]:
    """The community's exercises, and the member's own."""
    rows = await exercises.load_list(parts.db, command.by.community, command.by.member, MOST_LISTED)
    return (card_views.listing([(r.id, r.title, r.subject, r.phase, r.opened_at) for r in rows]),)


async def cards(parts: Parts, command: c.ShowCards, _: Progress) -> tuple[View, ...]:
    """The incident cards, or one."""
    del parts
    if not command.card:
        all_cards = await asyncio.to_thread(content.load_cards)
        return (card_views.cards(tuple(all_cards.values())),)
    setting, _rules = await _card(command.card)
    return (card_views.one_card(setting.card, setting),)


HANDLERS: dict[type, CommandHandler] = {
    c.OpenExercise: open_exercise,
    c.PlayAlone: play_alone,
    c.ShowExercise: show_one,
    c.ShowBrief: show_brief,
    c.ShowDebrief: show_debrief,
    c.ListExercises: listing,
    c.ShowCards: cards,
    **{kind: act for kind in get_args(c.ExerciseActs) if kind is not c.End},
}
