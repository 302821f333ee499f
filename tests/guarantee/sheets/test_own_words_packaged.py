"""Several clauses proposed at once, each with own words beside its options."""

import pytest

from bot.guarantee.content import clauses
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.decide import decide
from bot.guarantee.rules.reading_packages import read_package
from bot.guarantee.rules.steps import MovePackage, WantedSetting
from bot.guarantee.rules.words import words_said
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, PlaceId
from bot.kernel.refusal import Refused
from tests.guarantee.sheets.making import BO, NOON, carried, packaging, setting, sheet

SPACE = clauses.load()
CALLER = Caller(community=CommunityId("c"), place=PlaceId("p"), member=BO, name="Bo")


def test_a_line_of_own_words_belongs_to_the_clause_it_names() -> None:
    own = "Scope: at least money: and materiel\nwithin ten days\n\nterm: as long as it takes"

    assert read_package(SPACE, "scope=floor, term=short", own) == (
        WantedSetting(
            clause="scope",
            options=("floor",),
            words="at least money: and materiel within ten days",
        ),
        WantedSetting(clause="term", options=("short",), words="as long as it takes"),
    )
    assert read_package(SPACE, "term=short", "Scope: more") == (
        WantedSetting(clause="scope", words="more"),
        WantedSetting(clause="term", options=("short",)),
    )


def test_own_words_that_name_no_clause_are_refused_with_an_example() -> None:
    with pytest.raises(Refused) as caught:
        read_package(SPACE, "term=short", "At least money: always")

    assert caught.value.code is GuaranteeRefusal.WORDS_UNSAID
    assert caught.value.fields["example"] == "Scope: at least money"


def test_an_open_clause_needs_an_option_beside_own_words() -> None:
    def propose(*options: str) -> None:
        wanted = [("scope", setting(BO, *options, words="at least money"))]
        packaging.package(sheet(), wanted, BO, NOON, None)

    propose("floor")
    with pytest.raises(Refused) as caught:
        propose()

    assert caught.value.code is GuaranteeRefusal.WORDS_NEED_CHOICE


def test_own_words_stay_with_their_clause_where_another_one_changes_nothing() -> None:
    before = carried(sheet(), "scope", "floor")
    wanted = read_package(
        SPACE, "scope=floor, term=short, trigger=automatic", "Term: for ten years"
    )

    move = MovePackage(by=CALLER, at=NOON, id="m", wanted=wanted)
    (moved,) = decide(before, move)
    words = words_said(before, move).proposals

    number = len(before.proposals) + 1
    clauses_by_number = dict(enumerate((one.clause for one in moved.clauses), number))
    assert {clauses_by_number[n]: said.words for n, said in words.items()} == {
        "trigger": "",
        "term": "for ten years",
    }


def test_a_package_that_changes_nothing_is_refused() -> None:
    before = carried(sheet(), "scope", "floor")
    wanted = read_package(SPACE, "scope=floor")

    with pytest.raises(Refused) as caught:
        decide(before, MovePackage(by=CALLER, at=NOON, id="m", wanted=wanted))

    assert caught.value.code is GuaranteeRefusal.NOTHING_CHANGES
