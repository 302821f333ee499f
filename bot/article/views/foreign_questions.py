"""What is said above the passages of a question in another language than the article's."""

from bot.article.rules.question_language import ForeignQuestion
from bot.article.views.language_names import LANGUAGES
from bot.kernel.message import Message, say

_ASK_IN_ENGLISH = {
    "de": "Der Artikel ist auf Englisch; frag auf Englisch, dann finde ich mehr.",
    "es": "El artículo está en inglés; pregunta en inglés y encontraré más.",
    "fr": "L’article est en anglais ; posez la question en anglais et j’en trouverai plus.",
    "it": "L’articolo è in inglese; chiedi in inglese e troverò di più.",
    "nl": "Het artikel is in het Engels; vraag het in het Engels, dan vind ik meer.",
    "pl": "Artykuł jest po angielsku; zapytaj po angielsku, a znajdę więcej.",
    "pt": "O artigo está em inglês; pergunte em inglês e encontrarei mais.",
    "ru": "Статья на английском; спросите по-английски, и я найду больше.",
    "uk": "Стаття англійською; запитайте англійською, і я знайду більше.",
}
"""What asks for a question in English, in the language that it was asked in."""


def say_foreign(foreign: ForeignQuestion) -> Message | str:
    """That an article is in another language than the question, and what to do: in the language of
    the question, where we have its words."""
    if foreign.written == "en" and foreign.spoken in _ASK_IN_ENGLISH:
        return _ASK_IN_ENGLISH[foreign.spoken]
    return say(
        "The article is in {written}. Ask in {written} and I’ll find more.",
        written=LANGUAGES[foreign.written],
    )
