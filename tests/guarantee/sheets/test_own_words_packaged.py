"""Several clauses proposed at once, each with own words beside its options."""

import pytest

from bot.guarantee.content import clauses
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.reading_packages import read_package
from bot.guarantee.rules.steps import WantedSetting
from bot.kernel.refusal import Refused
from tests.guarantee.sheets.making import BO, NOON, packaging, setting, sheet

SPACE = clauses.load()


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
