"""Whatever comes, by whoever, in whatever order: an answer on every face, and never a fault.

Two communities live in one store. Their members type commands with values of any kind, press what
they or the others were shown, and send forms. What one community writes never reaches the other.
"""

import asyncio
from collections.abc import Mapping
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from bot.adapters.discord import render as discord
from bot.adapters.plain.render import rendered
from bot.adapters.slack import render as slack
from bot.adapters.web.render import html
from bot.assembly import CATALOG, Parley, open_parley
from bot.kernel.catalog.parameters import Entry, Parameter, ParameterKind, Upload
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.rooms import Face
from bot.kernel.view import ACTION_LIMIT, Form, View
from tests.actions import actions
from tests.examples import examples
from tests.test_old_buttons import MISTAKE

COMMUNITIES = ("north", "south")
ROLES = (Role.ADMIN, Role.CHAIR, Role.MEMBER, Role.MEMBER)
SECRET = "whisper-of-"  # noqa: S105  # no password
"""What members write now and then, with their community's name: nobody else may read it."""

ODD = st.sampled_from(
    (
        "", " ", "0", "1", "2", "-1", "999999999", "²", "٣", "½", "yes", "none", "all", "for",
        "mine", "🦄👩‍👩‍👧", "שלום",
        "\u200b\u202eabc", "\ud83d", "\x00", "a\nb", "@everyone", "<!channel>",
        "<script>alert(1)</script>", "**b** _i_ `c` [l](http://x.y)", "'; DROP TABLE debates; --",
        "{x} %s", "[1]", "[brief ¶3]", "brief", "--", "--name", "name:", '"', "tomorrow 25:99",
        "in 2 hours", "2026-11-31 18:00", "22-7 Mars/Phobos", "x" * 301, "word " * 3000,
    )
)  # fmt: skip
FILES = st.sampled_from(
    (b"", b"Words about promises. " * 40, b"%PDF-1.4\n%", b"{}", b"[1,", b"\xff\xfe\x00", b"PK\x03")
)
OPENERS = st.sampled_from(
    (
        f"/debate open format:text This house would keep {SECRET}HERE.",
        f"/debate open chair:no format:oxford This house trusts {SECRET}HERE.",
        "/debate join for", "/debate join against", "/debate start", "/debate vote",
        "/debate begin", "/debate end", "/position set stance:2",
        f"/debate speak We hold it [1], for {SECRET}HERE.",
        f"/guarantee new {SECRET}HERE", "/guarantee amend clause:trigger options:consultation",
        "/guarantee second 1", "/guarantee vote number:1 vote:yes", "/guarantee propose",
        "/exercise solo", "/exercise open", "/exercise begin", "/exercise next", "/practice start",
        f"/statement add We keep {SECRET}HERE", f"/consensus propose We keep {SECRET}HERE",
        f"/motion propose This house keeps {SECRET}HERE.", "/audience invite",
        "/chair close Enough.",
    )
)  # fmt: skip


class Step(Struct, frozen=True, kw_only=True):
    """One thing that somebody does: types a `line`, fills in a command, or presses (or sends as a
    form) one of what was seen `back` before, perhaps in the `other` community."""

    who: int
    line: str = ""
    entry: str = ""
    values: Mapping[str, str | Upload] | None = None
    back: int = -1
    other: bool = False

    def __repr__(self) -> str:
        """In short: hypothesis takes no example whose words fill a book."""
        asked = self.line[:80] or self.entry or f"back {self.back}"
        values = {name: str(value)[:40] for name, value in (self.values or {}).items()}
        return f"Step({self.who}, {asked!r}, {values}, {self.other})"


def _value(parameter: Parameter) -> st.SearchStrategy[str | Upload]:
    if parameter.kind is ParameterKind.FILE:
        return FILES.map(lambda content: Upload(name="file.md", content=content))
    likely = [ODD, st.text(max_size=40), st.just(f"{SECRET}HERE")]
    if parameter.options:
        likely += [st.sampled_from([option.value for option in parameter.options])] * 3
    if parameter.kind is ParameterKind.NUMBER:
        likely += [st.integers(-1, 12).map(str)] * 3
    return st.one_of(likely)


def _filled(entry: Entry) -> st.SearchStrategy[Mapping[str, str | Upload]]:
    needed = {p.name: _value(p) for p in entry.parameters if p.required}
    more = {p.name: _value(p) for p in entry.parameters if not p.required}
    return st.fixed_dictionaries(needed, optional=more)


