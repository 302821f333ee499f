"""Buttons and typed commands of an earlier version mean what they meant.

`commands.txt` has every command with its parameters in order (`!` marks those it takes at least);
`actions.txt` has what buttons sent while every scenario was played, a tab, the command, and the
values it brought. Ids stand as 0123456789ab.
"""

import json

import pytest

from tests.golden import program

COMMANDS = (program.HERE / "commands.txt").read_text("utf-8").splitlines()
ACTIONS = (program.HERE / "actions.txt").read_text("utf-8").splitlines()

MENUS = frozenset({"several", "ranking", "marks", "member"})
"""Kinds that a form asks for by menus, and that take words when they are typed."""


def test_every_command_takes_what_it_took_in_the_same_order() -> None:
    now = program.commands()

    for line in COMMANDS:
        command, _, taken = line.partition("\t")
        wanted = taken.split()
        assert command in now, (
            f"There is no {command} any more, and old messages have buttons that send it. A "
            "command keeps its words for ever."
        )
        takes = [each if each in wanted else as_typed(each) for each in now[command]]
        kept = [each for each in takes if each in wanted]
        assert kept == wanted, (
            f"{command} takes {' '.join(now[command])}, and took {taken}. A parameter keeps its "
            "name, its kind and its place; a new one stands where no old line changes its meaning."
        )


def as_typed(taken: str) -> str:
    """A parameter as a line gives it: what a form asks for by menus is typed as a line of words."""
    name, _, kind = taken.partition(":")
    plain = kind.removesuffix("!")
    return f"{name}:line{kind.removeprefix(plain)}" if plain in MENUS else taken


@pytest.mark.parametrize("line", ACTIONS, ids=lambda line: line.partition("\t")[0])
def test_an_old_button_still_asks_for_the_same(line: str) -> None:
    action, command, values = line.split("\t")

    assert program.meaning(action) == (command, json.loads(values)), (
        f"The button {action!r} is on screens already. Its words keep their meaning for ever."
    )
