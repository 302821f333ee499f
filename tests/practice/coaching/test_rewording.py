"""What is said anew keeps to the original: figures, names, quotations, language, length."""

import pytest

from bot.practice.rules.rewording import join_by_paragraph, sift_plain, sift_translated
from bot.practice.rules.shapes import PlainSentence, PlainText, Translated, TranslatedParagraph

TEXT = (
    "The signatories undertake not to deploy missiles within 30 kilometres of the border. "
    "Marie Dumoulin doubts that 12 inspectors suffice. Some states may withdraw in 2027."
)


def kept(text: str, number: int = 1) -> bool:
    return bool(sift_plain(PlainText([PlainSentence(number, text)]), {1: TEXT})[0])


@pytest.mark.parametrize(
    "text",
    [
        "The signatories will not deploy missiles within 30 kilometres of the border.",
        "Marie Dumoulin doubts that 12 inspectors are enough.",
        "Some states may leave in 2027.",
    ],
)
def test_a_plain_sentence_that_brings_nothing_in_is_kept(text: str) -> None:
    assert kept(text)


@pytest.mark.parametrize(
    "text",
    [
        "The signatories will not deploy missiles within 13 kilometres of the border.",
        "The signatories and Belarus will not deploy missiles near the border.",
        "Dumoulin doubts that 21 inspectors suffice.",
        "Some states may withdraw in 2072.",
        "Some states may withdraw in 2027. See https://evil.example/x",
        "Some states may “walk away” in 2027.",
        "",
        "x" * 500,
    ],
)
def test_a_plain_sentence_that_brings_something_in_is_not(text: str) -> None:
    assert not kept(text)


def test_a_sentence_of_no_paragraph_is_not_kept() -> None:
    assert not kept("Some states may leave in 2027.", 2)


def test_numbers_that_are_left_out_are_named() -> None:
    (found,) = join_by_paragraph([(1, "Marie Dumoulin doubts it.")], {1: TEXT})

    assert found.words == "Marie Dumoulin doubts it."
    assert found.missing == ("30", "12", "2027")


FRENCH = (
    "Les signataires s’engagent à ne pas déployer de missiles à moins de 30 kilomètres de la "
    "frontière. Marie Dumoulin doute que 12 inspecteurs suffisent. Certains États peuvent se "
    "retirer en 2027."
)
GERMAN = (
    "Die Unterzeichner verpflichten sich, innerhalb von 30 Kilometern von der Grenze keine Raketen "
    "zu stationieren. Marie Dumoulin bezweifelt, dass 12 Inspekteure genügen. Einige Staaten "
    "können sich 2027 zurückziehen."
)
UKRAINIAN = (
    "Підписанти зобов’язуються не розгортати ракети ближче ніж за 30 кілометрів від кордону. Марі "
    "Дюмулен сумнівається, що 12 інспекторів вистачить. Деякі держави можуть вийти у 2027 році."
)


@pytest.mark.parametrize(("language", "text"), [("fr", FRENCH), ("de", GERMAN), ("uk", UKRAINIAN)])
def test_a_translation_that_keeps_figures_names_and_denials_holds(language: str, text: str) -> None:
    found, dropped = sift_translated(
        Translated([TranslatedParagraph(1, text)]), {1: TEXT}, language
    )

    assert [one.words for one in found] == [text], dropped


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", FRENCH.replace("30", "13")),
        ("fr", FRENCH.replace("Marie Dumoulin", "Jean Dupont")),
        ("fr", GERMAN),
        ("de", GERMAN + " Stand: 2024."),
        ("uk", UKRAINIAN[:60]),
        ("fr", TEXT),
    ],
)
def test_a_translation_that_departs_does_not(language: str, text: str) -> None:
    assert sift_translated(Translated([TranslatedParagraph(1, text)]), {1: TEXT}, language)[0] == []


def test_names_of_states_and_bodies_may_be_translated() -> None:
    text = "The United States and the European Union signed in 1994, but Black Sea ports did not."
    french = (
        "Les États-Unis et l’Union européenne ont signé en 1994, pas les ports de la mer Noire."
    )

    assert sift_translated(Translated([TranslatedParagraph(1, french)]), {1: text}, "fr")[0]


def test_a_paragraph_that_was_not_sent_is_left_out() -> None:
    assert sift_translated(Translated([TranslatedParagraph(7, FRENCH)]), {1: TEXT}, "fr")[0] == []


BRIEF = (
    "A ratified treaty is the hardest form to abandon, because whoever breaks it breaks "
    "international law. Ratification also has a price: a single parliament can refuse, and the "
    "beneficiary stays exposed while it waits."
)


@pytest.mark.parametrize(
    "text",
    [
        "A ratified treaty is the hardest to leave, because breaking it breaks international law.",
        "Ratification costs something: one parliament can refuse, and the country stays exposed.",
        *BRIEF.replace(". ", ".\n").splitlines(),
    ],
)
def test_words_of_the_brief_said_simply_hold(text: str) -> None:
    assert sift_plain(PlainText([PlainSentence(1, text)]), {1: BRIEF})[0]
