"""What a question is read to say: its parts, names, numbers, dates, and what it asks for."""

import pytest

from bot.article.rules.claims import read_claims
from bot.article.rules.claims.asked import AskedKind
from bot.article.rules.claims.dates import agree, dates, differ
from bot.article.rules.claims.parts import cut_question
from bot.article.rules.claims.quantities import quantities, same_thing, same_value


@pytest.mark.parametrize(
    ("question", "core", "asides"),
    [
        (
            "Is Norvex, which may still be used on beet, banned for good?",
            "Is Norvex banned for good",
            ("which may still be used on beet",),
        ),
        (
            "Since the vote failed, what will the mayor do next?",
            "what will the mayor do next",
            ("Since the vote failed",),
        ),
        ("How many of the 12 councillors left?", "How many of the 12 councillors left", ()),
        (
            "Who came along with Osk, the king's envoy?",
            "Who came along with Osk",
            ("the king's envoy",),
        ),
        ("When is it due, according to Brand?", "When is it due", ("according to Brand",)),
        ("Who paid the 1,200 crowns?", "Who paid the 1,200 crowns", ()),
    ],
)
def test_what_is_asked_is_told_from_what_is_said_by_the_way(question, core, asides):
    parts = cut_question(question)

    assert (parts.core, parts.asides) == (core, asides)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who called the strike?", AskedKind.PERSON),
        ("When did it begin?", AskedKind.TIME),
        ("In what year was it built?", AskedKind.TIME),
        ("How many judges sit on it?", AskedKind.COUNT),
        ("How much does a card cost?", AskedKind.AMOUNT),
        ("How long may I keep a book?", AskedKind.DURATION),
        ("Where is the office?", AskedKind.PLACE),
        ("Why did they leave?", AskedKind.REASON),
        ("Does he live where she was born?", AskedKind.YES_NO),
        ("What did they propose?", AskedKind.OPEN),
    ],
)
def test_the_kind_of_value_asked_for(question, kind):
    assert read_claims(question).asked.kind is kind


@pytest.mark.parametrize(
    ("question", "known", "names"),
    [
        ("Did Lucia Terrant resign?", (), ["Lucia Terrant"]),
        ("What did Mayor Terrant say?", (), ["Terrant"]),
        ("what did osk want?", ("osk",), ["osk"]),
        ("Osk's letter: did it arrive?", ("osk",), ["Osk"]),
        ("What does Germany's chancellor think?", (), ["Germany"]),
        ("Which plans are there? List them.", (), []),
        ("How many PCs and DVDs do you have on Monday?", (), []),
        ("What do South Korea and the West want?", (), ["South Korea"]),
        ("WHO CALLED OFF THE STRIKE?", (), []),
        ("WHAT DID OSK WANT?", ("osk",), ["OSK"]),
        ("Why did the House of Delegates vote?", (), ["House of Delegates"]),
    ],
)
def test_names_are_found_whatever_their_case(question, known, names):
    assert [name.text for name in read_claims(question, frozenset(known)).names] == names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("twelve councillors", "12 councillors"),
        ("12 000 crowns", "12,000 crowns"),
        ("1.2 million people", "1,200,000 people"),
        ("half of the members", "50 per cent of the members"),
        ("three fifths", "60%"),
        ("two decades", "twenty years"),
        ("14 days", "two weeks"),
    ],
)
def test_spellings_of_one_number_amount_to_the_same(one, other):
    (mine,), (theirs,) = quantities(one), quantities(other)

    assert same_value(mine, theirs)


def test_numbers_of_different_things_are_told_apart():
    (mine,), (same,), (other,) = (
        quantities("61 villagers drowned"),
        quantities("drowned 61 villagers"),
        quantities("61 soldiers drowned"),
    )

    assert same_thing(mine, same)
    assert not same_thing(quantities("61 houses")[0], other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("on 9 September", "September 9, 2026"),
        ("on 2026-09-09", "9 September 2026"),
        ("in 2026", "on 3 May 2026"),
        ("last summer", "in July"),
        ("on Monday", "Mondays"),
    ],
)
def test_spellings_of_one_date_agree(one, other):
    (mine,), (theirs,) = dates(one), dates(other)

    assert agree(mine, theirs)


def test_other_months_and_days_differ():
    assert differ(dates("in November")[0], dates("30 September")[0])
    assert differ(dates("on Monday")[0], dates("on Friday")[0])
    assert dates("they may march and sit in the sun") == ()
