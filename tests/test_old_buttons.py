"""Any button of any message, pressed when what it was about is gone, says so in one sentence."""

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from bot.debate.handlers.pinning import pin_action
from bot.debate.journal import DEBATES
from bot.kernel.catalog.parameters import Parameter, ParameterKind
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.refusal import Refused
from bot.kernel.rooms import Face
from bot.kernel.view import ACTION_LIMIT, Buttons, Text, View
from tests.actions import actions
from tests.test_scenarios import LINE, SCENARIOS, buttons, said_by

MISTAKE = "that was Parley’s mistake"


class Watched:
    """A community whose answers and rooms are watched for what they can send."""

    def __init__(self, parley: Parley) -> None:
        self.parley = parley
        self.sent: dict[str, View] = {}
        self.people: dict[str, Caller] = {}

    async def publish(self, _: PlaceId, view: View, __: str) -> None:
        self.note((view,))

    def note(self, views: tuple[View, ...]) -> None:
        for view in views:
            self.sent.update(dict.fromkeys(actions(view), view))

    async def hears(self, who: Caller, line: str) -> tuple[View, ...]:
        self.people[who.member] = who
        views = await self.parley.app.hear(who, line)
        self.note(views)
        return views

    async def plays(self, lines: list[str]) -> None:
        """A scenario, without looking at what is answered."""
        views: tuple[View, ...] = ()
        for line in lines:
            found = None if line.startswith(("~ ", "! ", "#")) else LINE.fullmatch(line)
            if found is None:
                continue
            who = said_by(found["name"], found["role"])
            if found["label"]:
                pressed = [b.action for b in buttons(views) if b.label == found["label"]]
                views = await self.hears(who, pressed[0]) if pressed else ()
            else:
                views = await self.hears(who, found["words"].replace("\\n", "\n"))
                for follow in ("/debate show", "/claim list", "/statement list"):
                    await self.hears(who, follow)


def _gone(file: Path) -> None:
    """The rows that may go while a button stays on somebody's screen."""
    with sqlite3.connect(file) as db:
        for table in ("kept_views", "answer_opinions", "answer_sentences"):
            db.execute(f"DELETE FROM {table}")  # noqa: S608  # our own names
        db.execute("UPDATE articles SET removed_at = 1")
    db.close()


def _one_sentence(views: tuple[View, ...]) -> bool:
    """Does each of the views say one sentence, and nothing else but what to do instead?"""
    return all(
        isinstance(view.blocks[0], Text)
        and all(isinstance(block, Buttons) for block in view.blocks[1:])
        and len(view.blocks) <= 2
        for view in views
    )


@pytest.mark.parametrize("script", SCENARIOS, ids=lambda path: path.stem)
async def test_old_buttons_answer_for_everybody_when_all_is_gone(
    script: Path, tmp_path: Path
) -> None:
    lines = (await asyncio.to_thread(script.read_text, "utf-8")).splitlines()
    async with open_parley(tmp_path) as parley:
        watched = Watched(parley)
        with parley.app.parts.rooms.served(CommunityId("c"), Face(watched.publish)):
            await watched.plays(lines)
            chair = replace(said_by("Alma", "chair"), role=Role.ADMIN)
            await watched.hears(chair, "/chair cancel yes")
            for person in list(watched.people.values()):
                await parley.app.hear(person, "/privacy erase yes")
    await asyncio.to_thread(_gone, tmp_path / "parley.sqlite3")
    stranger, elsewhere = said_by("Zoe", None), PlaceId("elsewhere")
    callers = [stranger, chair, *list(watched.people.values())[:2]]
    callers += [replace(stranger, place=elsewhere), replace(chair, place=elsewhere)]
    async with open_parley(tmp_path) as parley:
        for words in watched.sent:
            assert len(words) <= ACTION_LIMIT
            for who in callers:
                _answered(words, await parley.app.hear(who, words))


def _answered(words: str, views: tuple[View, ...]) -> None:
    for view in views:
        told = " ".join(_words(view))
        assert MISTAKE not in told, f"{words}: {told}"
        assert not view.trouble or _one_sentence(views), f"{words}: {views}"


async def test_a_button_of_an_old_debate_never_acts_on_the_new_one(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        watched = Watched(parley)
        with parley.app.parts.rooms.served(CommunityId("c"), Face(watched.publish)):
            alma, boris = said_by("Alma", "chair"), said_by("Boris", None)
            await watched.hears(alma, "/debate open format:text This house is first.")
            old = list(watched.sent)
            await watched.hears(alma, "/chair cancel yes")
            watched.sent.clear()
            await watched.hears(alma, "/debate open format:text This house is second.")
            new = await parley.app.hear(alma, "/debate show")
            for words in old:
                for who in (alma, boris):
                    views = await parley.app.hear(who, words)
                    shown = rendered(views[0], width=10_000)
                    if words.startswith("/debate show"):
                        assert "This house is first." in shown
                    elif words.startswith("/chair desk"):
                        assert who is boris or "the debate is over" in shown
                    else:
                        assert _one_sentence(views), words
                        assert "This debate is over" in shown, words
            assert await parley.app.hear(alma, "/debate show") == new


def test_what_takes_no_debate_or_names_one_stays_as_it_is() -> None:
    from bot.assembly import CATALOG

    named = {
        "/debate join pro": "/debate join debate:d pro",
        "/debate join debate:e pro": "/debate join debate:e pro",
        "/chair more seconds:60": "/chair more debate:d seconds:60",
        "/article list": "/article list",
        "/nonsense": "/nonsense",
    }
    assert {words: pin_action(CATALOG, words, "d") for words in named} == named
    for words in named.values():
        try:
            assert parse_line(words, CATALOG).entry
        except Refused:
            assert words == "/nonsense"
    assert DEBATES.stream("d") == "debate:d"


def _words(view: View) -> Iterator[str]:
    for block in view.blocks:
        if isinstance(block, Text):
            yield "".join(getattr(span, "words", getattr(span, "name", "")) for span in block.spans)


async def test_every_command_about_what_there_is_not_is_answered(tmp_path: Path) -> None:
    from bot.assembly import CATALOG

    async with open_parley(tmp_path) as parley:
        for entry in CATALOG.entries:
            needed = {
                p.name: _value(p) for p in entry.parameters if p.kind is not ParameterKind.FILE
            }
            least = {
                p.name: needed[p.name] for p in entry.parameters if p.required and p.name in needed
            }
            for given in (needed, least, {}):
                for who in (said_by("Zoe", None), said_by("Alma", "admin")):
                    _answered(entry.name, await parley.app.hear(who, f"/{entry.name}", given))


def _value(parameter: Parameter) -> str:
    match parameter.kind:
        case ParameterKind.NUMBER:
            return str(parameter.most or 99)
        case ParameterKind.FLAG:
            return "yes"
        case ParameterKind.CHOICE:
            return parameter.options[0].value
        case _:
            return "gone"
