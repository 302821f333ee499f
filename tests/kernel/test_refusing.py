"""Refusals carry buttons for what they tell a member to do, as far as it is theirs to do."""

import re

import pytest

from bot.assembly import CATALOG, FEATURES
from bot.debate.commands.debating import OpenDebate
from bot.exercise.commands import playing as c
from bot.exercise.refusals import ExerciseRefusal
from bot.guarantee.commands import sheets as g
from bot.guarantee.refusals import GuaranteeRefusal
from bot.kernel import clock
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.command import Caller, Command
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.refusal import KernelRefusal, RefusalCode, Refused
from bot.kernel.refusing import render_refusal
from bot.kernel.view import ACTION_LIMIT, Button, Buttons

CODES: list[RefusalCode] = [
    code for codes in (*(feature.refusals for feature in FEATURES), KernelRefusal) for code in codes
]
NAMING = [code for code in CODES if "{/" in code.value]
LONGEST_LABEL = 40


def caller(role: Role = Role.MEMBER) -> Caller:
    return Caller(
        community=CommunityId("c"), place=PlaceId("p"), member=MemberId("m"), name="M", role=role
    )


def ways(code: RefusalCode, by: Caller, command: Command | None = None) -> list[Button]:
    names = re.findall(r"\{([^/{}]+)\}", code.value)
    refused = Refused(code, **dict.fromkeys(names, "something"))
    (view,) = render_refusal(refused, CATALOG, by, command)
    return [
        button for block in view.blocks if isinstance(block, Buttons) for button in block.buttons
    ]


@pytest.mark.parametrize("code", NAMING, ids=str)
def test_each_command_that_a_refusal_names_is_a_button(code: RefusalCode) -> None:
    offered = ways(code, caller(Role.ADMIN))

    named = list(dict.fromkeys(re.findall(r"\{/([^{}]+)\}", code.value)))
    assert [parse_line(way.action, CATALOG).entry.name for way in offered] == named
    assert all(len(way.label) <= LONGEST_LABEL and len(way.action) <= ACTION_LIMIT
               for way in offered)  # fmt: skip


@pytest.mark.parametrize("code", NAMING, ids=str)
def test_no_button_leads_a_member_to_what_only_others_may_do(code: RefusalCode) -> None:
    entries = [parse_line(way.action, CATALOG).entry for way in ways(code, caller())]

    assert not [entry.name for entry in entries if entry.role > Role.MEMBER or entry.opens]


def test_a_button_goes_on_with_what_was_given_already() -> None:
    by, at = caller(), clock.now()
    joined = c.Report(by=by, at=at, id="i", exercise="abcdef")
    assert [way.action for way in ways(ExerciseRefusal.NO_ROLE, by, joined)] == [
        "/exercise join exercise:abcdef"
    ]
    clause = CATALOG.by_class[g.SetClause].build(
        {"clause": "trigger", "options": "automatic", "sheet": 3}, by=by, at=at, fresh="i"
    )
    assert [way.action for way in ways(GuaranteeRefusal.BY_AMENDMENT, by, clause)] == [
        "/guarantee amend sheet:3 options:automatic clause:trigger",
        "/guarantee propose sheet:3",
    ]


def test_a_button_names_what_the_refusal_names() -> None:
    refused = Refused(GuaranteeRefusal.NOT_ADOPTED, number=2, sheet="2")
    opened = c.OpenExercise(by=caller(), at=clock.now(), id="i", card="who_fired", against="2")
    (view,) = render_refusal(refused, CATALOG, caller(), opened)

    assert "/guarantee propose sheet:2" in str(view.blocks[1])


def test_what_was_refused_is_not_asked_for_again() -> None:
    by, at = caller(), clock.now()
    shown = g.ShowSheet(by=by, at=at, id="i", sheet=9)
    refused = Refused(GuaranteeRefusal.NOT_ADOPTED, number=9).regarding("sheet")
    (view,) = render_refusal(refused, CATALOG, by, shown)

    assert all("sheet:" not in str(block) for block in view.blocks)
    (plain,) = render_refusal(Refused(KernelRefusal.CHANGED_MEANWHILE), CATALOG, by, shown)
    assert len(plain.blocks) == 1


def test_a_refusal_never_offers_the_command_that_was_just_refused() -> None:
    opened = OpenDebate(by=caller(Role.CHAIR), at=clock.now(), id="i", motion="It counts.")
    code = next(code for code in NAMING if "{/debate open}" in code.value)

    labels = [way.action for way in ways(code, caller(Role.CHAIR), opened)]
    assert not any(label.startswith("/debate open") for label in labels)
