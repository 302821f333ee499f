"""What the buttons of each act are called: those that the code spells out, and those that the faces
show of conversations."""

import ast
import asyncio
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from bot.assembly import CATALOG, Parley
from bot.debate.views.desk import DESK_STEPS
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.message import Message
from bot.kernel.refusal import Refused
from bot.kernel.rooms import Face
from bot.kernel.view import Button, Buttons, Choice, Option, View
from tests.test_scenarios import LINE, buttons, said_by

Act = str
"""A command with what is fixed in it: `debate answer answer:yes point`."""

Labels = dict[Act, set[str]]
"""The labels of each act, as templates: `Join {name}`."""

_BOT = Path(__file__).parents[1] / "bot"
_NAMES_ONE = re.compile(r"[\d.,v-]+|(?=\D*\d)[a-z0-9]{12}|.{40,}")
"""A number, an id or a sentence, which name the one among many that is meant."""

_NAMED = {"article", "design"}
"""Parameters that name one of many by its short name."""

_ABOUT = {entry.about for entry in CATALOG.entries}
"""A list of commands says of each what it does."""

_FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef

_WHERE = {"debate", "exercise", "sheet", "evening", "segment", "place"}
"""Parameters that only say in which debate or the like an act is done."""

_AFTER = ("/debate show", "/chair desk", "/exercise show", "/exercise desk", "/guarantee show")
"""What each face can show at any time."""


def find_act(action: str) -> Act | None:
    """What a button's action does; None for what is no command."""
    try:
        typed = parse_line(action, CATALOG)
    except Refused:
        return None
    if typed.entry.name == "chair desk" and (word := str(typed.values.get("do", ""))):
        step = DESK_STEPS.get(word.partition(":")[0])
        return find_act(step.button.action) if step is not None else None
    fixed = []
    for parameter in typed.entry.parameters:
        if parameter.name not in typed.values or parameter.name in _WHERE:
            continue
        value = str(typed.values[parameter.name]).lower()
        names_one = parameter.name in _NAMED or _NAMES_ONE.fullmatch(value)
        fixed.append(f" {parameter.name}:{'…' if names_one else value}")
    return typed.entry.name + "".join(fixed)


@cache
def find_spelled_labels() -> Labels:
    """The labels of the buttons whose label and action stand in the code as they are, and the
    titles of commands, which stand over their forms and on the buttons of refusals."""
    labels: Labels = defaultdict(set)
    for entry in CATALOG.entries:
        if entry.title:
            labels[entry.name].add(entry.title)
    for file in _BOT.rglob("*.py"):
        module = ast.parse(file.read_text("utf-8"))
        for scope in ast.walk(module):
            if isinstance(scope, ast.Module | _FUNCTIONS):
                _read_scope(scope, labels)
    return labels


def _read_scope(scope: ast.Module | ast.FunctionDef | ast.AsyncFunctionDef, labels: Labels) -> None:
    """Note the buttons of a function, or those outside of all."""
    body = [one for one in scope.body if not isinstance(one, _FUNCTIONS)]
    nodes = [node for statement in body for node in ast.walk(statement)]
    named: dict[str, list[ast.expr]] = defaultdict(list)
    for node in nodes:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                named[name].append(value)
            case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
                for each, value in zip(names, values, strict=False):
                    if isinstance(each, ast.Name):
                        named[each.id].append(value)
            case _:
                pass
    for node in nodes:
        match node:
            case ast.Call(func=ast.Name(id="Button" | "Option"), args=[label, action, *_]):
                for said, line in _pairs(_resolve(label, named), _resolve(action, named), named):
                    if line.startswith("/") and (act := find_act(line)) is not None:
                        labels[act].add(said)
            case _:
                pass


def _resolve(node: ast.expr, named: Mapping[str, Sequence[ast.expr]]) -> ast.expr:
    """What a name stands for, where that is one thing."""
    values = named.get(node.id, ()) if isinstance(node, ast.Name) else ()
    return values[0] if len(values) == 1 else node


