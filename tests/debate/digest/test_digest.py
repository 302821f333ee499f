"""Sentences taken from speeches, and summaries with as much for each side."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from bot.debate.rules.digest.choosing import number_speeches, quote_chosen
from bot.debate.rules.digest.extracting import find_central, find_claiming
from bot.debate.rules.digest.shapes import SpeechQuotation
from bot.debate.rules.digest.summary import (
    FLOOR,
    extract_summary,
    fit_speeches,
    is_short,
    make_even,
)
from bot.debate.rules.digest.unanswered import find_answer

FOR = (
    "Thank you, chair. Guarantees must be automatic. "
    "A promise without a trigger deters nobody at all."
)
AGAINST = (
    "Parliaments decide about war. An automatic guarantee takes that decision away. Is that wise?"
)

speeches = st.dictionaries(
    st.integers(1, 9),
    st.text("ab. ?\nTrust must guarantee war", min_size=1, max_size=200),
    max_size=5,
)


@given(speeches, st.integers(0, 6))
def test_what_is_extracted_stands_in_the_speech_it_cites(said: dict[int, str], most: int) -> None:
    found = find_central(said, most)

    assert len(found) <= most
    assert all(one.quotation in said[one.speech] for one in found)
    assert [one.speech for one in found] == sorted(one.speech for one in found)


def test_every_speech_has_a_sentence_before_any_has_two() -> None:
    found = find_central({1: FOR, 2: AGAINST}, 2)

    assert [one.speech for one in found] == [1, 2]


def test_questions_and_scraps_are_no_sentences_worth_showing() -> None:
    found = find_central(
        {1: "Well. Really? Is that so in every case? Trust needs a reason to last."}, 4
    )

    assert [one.quotation for one in found] == ["Trust needs a reason to last."]


def test_a_side_that_said_little_is_shown_with_what_it_said() -> None:
    found = extract_summary({"for": {1: FOR}, "against": {2: "Oh. We disagree. No!"}})

    assert [one.quotation for one in found["against"]] == ["We disagree."]
    assert find_claiming(2, "Oh. We disagree. No!", 2) == ()


def test_claims_come_before_greetings() -> None:
    found = find_claiming(1, "I thank the club for this evening. " + FOR, 2)

    assert "I thank the club for this evening." not in [one.quotation for one in found]


@given(st.dictionaries(st.sampled_from(["pro", "con", FLOOR]), speeches))
def test_every_side_that_spoke_gets_as_many_sentences(said: dict[str, dict[int, str]]) -> None:
    counts = {len(of) for side, of in extract_summary(said).items() if side != FLOOR and of}

    assert len(counts) <= 1


@given(st.dictionaries(st.integers(1, 9), st.text(min_size=1, max_size=300), max_size=6))
def test_speeches_are_cut_to_the_room_there_is_and_never_changed(said: dict[int, str]) -> None:
    found = fit_speeches(said, 400)

    assert sum(map(len, found.values())) <= 400
    assert all(said[number].startswith(words) for number, words in found.items())


def quotations(count: int) -> tuple[SpeechQuotation, ...]:
    return tuple(SpeechQuotation(1, f"Reason {number}.") for number in range(count))


@given(st.dictionaries(st.sampled_from(["pro", "con", "third", FLOOR]), st.integers(0, 6)))
def test_sides_are_made_even_whatever_was_chosen(counts: dict[str, int]) -> None:
    even = make_even({side: quotations(count) for side, count in counts.items()})

    assert len({len(each) for side, each in even.items() if side != FLOOR and each}) <= 1
    assert all(even[side] == quotations(count)[: len(even[side])] for side, count in counts.items())


def test_a_side_of_which_next_to_nothing_was_chosen_is_told() -> None:
    plain = {"pro": quotations(4), "con": quotations(4), FLOOR: quotations(3)}

    assert not is_short({"pro": quotations(4), "con": quotations(2)}, plain)
    assert is_short({"pro": quotations(4), "con": quotations(1)}, plain)
    assert is_short({"pro": quotations(4)}, plain)


@given(st.dictionaries(st.integers(1, 9), st.text("ab. It\n", max_size=200), max_size=5))
def test_what_is_chosen_stands_in_its_speech(said: dict[int, str]) -> None:
    numbered = number_speeches(said)
    found = quote_chosen(numbered, numbered, said)

    assert all(one.quotation in said[one.speech] for one in found)


WEEKS = "A vote takes weeks. It gives the attacker time. That is fatal. Cities fall meanwhile."


@pytest.mark.parametrize(
    ("numbers", "quoted"),
    [
        ([1, 2], ["A vote takes weeks. It gives the attacker time."]),
        ([2, 4, 1], ["A vote takes weeks. It gives the attacker time.", "Cities fall meanwhile."]),
        ([4, 3, 2], ["Cities fall meanwhile.", WEEKS.removesuffix(" Cities fall meanwhile.")]),
        ([1, 3, 2], [WEEKS.removesuffix(" Cities fall meanwhile.")]),
    ],
)
def test_sentences_that_hang_together_are_one_quotation(
    numbers: list[int], quoted: list[str]
) -> None:
    said = {3: WEEKS}
    numbered = number_speeches(said)
    found = quote_chosen([numbered[number - 1] for number in numbers], numbered, said)

    assert [each.quotation for each in found] == quoted


def test_a_pronoun_brings_nothing_from_the_speech_before() -> None:
    said = {1: "A vote takes weeks.", 2: "It gives the attacker time."}
    numbered = number_speeches(said)

    assert quote_chosen(numbered[1:], numbered, said) == (SpeechQuotation(2, said[2]),)


@given(st.permutations(range(8)), st.integers(0, 8))
def test_no_chosen_sentence_is_shown_twice_nor_lost(order: list[int], most: int) -> None:
    said = {1: "Aa. It bb. They cc.\nThis dd. Ee ff. It gg.", 2: "It hh. Ii jj."}
    numbered = number_speeches(said)
    chosen = [numbered[place] for place in order[:most]]
    shown = " ".join(each.quotation for each in quote_chosen(chosen, numbered, said))

    assert all(shown.count(each.words) == 1 for each in chosen)
    assert all(shown.count(each.words) <= 1 for each in numbered)


def test_an_argument_about_which_a_later_speech_has_a_sentence_is_taken_up() -> None:
    later = {3: "Trade matters more.", 4: "A promise with a trigger deters nobody either."}

    assert find_answer("A promise without a trigger deters nobody.", later) == 4
    assert find_answer("A promise without a trigger deters nobody.", {3: later[3]}) is None
