"""Sentences taken from speeches, and summaries with as much for each side."""

import hypothesis.strategies as st
from hypothesis import given

from bot.debate.rules.digest.extracting import find_central, find_claiming
from bot.debate.rules.digest.shapes import DigestClause, SpeechQuotation
from bot.debate.rules.digest.summary import (
    FLOOR,
    extract_summary,
    find_imbalance,
    fit_speeches,
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
    assert all(one.verbatim and one.words in said[one.rests[0].speech] for one in found)
    assert [one.rests[0].speech for one in found] == sorted(one.rests[0].speech for one in found)


def test_every_speech_has_a_sentence_before_any_has_two() -> None:
    found = find_central({1: FOR, 2: AGAINST}, 2)

    assert [one.rests[0].speech for one in found] == [1, 2]


def test_questions_and_scraps_are_no_sentences_worth_showing() -> None:
    found = find_central(
        {1: "Well. Really? Is that so in every case? Trust needs a reason to last."}, 4
    )

    assert [one.words for one in found] == ["Trust needs a reason to last."]


def test_a_side_that_said_little_is_shown_with_what_it_said() -> None:
    found = extract_summary({"for": {1: FOR}, "against": {2: "Oh. We disagree. No!"}})

    assert [one.words for one in found["against"]] == ["We disagree."]
    assert find_claiming(2, "Oh. We disagree. No!", 2) == ()


def test_claims_come_before_greetings() -> None:
    found = find_claiming(1, "I thank the club for this evening. " + FOR, 2)

    assert "I thank the club for this evening." not in [one.words for one in found]


@given(st.dictionaries(st.sampled_from(["pro", "con", FLOOR]), speeches))
def test_every_side_that_spoke_gets_as_many_sentences(said: dict[str, dict[int, str]]) -> None:
    counts = {len(of) for side, of in extract_summary(said).items() if side != FLOOR and of}

    assert len(counts) <= 1


@given(st.dictionaries(st.integers(1, 9), st.text(min_size=1, max_size=300), max_size=6))
def test_speeches_are_cut_to_the_room_there_is_and_never_changed(said: dict[int, str]) -> None:
    found = fit_speeches(said, 400)

    assert sum(map(len, found.values())) <= 400
    assert all(said[number].startswith(words) for number, words in found.items())


def clause(words: str, speech: int = 1) -> DigestClause:
    return DigestClause(words, (SpeechQuotation(speech, "Guarantees deter."),))


def test_a_long_summary_beside_a_short_one_is_unbalanced() -> None:
    long = clause("Guarantees deter " + "because they bind everybody who signed " * 5)

    assert find_imbalance({"pro": (clause("Guarantees deter."),), "con": (long,)}).startswith(
        "32 words"
    )


def test_the_floor_and_a_side_that_did_not_speak_are_no_reason_to_call_it_unbalanced() -> None:
    sides = {"pro": (clause("Guarantees deter."),), "con": (), FLOOR: (clause("So " * 50),)}

    assert find_imbalance(sides) == ""
    assert make_even(sides) == sides


def test_an_argument_about_which_a_later_speech_has_a_sentence_is_taken_up() -> None:
    later = {3: "Trade matters more.", 4: "A promise with a trigger deters nobody either."}

    assert find_answer("A promise without a trigger deters nobody.", later) == 4
    assert find_answer("A promise without a trigger deters nobody.", {3: later[3]}) is None
