"""What rooms were shown takes bounded room, and what still stands is taken back all the same."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.assembly import Parley, open_parley
from bot.kernel.ids import MemberId, PlaceId
from bot.kernel.long_shown_rows import BEGIN, shorten_view
from bot.kernel.outbox_rows import insert_shown
from bot.kernel.shortening import shorten_shown
from bot.kernel.timekeeping import keeping_time
from bot.kernel.view import Button, Buttons, Person, View, text
from bot.kernel.view_json import dump
from tests.test_erased_rooms import HOME, NotingFace, Scene
from tests.waiting import comes_true

START = datetime(2026, 3, 2, 18, tzinfo=UTC)
ZAN = Person(MemberId("mzan"), "Zan")


def _says(words: str) -> View:
    return View(blocks=(text(words),))


SHOWN = {
    "did": ("mzan", _says("zqold words that Zan posted")),
    "named": ("malma", View(blocks=(text(ZAN), text("zqold words that somebody quoted of Zan")))),
    "pressed": (
        "malma",
        View(blocks=(text("zqold too"), Buttons((Button("Give", "/chair give mzan00000000"),)))),
    ),
    "other": ("malma", _says("Words about trees.")),
    "board": ("malma", View(blocks=(text("A board."),), key="board")),
    "new": ("malma", _says("Words about rain.")),
    "newest": ("malma", _says("Words about wind.")),
}
"""What a room was shown, oldest first: by its mark, who caused it, and what it was."""


async def _show_all(parley: Parley, face: NotingFace) -> None:
    for number, (mark, (member, view)) in enumerate(SHOWN.items()):
        at, place = START + timedelta(minutes=number), PlaceId("hall")
        await face.show(place, view, mark)
        await parley.db.change(*insert_shown(HOME, member, place, mark, view, at))


async def _kept(parley: Parley) -> dict[str, str]:
    rows = await parley.db.read("SELECT mark, view FROM outbox ORDER BY at")
    return {str(mark): str(view) for mark, view in rows}


async def test_the_newest_are_kept_whole_and_the_oldest_not_at_all(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        await _show_all(parley, NotingFace())
        await shorten_shown(parley.app.parts, whole=2, most=5)
        kept = await _kept(parley)
        assert list(kept) == ["pressed", "other", "board", "new", "newest"]
        assert [mark for mark, view in kept.items() if view.startswith(BEGIN)] == [
            "pressed",
            "other",
        ]
        assert kept["pressed"] == f'{BEGIN}["mzan00000000"]}}'
        assert not any("zqold" in view for view in kept.values())
        await shorten_shown(parley.app.parts, whole=2, most=5)
        assert await _kept(parley) == kept


async def test_what_is_kept_short_is_taken_back_whole_from_who_is_named(tmp_path: Path) -> None:
    face = NotingFace()
    async with open_parley(tmp_path) as parley, keeping_time(parley.app.parts):
        await asyncio.sleep(0.2)
        with parley.app.parts.rooms.served(HOME, face):
            await _show_all(parley, face)
            await shorten_shown(parley.app.parts, whole=2)
            await Scene(parley).says("Zan", "lobby", "/privacy erase sure:yes")

            def gone() -> bool:
                return not any(
                    "zqold words" in dump(view) or "mzan" in dump(view).replace("mzan0", "")
                    for view in face.shown.values()
                )

            assert await comes_true(gone, 10)
            shown = {mark: dump(view) for (_, mark), view in face.shown.items()}
            for mark in ("other", "new", "newest", "pressed", "board"):
                assert shown[mark] == dump(SHOWN[mark][1]), mark
            while await parley.db.read("SELECT 1 FROM outbox WHERE stale = 1"):  # noqa: ASYNC110
                await asyncio.sleep(0.05)


def test_whom_a_view_names_is_kept_and_none_of_its_words() -> None:
    view = View(blocks=(text(ZAN, " said: Ann, and 123456789012 of them"),))
    assert shorten_view(dump(view)) == f'{BEGIN}["123456789012","mzan"]}}'
