"""Appeals to the reader are known by their words; what only sounds like one is no appeal."""

import pytest

from bot.article.rules.cleaning.appeals import appeal
from bot.article.rules.reading import RemovalReason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Sign up to our newsletter and get the best of the week.", RemovalReason.PROMOTION),
        ("Get the morning briefing in your inbox every day at six.", RemovalReason.PROMOTION),
        ("Il vous reste 62 % de cet article à lire.", RemovalReason.PROMOTION),
        ("This article is reserved for our subscribers.", RemovalReason.PROMOTION),
        ("We use cookies to personalise content and ads on this site.", RemovalReason.LEGAL),
        ("By clicking on Accept, you agree to our terms.", RemovalReason.LEGAL),
        ("A short look at what a visitor asked us. Read more »", RemovalReason.RELATED),
    ],
)
def test_an_appeal_is_known(line: str, reason: RemovalReason) -> None:
    assert appeal(line) is reason


@pytest.mark.parametrize(
    "line",
    [
        "We baked forty cookies and nobody ate them.",
        "We use cookies as the base of the cake and butter to bind them.",
        "By using cheap drones, the army gained much in terms of range.",
        "Support for independent journalism has grown since the war began.",
        "The newsletter is read by 40,000 people in the valley.",
        "Joining the pact would cost the country its neutrality.",
        "The law reserves all rights to the heirs of the author.",
    ],
)
def test_a_sentence_of_an_article_is_no_appeal(line: str) -> None:
    assert appeal(line) is None
