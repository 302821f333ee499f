"""The single rules: what they read in a text, and what they say of a sentence beside its source."""

import pytest

from bot.article.grounding.causes import in_time, unfounded
from bot.article.grounding.checking import hold
from bot.article.grounding.hedges import hedge_lost
from bot.article.grounding.links import unread
from bot.article.grounding.names import names, strange
from bot.article.grounding.numbers import misquoted, numbers
from bot.article.grounding.polarity import denied, turned
from bot.article.grounding.reasons import Reason, Why
from bot.article.grounding.roles import reversed_roles
from bot.article.grounding.shapes import Cited
from bot.article.grounding.strength import overstated


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("about 30 states", [(30, "state", "near")]),
        ("at least twelve of them", [(12, "", "least")]),
        ("more than 1,200 people", [(1200, "people", "least")]),
        ("fewer than 2.5 million euros", [(2_500_000, "euro", "most")]),
        ("$400 million", [(400_000_000, "dollar", "")]),
        ("two hundred and seven votes", [(207, "vote", "")]),
        ("five hundred million", [(500_000_000, "", "")]),
        ("twenty-one days", [(21, "day", "")]),
        ("10 per cent, 7% and 3,5 %", [(10, "%", ""), (7, "%", ""), (3.5, "%", "")]),
        ("one of them", []),
        ("one hundred ships", [(100, "", "")]),
        ("from 2010 to 2020", [(2010, "", ""), (2020, "", "")]),
        ("on 24/02/2022", [(24022022, "", "")]),
    ],
)
def test_numbers_are_read_with_unit_and_bound(
    text: str, found: list[tuple[float, str, str]]
) -> None:
    assert [(n.value, n.unit, n.bound) for n in numbers(text)] == found


@pytest.mark.parametrize(
    ("sentence", "source", "word"),
    [
        ("It took 30 days.", "It took thirty days.", ""),
        ("It took 30 days.", "It took 30 hours.", "30"),
        ("It took about 30 days.", "It took 30 days.", ""),
        ("It took 30 days.", "It took about 30 days.", "30"),
        ("It doubled.", "It rose to twice as much.", ""),
        ("It doubled.", "It rose.", "doubled"),
        ("It came second.", "It came third.", "second"),
        ("It began on Monday.", "It began on Tuesday.", "Monday"),
        ("It began in May 2021.", "It began in 2021.", "May"),
        ("It may begin in 2021.", "It may begin in 2021.", ""),
        ("It began in March.", "It began in Mar.", ""),
        ("It began in February 2022.", "It began on 24.02.2022.", "2022"),
    ],
)
def test_a_number_must_stand_in_the_quotation(sentence: str, source: str, word: str) -> None:
    assert misquoted(sentence, source) == word


@pytest.mark.parametrize(
    ("text", "no", "yes"),
    [
        ("It does not bind anyone.", {"bind"}, set()),
        ("It binds nobody.", {"bind"}, set()),
        ("It was no treaty but an assurance.", {"treati"}, {"assuranc"}),
        ("None of the observers was killed.", {"kill"}, set()),
        ("Russia refused to attend.", {"attend"}, {"russia"}),
        ("Russia did not refuse to attend.", set(), {"russia", "attend"}),
        ("Not only troops count.", set(), {"troop", "count"}),
        ("They talk rather than fight.", {"fight"}, {"talk"}),
        ("It is hardly new.", set(), {"hard", "new"}),
    ],
)
def test_what_is_denied_and_affirmed_is_told_apart(text: str, no: set[str], yes: set[str]) -> None:
    found = denied(text)

    assert no <= found.no
    assert yes <= found.yes
    assert not found.no & yes


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("It binds them.", "It does not bind them."),
        ("It does not bind them.", "It binds them."),
        ("The talks failed and harmed trade.", "The talks did not fail and harm trade."),
        ("The price rose.", "The price fell."),
        ("They opened the port.", "They closed the port."),
        ("They never vote together.", "They vote together."),
    ],
)
def test_the_contrary_is_noticed(sentence: str, source: str) -> None:
    assert turned(sentence, source) != ""


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("It does not bind them.", "It binds nobody."),
        ("It is a promise, not a treaty.", "It is no treaty but a promise."),
        ("They closed the port.", "They did not open the port but closed it."),
        ("Talks, not arms, ended it.", "Not arms but talks ended it."),
    ],
)
def test_the_same_in_other_words_is_not_taken_for_the_contrary(sentence: str, source: str) -> None:
    assert turned(sentence, source) == ""


