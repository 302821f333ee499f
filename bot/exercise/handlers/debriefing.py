"""An exercise's debrief, gathered from its journal, its rows and the reference designs."""

import asyncio
from collections.abc import Mapping

from bot.exercise.handlers.loaded import LoadedExercise
from bot.exercise.handlers.played_guarantee import wording_of
from bot.exercise.rows import exercises
from bot.exercise.rules.debrief import ComparedText, Debrief, debrief
from bot.exercise.views import debrief as debrief_views
from bot.exercise.views.timeline import timeline_alt, timeline_png
from bot.guarantee.content import designs
from bot.guarantee.content import tension_rules as rules
from bot.kernel.ids import CommunityId
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.view import Block, Button, Buttons, Choice, Option, Picture, Tone, View

MOST_CLAUSES = 25
"""Clauses that can be chosen from."""


async def debrief_of(found: LoadedExercise) -> Debrief:
    """What an exercise showed."""
    return await asyncio.to_thread(_debrief, found)


def _debrief(found: LoadedExercise) -> Debrief:
    return debrief(found.state.setting, found.events, load_compared_texts(), rules.load())


def load_compared_texts() -> tuple[ComparedText, ...]:
    """The texts that a debrief compares: the reference designs."""
    found = (design.subject for design in designs.load().values())
    return tuple(
        ComparedText(name=one.name, choices=one.choices, otherwise=one.otherwise) for one in found
    )


async def debrief_view(parts: Parts, community: CommunityId, found: LoadedExercise) -> View:
    """The debrief with its picture, and with ways to go on from it."""
    told = await debrief_of(found)
    words = await exercises.words(parts.db, community, found.row.id)
    picture = await picture_of(told)
    wording = await wording_of(parts, community, found.row.source)
    asks = _asks(found)
    return debrief_views.debrief_view(told, words, wording, picture=picture, asks=asks)


async def picture_of(told: Debrief) -> Picture | None:
    """The time line, drawn off the event loop; None where nothing began."""
    if told.state.game is None:
        return None
    png, alt = await asyncio.to_thread(_drawn, told)
    return Picture(png, alt, "timeline.png")


def _drawn(told: Debrief) -> tuple[bytes, str]:
    return timeline_png(told), timeline_alt(told)


def _asks(found: LoadedExercise) -> tuple[Block, ...]:
    """What goes on from here: the motion again, a change of the text, files."""
    row, state = found.row, found.state
    asks: list[Button] = []
    if row.debate:
        again = f"/position set debate:{row.debate}"
        asks.append(Button(say("My position now"), again, Tone.PRIMARY))
    else:
        asks.append(Button(say("Debate it"), "/debate open", Tone.PRIMARY))
    sheet = row.source.partition("v")[0]
    if not sheet.isdigit():
        asks.append(Button(say("Write a sheet from it"), f"/guarantee new basis:{row.source}"))
    asks += [
        Button(say("As Markdown"), f"/exercise debrief kind:markdown exercise:{row.id}"),
        Button(say("As a bundle"), f"/exercise debrief kind:bundle exercise:{row.id}"),
    ]
    if not sheet.isdigit():
        return (Buttons(tuple(asks)),)
    silent = (state.setting.step(gap).clause for gap in state.gaps)
    touched = tuple(dict.fromkeys((*silent, *state.setting.card.tests)))
    options = tuple(
        Option(state.setting.space.clause(one).name, f"/guarantee amend clause:{one} sheet:{sheet}")
        for one in touched
    )
    changes = Choice(say("Which clause would you change now?"), options[:MOST_CLAUSES])
    return changes, Buttons(tuple(asks))


async def words_of(parts: Parts, community: CommunityId, exercise: str) -> Mapping[str, str]:
    """What was said in an exercise, by the id of the move."""
    return await exercises.words(parts.db, community, exercise)
