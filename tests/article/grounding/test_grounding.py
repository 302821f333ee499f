"""Sentences held against what they cite: what is not borne out is left out, what is, stays."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article.grounding.checking import LONGEST, MOST_WORDS
from bot.article.grounding.shapes import Cited, Draft, Drafted
from bot.article.grounding.sifting import MOST, sift
from bot.article.rules.quoting import place
from tests.article.grounding.cases import Case, articles_of_the_bench, cases, ground

GROUND = ground()
BAD, GOOD = cases("bad.txt"), cases("good.txt")


def sifted(drafted: Drafted) -> list[str]:
    return [kept.words for kept in sift(Draft([drafted]), GROUND).kept]


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_a_sentence_that_its_sources_do_not_bear_is_left_out(case: Case) -> None:
    assert sifted(case.drafted) == []


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.name)
def test_a_sentence_that_its_sources_bear_stays(case: Case) -> None:
    found = sift(Draft([case.drafted]), GROUND)

    assert found.dropped == ()
    assert {source.number for source in found.kept[0].sources} == {
        cited.number for cited in case.drafted.sources
    }


def test_there_are_enough_of_each_kind() -> None:
    families = Counter(case.family for case in BAD)

    assert sum(families.values()) >= 200
    assert len({case.drafted.text for case in BAD}) >= 0.9 * len(BAD)
    assert min(families.values()) >= 5
    assert len(families) >= 25


# --- sets written after the checks ------------------------------------------------------------


def holding(file: str, *articles: str) -> list[str]:
    """The sentences of a file that are let through; they cite articles of the bench."""
    texts = articles_of_the_bench(*articles)
    return through(file, texts)


def through(file: str, texts: dict[int, str]) -> list[str]:
    return [case.drafted.text for case in cases(file) if sift(Draft([case.drafted]), texts).kept]


FRESH = ("schools", "river", "islands")


def test_of_the_sets_written_later_only_what_is_on_record_gets_through() -> None:
    shown = holding("fresh_bad.txt", *FRESH) + holding("last_bad.txt", "trade")
    shown += holding("trap_bad.txt", "city")
    shown += through("red_bad.txt", ground("red_passages.txt"))
    shown += through("blind_bad.txt", ground("blind_passages.txt"))

    assert shown == [case.drafted.text for case in cases("missed.txt")]


def test_of_the_good_sentences_written_later_most_stay() -> None:
    fresh, last = holding("fresh_good.txt", *FRESH), holding("last_good.txt", "trade")

    assert (len(fresh), len(cases("fresh_good.txt"))) == (48, 60)
    assert (len(last), len(cases("last_good.txt"))) == (23, 30)


def test_of_the_good_sentences_on_other_subjects_most_stay() -> None:
    red = through("red_good.txt", ground("red_passages.txt"))
    blind = through("blind_good.txt", ground("blind_passages.txt"))

    assert (len(red), len(cases("red_good.txt"))) == (30, 36)
    assert (len(blind), len(cases("blind_good.txt"))) == (20, 22)


def test_true_sentences_in_another_order_are_left_out_too() -> None:
    assert len(cases("reworded.txt")) == 19
    assert through("reworded.txt", GROUND) == []


def test_of_sentences_in_freer_words_fewer_stay() -> None:
    assert (len(holding("free_good.txt", "trade")), len(cases("free_good.txt"))) == (2, 20)


# --- what is shown of a sentence that stays ---------------------------------------------------


def drafted(text: str, *sources: tuple[int, str]) -> Drafted:
    return Drafted(text, [Cited(number, quotation) for number, quotation in sources])


HELD = (10, "The ceasefire of May 2021 held for eleven weeks.")


def test_a_quotation_is_shown_as_it_stands_in_the_text() -> None:
    draft = Draft([drafted("The ceasefire held.", (10, "the  CEASEFIRE of may 2021, held for"))])

    (kept,) = sift(draft, GROUND).kept

    assert kept.sources[0].quotation == "The ceasefire of May 2021 held for"


def test_citations_typed_into_a_sentence_and_bullets_are_taken_off() -> None:
    assert sifted(drafted("- The ceasefire held for eleven weeks [10].", HELD)) == [
        "The ceasefire held for eleven weeks."
    ]


def test_the_same_sentence_is_not_said_twice() -> None:
    once = drafted("The ceasefire held for eleven weeks.", HELD)
    twice = drafted("the ceasefire held for eleven weeks", HELD)

    assert len(sift(Draft([once, twice]), GROUND).kept) == 1


def test_why_a_sentence_was_left_out_is_said_so_that_it_can_be_mended() -> None:
    draft = Draft([drafted("The ceasefire held for twelve weeks.", HELD)])

    (dropped,) = sift(draft, GROUND).dropped

    assert dropped.why == "“twelve” is not in the quotation, or not of the same thing"


def test_what_comes_after_very_many_sentences_is_not_read() -> None:
    draft = Draft([drafted(f"Sentence {n}.", HELD) for n in range(500)])

    assert len(sift(draft, GROUND).dropped) == MOST


# --- what somebody said -----------------------------------------------------------------------

SPEECHES = {
    1: "Guarantees deter, because an attacker counts the costs. I have seen no better idea.",
    2: "Nobody believes such promises. In 1994 three states signed one, and it failed in 2014.",
}
SPEAKERS = {1: "Speaker 1", 2: "Speaker 2"}


def said(text: str, *sources: tuple[int, str]) -> list[str]:
    draft = Draft([drafted(text, *sources)])
    return [kept.words for kept in sift(draft, SPEECHES, SPEAKERS).kept]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Speaker 1 argues that guarantees deter.", (1, "Guarantees deter, because an attacker")),
        (
            "According to Speaker 1, guarantees deter because an attacker counts the costs.",
            (1, "Guarantees deter, because an attacker counts the costs."),
        ),
        (
            "Speaker 2 answers that nobody believes such promises.",
            (2, "Nobody believes such promises."),
        ),
        (
            "Speaker 2 says that three states signed one in 1994, and that it failed in 2014.",
            (2, "In 1994 three states signed one, and it failed in 2014."),
        ),
        ("Speaker 1 says to have seen no better idea.", (1, "I have seen no better idea.")),
    ],
)
def test_what_somebody_said_may_be_told_as_what_they_said(
    text: str, source: tuple[int, str]
) -> None:
    assert said(text, source) == [text]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Guarantees deter.", (1, "Guarantees deter, because an attacker counts the costs.")),
        ("Nobody believes such promises.", (2, "Nobody believes such promises.")),
        (
            "Speaker 2 spoke. Nobody believes such promises.",
            (2, "Nobody believes such promises."),
        ),
        ("Speaker 2 argues that guarantees deter.", (1, "Guarantees deter, because an attacker")),
        ("Speaker 3 argues that guarantees deter.", (1, "Guarantees deter, because an attacker")),
        ("Ann argues that guarantees deter.", (1, "Guarantees deter, because an attacker")),
        (
            "Speaker 2 says that everybody believes such promises.",
            (2, "Nobody believes such promises"),
        ),
        ("Speaker 1 says that an attacker ignores the costs.", (1, "an attacker counts the costs")),
        (
            "Speaker 2 proves that nobody believes such promises.",
            (2, "Nobody believes such promises"),
        ),
    ],
)
def test_what_somebody_said_is_no_fact_and_not_another_s(
    text: str, source: tuple[int, str]
) -> None:
    assert said(text, source) == []


# --- whatever comes ---------------------------------------------------------------------------

NUMBERS = st.integers(-2, 20)
WORDS = st.one_of(
    st.text(max_size=120),
    st.sampled_from([case.drafted.text for case in GOOD + BAD]),
    st.sampled_from(list(GROUND.values())),
)
SOURCES = st.lists(st.builds(Cited, number=NUMBERS, quotation=WORDS), max_size=4)


@given(st.lists(st.builds(Drafted, text=WORDS, sources=SOURCES), max_size=3))
def test_whatever_stays_is_short_plain_and_quotes_verbatim(sentences: list[Drafted]) -> None:
    found = sift(Draft(sentences), GROUND)

    assert len(found.kept) + len(found.dropped) == len(sentences)
    for kept in found.kept:
        assert 0 < len(kept.words) <= LONGEST
        assert len(kept.words.split()) <= MOST_WORDS
        assert not set("<>[]{}`*_@\n") & set(kept.words)
        assert kept.sources
        for source in kept.sources:
            assert source.quotation in GROUND[source.number]
            assert place(source.quotation, GROUND[source.number]) is not None


@given(st.sampled_from(GOOD), st.integers(0, 99), st.sampled_from("0123456789"))
def test_no_digit_of_a_good_sentence_can_be_changed(case: Case, at: int, digit: str) -> None:
    text = case.drafted.text
    places = [n for n, letter in enumerate(text) if letter.isdigit()]
    if not places:
        return
    where = places[at % len(places)]
    changed = text[:where] + digit + text[where + 1 :]
    if changed != text:
        assert sifted(Drafted(changed, case.drafted.sources)) == []


@given(st.sampled_from(GOOD), st.integers(1, 13))
def test_no_good_sentence_can_cite_another_text(case: Case, number: int) -> None:
    if number not in [cited.number for cited in case.drafted.sources]:
        moved = [Cited(number, cited.quotation) for cited in case.drafted.sources]
        assert sifted(Drafted(case.drafted.text, moved)) == []


@given(st.sampled_from(GOOD), st.integers(0, 99), st.sampled_from(["Zanzibar", "Velikov", "IMF"]))
def test_no_name_can_be_put_into_a_good_sentence(case: Case, at: int, name: str) -> None:
    words = case.drafted.text.split()
    where = at % len(words)
    changed = " ".join([*words[:where], name, *words[where:]])

    assert sifted(Drafted(changed, case.drafted.sources)) == []