@pytest.mark.parametrize(
    ("sentence", "source", "how"),
    [
        ("All states agreed.", "Nine states agreed.", "strong"),
        ("It must pay.", "It pays.", "strong"),
        ("It will certainly pay.", "It will pay.", "strong"),
        ("The largest state agreed.", "A state agreed.", "top"),
        ("The most feared state agreed.", "A feared state agreed.", "top"),
        ("The first state agreed.", "A state agreed.", "top"),
        ("It is larger than Spain.", "It is large, and so is Spain.", "comparison"),
        ("Unlike Spain, it agreed.", "Spain spoke, and it agreed.", "comparison"),
        ("It fell because it rained.", "It fell, and it rained.", "cause"),
        ("It fell before it rained.", "It fell, and it rained.", "time"),
        ("It holds.", "It may hold.", "possible"),
        ("The fund holds money.", "The fund is to hold money.", "ought"),
        ("States pay.", "Some states pay.", "part"),
        ("The six states pay.", "Two of the six states pay.", "part"),
    ],
)
def test_what_is_said_too_strongly_is_told_by_its_kind(
    sentence: str, source: str, how: str
) -> None:
    found = overstated(sentence, source, source)

    assert found is not None
    assert found.how == how


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("It pays most likely.", "It pays very likely."),
        ("The fund will hold money.", "The fund is to hold money."),
        ("In May it paid.", "In May it paid."),
        ("The promise of help was kept.", "The promise of help was kept."),
        ("One was built.", "One was built."),
        ("It took the risk.", "It took the risk."),
        ("It has since grown.", "Since then it has grown."),
        ("It pays because it promised.", "It pays, for it promised."),
    ],
)
def test_what_keeps_to_its_source_is_not_too_strong(sentence: str, source: str) -> None:
    assert overstated(sentence, source, source) is None


def test_a_risk_is_a_hedge_and_the_risk_is_a_thing() -> None:
    assert hedge_lost("Firms fail.", "Firms risk failing.", "Firms risk failing.") == (
        "possible",
        "risk",
    )
    assert hedge_lost("Firms fail.", "The risk is that firms fail.", "firms fail") is None


def test_what_somebody_says_according_to_whom_is_theirs() -> None:
    source = "According to Spain, prices fell and trade grew."

    assert hedge_lost("Prices fell and trade grew.", source, source) == ("report", "According")


def test_a_time_that_follows_from_the_source_is_no_new_order() -> None:
    assert in_time("It rained before it fell.", "It fell after it rained.") == ""
    assert in_time("It fell before it rained.", "It fell after it rained.") == "before"


def test_a_cause_must_be_the_one_that_is_given() -> None:
    source = "Prices fell because harvests were good."

    assert unfounded("Prices fell because of good harvests.", source) == ""
    assert unfounded("Prices fell because taxes were low.", source) == "because"


# --- names ------------------------------------------------------------------------------------


def test_names_are_capitals_inside_a_sentence_and_initials() -> None:
    found = names("NATO spoke. Yesterday Ann Lee left for Spain. (She said so.)")

    assert [token.text for token in found] == ["NATO", "Ann", "Lee", "Spain"]