def _pairs(
    label: ast.expr, action: ast.expr, named: Mapping[str, Sequence[ast.expr]]
) -> Iterator[tuple[str, str]]:
    """Each label with each line that it may stand on."""
    match label, action:
        case ast.IfExp(test=one), ast.IfExp(test=other) if ast.dump(one) == ast.dump(other):
            yield from _pairs(label.body, action.body, named)
            yield from _pairs(label.orelse, action.orelse, named)
        case _, ast.Call(func=ast.Name(id="bind"), args=[inner, ast.Constant(value=name), _]):
            for said, line in _pairs(label, _resolve(inner, named), named):
                yield said, f"{line} {name}:1"
        case _:
            for line in _lines(action, named):
                yield from ((said, line) for said in _said(label, named))


def _said(node: ast.expr, named: Mapping[str, Sequence[ast.expr]]) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Name(id="say"), args=[ast.Constant(value=str(words))]):
            yield words
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*_said(body, named), *_said(orelse, named))
        case ast.Name(id=name):
            for value in named.get(name, ()):
                yield from _said(value, {})
        case _:
            pass


def _lines(node: ast.expr, named: Mapping[str, Sequence[ast.expr]]) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(line)):
            yield line
        case ast.JoinedStr(values=values):
            yield "".join(str(v.value) if isinstance(v, ast.Constant) else "1" for v in values)
        case ast.Call(func=ast.Name(id="bind"), args=[line, ast.Constant(value=str(name)), _]):
            yield from (f"{each} {name}:1" for each in _lines(line, named))
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*_lines(body, named), *_lines(orelse, named))
        case ast.Name(id=name):
            for value in named.get(name, ()):
                yield from _lines(value, {})
        case _:
            pass


class LabelledRoom:
    """A community in which everything that a face can press is noted."""

    def __init__(self, parley: Parley) -> None:
        self.parley = parley
        self.labels: Labels = defaultdict(set)
        self.people: dict[MemberId, Caller] = {}
        self.posted: list[View] = []

    async def plays(self, lines: list[str]) -> None:
        """What is typed and pressed in a scenario; after each line all look at what stands."""
        face = Face(self._publish)
        face.tell = self._tell  # type: ignore[method-assign]  # noted as well
        with self.parley.app.parts.rooms.served(CommunityId("c"), face):
            views: tuple[View, ...] = ()
            for line in lines:
                found = None if line.startswith(("~ ", "! ", "#")) else LINE.fullmatch(line)
                if found is None:
                    continue
                who, words = said_by(found["name"], found["role"]), found["words"]
                if found["label"]:
                    shown = (*views, *reversed(self.posted))
                    words = next(b.action for b in buttons(shown) if b.label == found["label"])
                views = await self._hears(who, words.replace("\\n", "\n"))
                await self._looks(who)

    async def _looks(self, who: Caller) -> None:
        await asyncio.sleep(0.01)
        for one in (*self.people.values(), said_by("Zoe", None), said_by("Max", "admin")):
            status = await self.parley.app.status(one)
            for bar in status.bars:
                self._note(bar.buttons)
        self._see(await self.parley.app.home(who))
        for line in _AFTER:
            await self._hears(who, line)

    async def _hears(self, who: Caller, line: str) -> tuple[View, ...]:
        self.people[who.member] = who
        views = await self.parley.app.hear(who, line)
        self._see(views)
        return views

    async def _publish(self, _: PlaceId, view: View, __: str) -> None:
        self.posted.append(view)
        self._see((view,))

    async def _tell(self, _: MemberId, view: View) -> bool:
        self._see((view,))
        return True

    def _see(self, views: tuple[View, ...]) -> None:
        for view in views:
            for block in view.blocks:
                match block:
                    case Buttons(ones):
                        self._note(ones)
                    case Choice(_, options):
                        self._note(options)
                    case _:
                        pass

    def _note(self, ones: tuple[Button | Option, ...]) -> None:
        for one in ones:
            action = one.action if isinstance(one, Button) else one.value
            told = isinstance(one, Option) and one.label in _ABOUT
            act = find_act(action)
            if isinstance(one.label, Message) and not told and act is not None:
                self.labels[act].add(one.label.template)


def find_differing(*found: Mapping[Act, set[str]]) -> dict[Act, set[str]]:
    """The acts that have several labels."""
    labels: Labels = defaultdict(set)
    for one in found:
        for act, said in one.items():
            labels[act] |= said
    return {act: labels[act] for act in sorted(labels) if len(labels[act]) > 1}
