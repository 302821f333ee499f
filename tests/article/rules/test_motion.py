"""Motions made of questions of opinion."""

import pytest

from bot.article.rules.motion import make_motion


@pytest.mark.parametrize(
    ("question", "motion"),
    [
        ("Should we trust the promise?", "This house would trust the promise."),
        ("Should Ukraine accept the deal?", "Ukraine should accept the deal."),
        ("Should the town buy the harbour?", "The town should buy the harbour."),
        ("should phones be banned in schools", "Phones should be banned in schools."),
        ("Should the the?", ""),
        ("Is it right to ban phones?", "It is right to ban phones."),
        ("Would it be fair that islands pay more?", "It would be fair that islands pay more."),
        ("Do you think the council was right?", "The council was right."),
        ("Are you in favour of night trains?", "This house supports night trains."),
        ("Do you oppose the cap?", "This house opposes the cap."),
        ("What do you think about guarantees?", ""),
        ("Will the war end soon?", ""),
        (f"Should we {'really ' * 60}go?", ""),
    ],
)
def test_a_motion_says_what_is_asked(question: str, motion: str) -> None:
    assert make_motion(question) == motion