@pytest.mark.parametrize(
    ("sentence", "touched", "before", "word"),
    [
        ("Ukraine agreed.", "The Ukrainian side agreed.", "", ""),
        ("The British agreed.", "The United Kingdom agreed.", "", ""),
        ("The UN agreed.", "The United Nations agreed.", "", ""),
        ("Ann Lee agreed.", "Lee agreed.", "Ann Lee came.", ""),
        ("Ann agreed.", "She agreed.", "Ann came.", ""),
        ("Ann agreed.", "Bo agreed.", "Ann came.", "Ann"),
        ("In Spain it rained.", "It rained.", "", "Spain"),
        ("The pier was built.", "It was built.", "A pier was planned.", ""),
        ("Piers were built.", "They were built.", "The piers were planned.", ""),
    ],
)
def test_a_name_must_stand_in_the_source(
    sentence: str, touched: str, before: str, word: str
) -> None:
    assert strange(sentence, touched, before, f"{before} {touched}") == word


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The inn closed.", "The old inn by the river closed."),
        ("The council sold the mill.", "The council built a dam, then sold the mill."),
        ("Ann Lee rowed.", "Ann Lee, the oldest of them, rowed."),
        ("Ann Lee rowed.", "Ann Lee, who was ill, rowed."),
        ("The owner of the inn paid.", "The inn’s owner paid."),
        ("The inn’s owner paid.", "The owner of the inn paid."),
        ("In May the council sold the mill.", "The council sold the mill in May."),
        ("The council sold the mill last year.", "Last year the council sold the mill."),
        ("The inn burned.", "It burned."),
        ("The mill was sold by the council.", "The council sold the mill."),
        ("The mill was sold in May by the council.", "The council sold the mill in May."),
        ("The mill should be sold in May.", "We should sell the mill in May."),
        ("If it rains, the inn closes.", "The inn closes if it rains."),
        ("The inn closes, the owner says.", "The owner says that the inn closes."),
    ],
)
def test_a_source_is_read_with_words_left_out_and_parts_moved(sentence: str, source: str) -> None:
    assert unread(sentence, source, "The inn stood for years.") == ""


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Words cost less than arms.", "Arms cost less than words."),
        (
            "The mayor praised the tax.",
            "The mayor praised the park, and the guild praised the tax.",
        ),
        ("The guild cut the tax.", "The mayor cut the tax; the guild raised the fee."),
        ("The mayor cut light.", "The mayor cut the trees to gain light."),
        ("Cooks in pubs earn tips.", "Cooks earn little, waiters in pubs earn tips."),
        ("Cooks earn tips.", "Cooks in the south earn tips."),
        ("The council first sold the mill.", "The council first built a dam, then sold the mill."),
        ("The inn closes unless it rains.", "The inn closes if it rains."),
        ("The rain stopped.", "Had the rain stopped, they would have sailed."),
        ("Ann mended his boat.", "Ann mended her boat."),
        ("The guard was seen by the thief.", "The guard saw the thief."),
        ("The guard was seen.", "The guard saw the thief."),
        ("Der Rat lobt den Plan.", "Der Rat verwirft den Plan, der Verein lobt ihn."),
        ("Le maire défend la gare.", "Le maire vend la gare, mais la conseillère défend le parc."),
    ],
)
def test_words_put_together_anew_are_not_read_off_the_source(sentence: str, source: str) -> None:
    assert unread(sentence, source, "") != ""


@pytest.mark.parametrize("words", ["Some vets agree.", "It rained, and she left."])
def test_whatever_is_left_as_it_stands_is_read(words: str) -> None:
    assert unread(words, words, "") == ""


def test_a_doer_keeps_what_is_done() -> None:
    assert reversed_roles("Lee left.", "Ann left, and Lee stayed.") != ""
    assert reversed_roles("Lee stayed.", "Ann left, and Lee stayed.") == ""


# --- by itself --------------------------------------------------------------------------------

GROUND = {
    1: f"It holds. {'word ' * 300}ends.",
    2: "Il ne lie personne dans le pays. Il oblige la ville de Paris à payer pour les écoles.",
}


@pytest.mark.parametrize(
    ("text", "cited", "why"),
    [
        ("…", (1, "It holds."), Why.EMPTY),
        ("it " * 70 + "holds.", (1, "It holds."), Why.LONG),
        ("It holds. " * 60, (1, "It holds."), Why.LONG),
        ("It holds words.", (1, "word " * 250), Why.QUOTATION_LONG),
        (
            "Paris oblige les écoles à payer.",
            (2, "Il oblige la ville de Paris à payer"),
            Why.REARRANGED,
        ),
        ("Il lie personne dans le pays.", (2, "Il ne lie personne dans le pays."), Why.POLARITY),
    ],
)
def test_some_things_are_wrong_at_first_sight(text: str, cited: tuple[int, str], why: Why) -> None:
    found = hold(text, [Cited(*cited)], GROUND)

    assert isinstance(found, Reason)
    assert found.why == why
