"""A command is declared once: its class is its entry, and what is forgotten is said."""

from typing import Annotated

import pytest

from bot.kernel.catalog import takes
from bot.kernel.catalog.declared import catalog_of, entry_of
from bot.kernel.catalog.parameters import Entry, Parameter, ParameterKind
from bot.kernel.command import Command
from bot.kernel.permission import Role
from bot.kernel.view import Option


class KitchenCommand(Command):
    """Something asked of a kitchen."""

    kitchen: Annotated[str, takes.line("Which kitchen", typed_only=True)] = ""


class Cook(
    KitchenCommand,
    path="kitchen cook",
    role=Role.CHAIR,
    private=True,
    examples=("kitchen cook 2 Soup",),
):
    """Cook a dish.

    It is eaten later.
    """

    portions: Annotated[int | None, takes.number("How many", most=9)] = None
    dish: Annotated[str, takes.words("What", longest=40)]
    how: Annotated[str, takes.choice("How", {"raw": "Raw"}, also={"cold": "raw"})] = ""
    salted: Annotated[bool, takes.flag("With salt?")] = True


class Taste(Cook, path="kitchen taste"):
    """Taste a dish."""

    spoon: Annotated[str, takes.line("With what")] = ""


class Simmer(KitchenCommand):
    """Nobody asks for this: the clock does."""


def test_the_class_of_a_command_is_its_entry():
    assert entry_of(Cook) == Entry(
        path=("kitchen", "cook"),
        builds=Cook,
        about="Cook a dish",
        parameters=(
            Parameter(
                name="portions", about="How many", kind=ParameterKind.NUMBER, least=1, most=9
            ),
            Parameter(name="dish", about="What", required=True, rest=True, longest=40),
            Parameter(
                name="how",
                about="How",
                kind=ParameterKind.CHOICE,
                options=(Option("Raw", "raw"),),
                also=(("cold", "raw"),),
            ),
            Parameter(name="salted", about="With salt?", kind=ParameterKind.FLAG, default=True),
            Parameter(name="kitchen", about="Which kitchen", typed_only=True),
        ),
        role=Role.CHAIR,
        private=True,
        examples=("kitchen cook 2 Soup",),
    )


def test_fields_from_another_class_come_after_its_own_and_keywords_do_not_come_along():
    entry = entry_of(Taste)

    assert [p.name for p in entry.parameters] == [
        "spoon", "portions", "dish", "how", "salted", "kitchen",
    ]  # fmt: skip
    assert (entry.role, entry.private, entry.examples) == (Role.MEMBER, False, ())


def test_a_catalog_takes_the_members_of_a_union_in_their_order():
    assert [e.name for e in catalog_of(Taste | Cook, Cook).entries] == [
        "kitchen taste", "kitchen cook", "kitchen cook",
    ]  # fmt: skip


def test_a_command_without_a_path_is_no_entry_and_says_so():
    with pytest.raises(TypeError, match=r'Simmer says no path.*path="debate end"'):
        entry_of(Simmer)


def test_a_command_without_a_line_for_help_is_refused_when_it_is_defined():
    with pytest.raises(TypeError, match="Fry needs a docstring: its first line is what help says"):

        class Fry(KitchenCommand, path="kitchen fry"):
            pass


def test_a_field_that_does_not_say_what_it_takes_is_named():
    class Bake(KitchenCommand, path="kitchen bake"):
        """Bake a dish."""

        minutes: int = 30

    with pytest.raises(TypeError, match=r"Bake.minutes does not say what it takes: annotate it"):
        entry_of(Bake)


def test_commands_are_frozen():
    assert Cook.__struct_config__.frozen