WHO = st.integers(0, len(COMMUNITIES) * len(ROLES) - 1)
TYPED = st.builds(Step, who=WHO, line=OPENERS | ODD.map("/{}".format))
FILLED = st.sampled_from(CATALOG.entries).flatmap(
    lambda entry: st.builds(Step, who=WHO, entry=st.just(entry.name), values=_filled(entry))
)
PRESSED = st.builds(Step, who=WHO, back=st.integers(0, 30), other=st.booleans())
SENT = st.builds(
    Step,
    who=WHO,
    back=st.integers(0, 5),
    values=st.dictionaries(st.sampled_from("abcdefgh"), ODD | st.text(max_size=30)),
)
READ = tuple(
    Step(who=who, line=f"/{entry.name}")
    for entry in CATALOG.entries
    for who in (0, len(ROLES))
    if not any(parameter.required for parameter in entry.parameters) and not entry.form_when_empty
)
"""All that asks for nothing, in both communities: most of it shows what came of the rest."""
STEPS = st.lists(FILLED | TYPED | FILLED | PRESSED | SENT, min_size=60, max_size=60)


class Watched(Face):
    """A community, with all that it was shown."""

    def __init__(self, name: str) -> None:
        super().__init__(self._published)
        self.name, self.shown = name, 0
        self.pressable: list[str] = []
        self.forms: list[Form] = []

    async def _published(self, _: PlaceId, view: View, __: str) -> None:
        self.sees(view)

    def sees(self, view: View, said: str = "") -> None:
        """Look at a view as every face would show it; `said` is what it answers."""
        self.shown += 1
        words, is_shown = _shown_everywhere(view)
        assert is_shown, said
        assert MISTAKE not in words, said
        for other in COMMUNITIES:
            assert other == self.name or SECRET + other not in words or SECRET + other in said, said
        for action in actions(view):
            assert len(action) <= ACTION_LIMIT, said
            self.pressable.append(action)
        self.forms += [block for block in view.blocks if isinstance(block, Form)]


@lru_cache(maxsize=4096)
def _shown_everywhere(view: View) -> tuple[str, bool]:
    """A view in words, and whether every face shows it. Most come again and again."""
    words = rendered(view, width=200, buttons=True)
    return words, all((html(view, "x"), discord.messages(view), slack.messages(view)))


def _of(here: Watched, value: str | Upload) -> str | Upload:
    return value.replace("HERE", here.name) if isinstance(value, str) else value


async def _takes(parley: Parley, all_: Mapping[str, Watched], step: Step) -> None:
    number, role = divmod(step.who, len(ROLES))
    here = all_[COMMUNITIES[number]]
    there = all_[COMMUNITIES[1 - number]] if step.other else here
    line = step.line.replace("HERE", here.name)
    given_ = {name: _of(here, value) for name, value in (step.values or {}).items()}
    if step.entry:
        line = f"/{step.entry}"
    elif step.values is not None and here.forms:
        form = here.forms[-1 - step.back % len(here.forms)]
        names = {letter: field.name for letter, field in zip("abcdefgh", form.inputs, strict=False)}
        line = form.action
        given_ = {names[letter]: v for letter, v in given_.items() if letter in names}
    elif step.back >= 0 and there.pressable:
        line = there.pressable[-1 - step.back % len(there.pressable)]
    who = Caller(
        community=CommunityId(here.name),
        place=PlaceId(f"{here.name}-hall"),
        member=MemberId(f"{here.name}-{role}"),
        name=("Alma", "Boris", "Chen", "Dana")[role],
        role=ROLES[role],
    )
    before = {one.name: one.shown for one in all_.values()}
    views = await parley.app.hear(who, line, given_)
    for view in views:
        here.sees(view, f"{line} {given_}")
    assert here.shown > before[here.name], f"silence after {line} {given_}"
    (away,) = (one for one in all_.values() if one is not here)
    assert away.shown == before[away.name], f"reached {away.name}: {line} {given_}"


async def _lives(folder: Path, steps: list[Step]) -> None:
    all_ = {name: Watched(name) for name in COMMUNITIES}
    for begun in range(0, len(steps), 30):
        async with open_parley(folder) as parley:
            with ExitStack() as served:
                for name, one in all_.items():
                    served.enter_context(parley.app.parts.rooms.served(CommunityId(name), one))
                for step in (*steps[begun : begun + 30], *READ[begun > 0 :: 2]):
                    await _takes(parley, all_, step)


@settings(
    max_examples=examples(15),
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(STEPS)
def test_nothing_that_members_send_is_a_fault_or_silence_or_reaches_another_community(
    steps: list[Step],
) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(_lives(Path(folder), steps))
