"""Which of a list of known things is meant by what somebody types."""

from bot.kernel import languages
from bot.kernel.catalog.matching import find_by_title, find_nearly, sort_by_match
from bot.kernel.message import say
from bot.kernel.view import Option

OXFORD = Option("Oxford", "oxford", "Two sides of two")
FOUR = Option("Oxford, four against four", "oxford-4")
BP = Option("British Parliamentary", "bp", "Four teams of two")
KNOWN = (OXFORD, FOUR, BP)


def test_what_begins_so_comes_before_what_only_holds_it():
    offered = sort_by_match((BP, FOUR, OXFORD), "o")

    assert list(offered) == [FOUR, OXFORD, BP]


def test_a_thing_is_found_by_title_key_and_hint():
    assert list(sort_by_match(KNOWN, "parl")) == [BP]
    assert list(sort_by_match(KNOWN, "bp")) == [BP]
    assert list(sort_by_match(KNOWN, "teams")) == [BP]
    assert list(sort_by_match(KNOWN, "chess")) == []


def test_a_thing_is_meant_by_its_key_its_title_or_how_that_begins():
    assert find_by_title(KNOWN, "bp") == (BP,)
    assert find_by_title(KNOWN, " british  parliamentary. ") == (BP,)
    assert find_by_title(KNOWN, "Brit") == (BP,)
    assert find_by_title(KNOWN, "Bri") == ()


def test_a_whole_title_is_meant_before_a_longer_one():
    assert find_by_title(KNOWN, "Oxford") == (OXFORD,)


def test_a_beginning_of_several_means_none():
    assert find_by_title(KNOWN, "Oxfo") == ()


def test_two_of_one_title_are_both_meant():
    twin = Option("Oxford", "own-oxford")

    assert find_by_title((*KNOWN, twin), "Oxford") == (OXFORD, twin)


def test_a_title_of_parley_s_own_is_meant_in_every_language():
    everybody = Option(say("Everybody"), "all")

    assert find_by_title((everybody,), "Tout le monde") == (everybody,)
    assert list(sort_by_match((everybody,), "tout", languages.reader("fr"))) == [everybody]


def test_near_titles_are_told():
    assert find_nearly(KNOWN, "oxfort", 3)[0] == OXFORD
    assert find_nearly(KNOWN, "four", 3) == (FOUR,)
    assert find_nearly(KNOWN, "zzz", 3) == ()
    assert find_nearly((*KNOWN, Option("Of 1960", "x")), "1", 3) == ()
