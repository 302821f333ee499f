"""Names of states, peoples and organisations that mean the same."""

import json
from pathlib import Path

import pytest
from babel import Locale

from bot.article.content import brief
from bot.article.rules.aliases import find_code, read_terms, terms_of
from bot.article.rules.index import Embed, index_article
from bot.article.rules.peoples import NAMES
from bot.article.rules.query import prepare
from bot.article.rules.search import first_look
from bot.article.rules.shelf import ArticleShelf, arrange

CASES = [
    json.loads(line)
    for line in Path("tests/data/aliases.jsonl").read_text(encoding="utf-8").splitlines()
]
NEARLY_ALL = 0.85


@pytest.fixture(scope="module")
def brief_shelf(embed: Embed) -> ArticleShelf:
    slug, reading = brief.load()
    return arrange([index_article(slug, 1, reading, embed)])


def test_questions_that_use_other_names_find_their_paragraph(
    brief_shelf: ArticleShelf, embed: Embed
):
    firsts = [first_look(prepare(c["question"], brief_shelf, embed), brief_shelf)[0] for c in CASES]
    right = [rows[0] + 1 in case["paragraphs"] for rows, case in zip(firsts, CASES, strict=True)]

    assert sum(right) / len(right) >= NEARLY_ALL


def test_every_state_of_the_list_has_its_name_in_cldr():
    names = Locale("en").territories
    codes = {line.split()[0] for line in NAMES.strip().splitlines()}

    assert {code: find_code(names[code.upper()]) for code in codes if code.upper() in names} == {
        code: code for code in codes if code.upper() in names
    }


SAME = (
    "United Kingdom/the UK/Britain/British/the U.K./Downing Street",
    "United States/the US/the U.S./USA/American/White House/the us",
    "Netherlands/Dutch/Holland",
    "Russia/Russian/Kremlin/Russian Federation",
    "NATO/North Atlantic Treaty Organisation/nato/Atlantic Alliance",
    "Türkiye/Turkey/Turkish/Turks",
    "European Union/the EU/the eu",
    "United Nations/UN/the U.N.",
    "Kyiv/Kiev/kiev",
    "Poland/Polish/Poles",
)


@pytest.mark.parametrize("names", SAME)
def test_names_of_one_thing_share_a_term(names: str):
    terms = [frozenset(terms_of(name)) - {"the"} for name in names.split("/")]

    assert frozenset.intersection(*terms)


APART = (
    "polish the silver", "he eats turkey", "tell us", "un pays", "what is china made of",
    "united we stand", "the kingdom of heaven", "member states", "a nation of nations",
    "who are they", "the north pole", "a group of seven states", "jordan almonds",
)  # fmt: skip


@pytest.mark.parametrize("text", APART)
def test_common_words_name_no_state(text: str):
    assert not any(one.is_alias for one in read_terms(text))


def test_what_is_part_of_a_longer_name_is_not_the_shorter():
    codes = [terms_of(name) for name in ("North America", "South Korea", "South Sudan")]

    assert codes == [["=003"], ["=kr"], ["=ss"]]


def test_a_place_that_stands_for_a_government_goes_on_meaning_itself():
    assert terms_of("Moscow") == ["moscow", "=ru"]
    assert terms_of("Kiev") == terms_of("Kyiv") == ["kyiv", "=ua"]


def test_a_name_that_needs_its_capital_is_found_by_its_letters_as_well():
    assert terms_of("Turkey") == ["=tr", "turkei"]
    assert terms_of("turkey") == ["turkei"]


def test_the_code_of_a_name_is_told():
    assert [find_code(name) for name in ("Dutch", "US", "us", "Narnia", "")] == [
        "nl", "us", "", "", "",
    ]  # fmt: skip


def test_a_name_that_is_a_common_word_elsewhere_counts_in_a_question(
    brief_shelf: ArticleShelf, embed: Embed
):
    assert prepare("What did the US sign?", brief_shelf, embed).terms == ("=us", "sign")


def test_a_government_s_place_is_sought_as_its_state_where_no_article_names_it(embed: Embed):
    empty = arrange([])

    assert prepare("What does Moscow want?", empty, embed).terms == ("moscow", "want")
    slug, reading = brief.load()
    shelf = arrange([index_article(slug, 1, reading, embed)])
    assert prepare("What does Tehran or Washington want?", shelf, embed).terms[1] == "=us"
