"""Whatever a model sends, only sentences that are stored reach a member as the article's."""

import re

import pytest

from bot.adapters.plain.render import rendered
from bot.kernel.command import Caller
from bot.kernel.view import Quotation, View
from tests.fakes.model_server import ModelServer
from tests.model.adversarial import MARK, adversarial
from tests.model.conftest import ANN, BO, Opens
from tests.model.speeches import AGAINST, CHAIR, FOR, PRO, debated

ARTICLES = {
    "en": (
        "When did the old pier burn down?",
        "The harbour\n\nThe old pier burned down in 1931. It had stood for ninety years. Nobody was"
        " hurt that night.\n\nThe town built a new one of stone. It cost a fifth of the taxes."
        " Ships have moored there since 1934.\n\nThe harbour master lives beside it. She counts the"
        " ships. Her lamp is lit at dusk.\n",
    ),
    "de": (
        "Wann brannte der alte Anleger ab?",
        "Der Hafen\n\nDer alte Anleger brannte 1931 ab. Er hatte neunzig Jahre lang gestanden."
        " Niemand wurde in jener Nacht verletzt.\n\nDie Stadt baute einen neuen aus Stein. Er"
        " kostete ein Fünftel der Steuern. Seit 1934 legen dort Schiffe an.\n\nDie Hafenmeisterin"
        " wohnt daneben. Sie zählt die Schiffe. Ihre Lampe brennt ab der Dämmerung.\n",
    ),
    "uk": (
        "Коли згорів старий причал?",
        "Гавань\n\nСтарий причал згорів 1931 року. Він простояв дев’яносто років. Тієї ночі ніхто"
        " не постраждав.\n\nМісто збудувало новий, кам’яний. Він коштував п’яту частину податків."
        " Кораблі стають там із 1934 року.\n\nПоруч живе начальниця порту. Вона рахує кораблі. Її"
        " лампу запалюють у сутінках.\n",
    ),
}
"""A question to an article and the article, by language."""

PARTS = [(language, seed) for seed in range(4) for language in ARTICLES]
"""Parts in which the replies are tried, so that workers share them."""

EACH = 27


def quoted(view: View) -> list[str]:
    """What stands in quotations of a view, cut where something was left out."""
    blocks = [block for block in view.blocks if isinstance(block, Quotation)]
    joined = ["".join(getattr(span, "words", "") for span in block.spans) for block in blocks]
    return [piece for words in joined for piece in re.split(r" ?… ?", words) if piece.strip()]


def test_three_hundred_replies_are_tried() -> None:
    assert len(PARTS) * EACH >= 300


@pytest.mark.parametrize(("language", "seed"), PARTS)
async def test_no_word_of_a_model_s_is_shown_as_the_article_s(
    language: str, seed: int, server: ModelServer, parley: Opens
) -> None:
    question, article = ARTICLES[language]
    async with parley(seconds=0.4, by_meaning=False) as opened:
        await opened.app.hear(BO, "/article add", {"source": article, "slug": "harbour"})
        for reply in adversarial(EACH, seed=seed):
            server.always(reply)
            (view,) = await opened.app.hear(ANN, f"/ask articles:harbour {question}")
            told = rendered(view, width=10_000)
            assert MARK not in told, reply
            assert quoted(view) or "The article doesn’t say." in told, reply
            assert [words for words in quoted(view) if words not in article] == [], reply
            assert not view.trouble, reply


COMMANDS = (
    (CHAIR, "/summary"),
    (PRO, "/claim suggest"),
    (CHAIR, "/chair dropped"),
    (PRO, "/coach steelman"),
    (PRO, "/coach feedback"),
    (PRO, "/coach question"),
)


@pytest.mark.parametrize(("by", "line"), COMMANDS, ids=[line for _, line in COMMANDS])
async def test_no_word_of_a_model_s_is_shown_as_a_speaker_s(
    by: Caller, line: str, server: ModelServer, parley: Opens
) -> None:
    async with parley(seconds=0.4, by_meaning=False) as opened:
        await debated(opened)
        rows = await opened.db.read("SELECT text FROM article_blocks WHERE kind = 'paragraph'")
        stored = "\n".join([FOR, AGAINST, *(str(words) for (words,) in rows)])
        for reply in adversarial(EACH, seed=len(line)):
            server.always(reply)
            (view,) = await opened.app.hear(by, line)
            assert MARK not in rendered(view, width=10_000), reply
            assert [words for words in quoted(view) if words not in stored] == [], reply
            assert not view.trouble, reply
