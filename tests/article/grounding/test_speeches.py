"""What speakers only ask, suppose, limit, report or deny is no clause of a summary."""

import pytest

from bot.article.grounding.shapes import Cited, Draft, Drafted
from bot.article.grounding.sifting import sift


def holds(speech: str, text: str, quotation: str) -> bool:
    """In the midst of other sentences, as it stands in a speech."""
    drafted = Drafted(text, [Cited(1, quotation)])
    return bool(sift(Draft([drafted]), {1: f"Thank you. {speech} That is all."}).kept)


@pytest.mark.parametrize(
    ("speech", "text", "quotation"),
    [
        (
            "I used to think that guarantees are useless; now I know better.",
            "Guarantees are useless.",
            "guarantees are useless",
        ),
        ("My opponent says that delay is harmless.", "Delay is harmless.", "delay is harmless"),
        ("They tell you that delay is harmless.", "Delay is harmless.", "delay is harmless"),
        (
            "The other side claims delay is harmless in every case.",
            "Delay is harmless in every case.",
            "delay is harmless in every case",
        ),
        (
            "Suppose that parliament agreed within a day.",
            "Parliament agreed within a day.",
            "parliament agreed within a day",
        ),
        (
            "It is not true that guarantees provoke wars.",
            "Guarantees provoke wars.",
            "guarantees provoke wars",
        ),
        (
            "If we wait, lives are lost in the first hours.",
            "Lives are lost in the first hours.",
            "lives are lost in the first hours",
        ),
        (
            "Nobody claims that war is good for trade.",
            "War is good for trade.",
            "war is good for trade",
        ),
        (
            "Is delay really harmless for the allies?",
            "Delay is harmless for the allies.",
            "Is delay really harmless for the allies?",
        ),
        (
            "Does an automatic guarantee bind parliaments?",
            "An automatic guarantee binds parliaments.",
            "Does an automatic guarantee bind parliaments?",
        ),
        (
            "I doubt that troops deter an attacker.",
            "Troops deter an attacker.",
            "troops deter an attacker",
        ),
        (
            "I would rather have a short treaty than a long war.",
            "A long war is better than a short treaty.",
            "I would rather have a short treaty than a long war.",
        ),
        (
            "Some of you want a vote before every action.",
            "Members want a vote before every action.",
            "want a vote before every action",
        ),
        (
            "We should ask parliament, but only after an attack.",
            "Parliament should be asked before an attack.",
            "We should ask parliament, but only after an attack.",
        ),
        (
            "We should ask parliament, but only after an attack.",
            "Parliament should be asked.",
            "We should ask parliament",
        ),
        (
            "I oppose automatic guarantees.",
            "Automatic guarantees are supported.",
            "I oppose automatic guarantees.",
        ),
        (
            "Against all advice, I support automatic guarantees.",
            "Automatic guarantees are opposed.",
            "I support automatic guarantees",
        ),
        (
            "Imagine that three states refuse to help.",
            "Three states refuse to help.",
            "three states refuse to help",
        ),
        ("I can hardly believe that sanctions work.", "Sanctions work.", "sanctions work"),
        ("Few would say that sanctions work well.", "Sanctions work well.", "sanctions work well"),
        (
            "Contrary to what was said, allies paid their share.",
            "Allies did not pay their share.",
            "allies paid their share",
        ),
        ("A friend told me that the treaty failed.", "The treaty failed.", "the treaty failed"),
        (
            "Perhaps the treaty failed for lack of money.",
            "The treaty failed for lack of money.",
            "the treaty failed for lack of money",
        ),
        (
            "Unless it is renewed, the treaty ends in 2030.",
            "The treaty ends in 2030.",
            "the treaty ends in 2030",
        ),
        (
            "As if delay were harmless for anybody.",
            "Delay is harmless for anybody.",
            "delay were harmless for anybody",
        ),
        ("The idea that troops deter is a myth.", "Troops deter.", "troops deter"),
        (
            "You may think troops deter an attacker.",
            "Troops deter an attacker.",
            "troops deter an attacker",
        ),
    ],
)
def test_what_was_not_asserted_is_left_out(speech: str, text: str, quotation: str) -> None:
    assert not holds(speech, text, quotation)


@pytest.mark.parametrize(
    ("speech", "text"),
    [
        ("Delay costs lives in the first hours.", "Delay costs lives."),
        ("Is delay harmless? Delay costs lives in the first hours.", "Delay costs lives."),
        (
            "I ask whether delay is harmless for the allies.",
            "It is asked whether delay is harmless.",
        ),
        (
            "We should ask parliament, but only after an attack.",
            "Parliament should be asked, but only after an attack.",
        ),
        ("Suppose that parliament agreed. Then help comes fast.", "Then help comes fast."),
        ("Parliaments must decide about war.", "Parliaments must decide about war."),
        ("A base trains the army of its host.", "A base trains the host’s army."),
        (
            "Small incidents do not deserve a large answer.",
            "Small incidents deserve no large answer.",
        ),
    ],
)
def test_what_was_asserted_stays(speech: str, text: str) -> None:
    assert holds(speech, text, speech)


def test_a_question_in_another_language_is_no_statement_either() -> None:
    asked = "Le délai coûte-t-il des vies ?"

    assert not holds(asked, "Le délai coûte des vies.", asked)
