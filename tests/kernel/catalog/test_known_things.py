"""Nobody types or reads an id: whatever comes from a known list is offered by its title.

A parameter takes words or an amount of one's own, and is named here as such; or it has choices, a
list, or a picker. One that is new and neither fails a test that says so.
"""

import pytest

from bot.assembly import CATALOG, FEATURES
from bot.kernel.catalog.help import usage
from bot.kernel.catalog.parameters import Entry, Parameter, ParameterKind

OWN_WORDS = frozenset(
    {
        "ask question", "article add source", "article add slug", "article update source",
        "debate open info", "debate open start", "debate open quiet", "debate vote reason",
        "debate vote would_change", "debate speak words", "debate draft words", "debate late words",
        "debate change words", "debate sealed words",
        "debate ballot reason", "debate order words", "chair schedule start",
        "chair close conclusion", "desk schedule start", "desk close conclusion",
        "audience join code", "audience vote reason", "position set reason",
        "position set would_change", "claim make words", "claim restate words",
        "claim correct words", "coach question words",
        "practice speak words", "statement add words",
        "statement mend words", "motion propose words",
        "consensus propose words", "consensus rank dissent", "consensus opinion words",
        "consensus critique words", "consensus sign words", "format add text",
        "format add language", "format place language", "format add sides", "format place sides",
        "guarantee new title",
        "guarantee fork title", "guarantee set reason", "guarantee set words",
        "guarantee amend reason", "guarantee amend words", "guarantee propose reason",
        "guarantee evidence words", "sheet package words",
        "exercise report words", "exercise find words",
        "exercise propose words", "exercise respond words", "exercise redline words",
        "exercise ask words", "exercise state words", "exercise inject words",
        "incident answer words", "incident evidence words", "incident kept words",
        "incident withhold words", "incident choose words",
        "incident agree words",
        "answer follow question", "coach reply words",
    }
)  # fmt: skip
"""What members say in words of their own."""

AMOUNTS = frozenset(
    {
        "debate open hours", "debate open quorum", "debate vote confidence", "chair hall against",
        "chair hall towards", "chair hall undecided", "chair more seconds",
        "audience vote confidence", "position set confidence", "practice start hours",
        "statement groups groups", "guarantee new quorum", "guarantee new hours",
        "guarantee rules quorum", "guarantee rules hours", "exercise open minutes",
        "evening start minutes", "evening start people", "evening start days",
        "sheet package minutes", "sheet rules quorum", "sheet rules hours",
    }
)  # fmt: skip
"""Numbers of hours, votes, per cent …"""

IN_BUTTONS = frozenset({"answer right passage", "page page"})
"""Numbers that only buttons carry."""

PICKED = frozenset(
    {ParameterKind.MEMBER, ParameterKind.PLACE, ParameterKind.GROUP, ParameterKind.FILE}
)

PARAMETERS = [(entry, parameter) for entry in CATALOG.entries for parameter in entry.parameters]


def name_of(entry: Entry, parameter: Parameter) -> str:
    return f"{entry.name} {parameter.name}"


def is_offered(parameter: Parameter) -> bool:
    """Has it choices, a list of known things, or a picker?"""
    chosen = parameter.options or parameter.completion or parameter.kind is ParameterKind.FLAG
    return bool(chosen) or parameter.kind in PICKED


@pytest.mark.parametrize(
    ("entry", "parameter"), PARAMETERS, ids=[name_of(*each) for each in PARAMETERS]
)
def test_what_comes_from_a_known_list_is_offered(entry: Entry, parameter: Parameter):
    name = name_of(entry, parameter)
    kept_in_buttons = parameter.in_buttons or (
        entry.quiet and (parameter.typed_only or name in IN_BUTTONS)
    )

    assert is_offered(parameter) or kept_in_buttons or name in OWN_WORDS | AMOUNTS, (
        f"“{parameter.about}” of /{entry.name} is a blank box. If it is one of a known list, give"
        f" its field ({entry.builds.__module__}, {entry.builds.__name__}.{parameter.name}) the"
        " list’s name as `completion`, or takes.choice, .member, .place or .ranking; if members"
        " write words or an amount of their own, name it in OWN_WORDS or AMOUNTS here."
    )


def test_nothing_is_excused_that_is_not_there_or_is_offered():
    blank = {name_of(e, p) for e, p in PARAMETERS if not is_offered(p)}

    assert blank >= OWN_WORDS | AMOUNTS | IN_BUTTONS


@pytest.mark.parametrize("name", sorted({p.completion for _, p in PARAMETERS if p.completion}))
def test_every_list_has_a_feature_that_knows_it(name: str):
    knowing = [feature.name for feature in FEATURES if name in feature.lists]

    assert len(knowing) == 1, (
        f"{name}: name it in the lists of one FEATURE, and in LISTS of its handlers/lists.py"
    )


def test_no_list_is_without_a_parameter():
    wanted = {p.completion for _, p in PARAMETERS}

    assert {name for feature in FEATURES for name in feature.lists} <= wanted


def test_no_label_asks_for_numbers_or_short_names():
    telling = ("Its number", "’s short name", "by number", "numbers of", "with commas")
    asked = [(e, p) for e, p in PARAMETERS if not e.quiet]
    wrong = [name_of(e, p) for e, p in asked if any(t in p.about for t in telling)]

    assert wrong == []


def test_what_only_buttons_keep_is_told_to_nobody_and_takes_no_word() -> None:
    kept = [(entry, p) for entry, p in PARAMETERS if p.in_buttons]

    assert kept
    for entry, parameter in kept:
        assert parameter not in entry.told
        assert f"[{parameter.name}:" not in usage(entry)
