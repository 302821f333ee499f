"""Questions that are put to somebody, and articles of a law: lines that head what follows."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.article.rules.cleaning.pieces import TextPiece, ends_sentence

_ASKED = re.compile(r"[?？؟][\"'”’»)\]]*$")
_MARKED = re.compile(
    r"(?:Q|Question|QUESTION|Frage|FRAGE|Вопрос|Питання|Запитання|Pregunta|Domanda)\s?\d{0,3}\s?[:.)]\s"
)
_ARTICLE = re.compile(
    r"(?:Article|ARTICLE|Art\.|Artikel|ARTIKEL|Artículo|ARTÍCULO|Articolo|Artigo|Стаття|СТАТТЯ"
    r"|Статья|СТАТЬЯ|Section|SECTION|Chapter|CHAPTER|CHAPITRE|Chapitre|Kapitel|Part|PART|Annex"
    r"|ANNEX|Title|TITLE|Schedule|SCHEDULE|Розділ|Глава|§)\s?(?:\d{1,3}[a-z]?|[IVXLC]{1,7}"
    r"|premier|PREMIER|[A-Z])\b(?:\s?[.:–—-]\s?\S.*|\s*)"
)
_CAPTION = re.compile(
    r"(?:Table|TABLE|Figure|FIGURE|Fig\.|Chart|CHART|Graph|Map|Plate|Tabelle|Abbildung|Abb\."
    r"|Grafik|Tableau|Graphique|Таблиця|Таблица|Рис\.|Рисунок|Діаграма|Tabla|Figura|Gráfico)"
    r"\s?(?:[A-Z]\.?)?\d{1,3}(?:[.-]\d{1,2})?[a-z]?\s?(?:[:.–—|-]\s?\S|$)"
)
_LONGEST, _LONGEST_QUESTION = 100, 400
_LONGEST_CAPTION = 300
_ENOUGH = 2


def asks(words: str) -> bool:
    """Does it end as questions do?"""
    return bool(_ASKED.search(words))


def names_figure(words: str) -> bool:
    """Does it say which table or figure it stands by?"""
    return len(words) <= _LONGEST_CAPTION and bool(_CAPTION.match(words))


def mark_lines(text_pieces: Sequence[TextPiece]) -> tuple[TextPiece, ...]:
    """The pieces, with the questions of an interview ("Q: …?") and the articles of a law
    ("Article 2") as headings, where there are two of a kind; and what names a table or a figure
    ("Table 2: …") as a caption."""
    text_pieces = [_captioned(piece) for piece in text_pieces]
    questions = [_is_question(piece) for piece in text_pieces]
    articles = [_is_article(piece) for piece in text_pieces]
    asked, numbered = sum(questions) >= _ENOUGH, sum(articles) >= _ENOUGH
    if not asked and not numbered:
        return tuple(text_pieces)
    return tuple(
        replace(piece, heading=True) if (asked and question) or (numbered and article) else piece
        for piece, question, article in zip(text_pieces, questions, articles, strict=True)
    )


def _captioned(piece: TextPiece) -> TextPiece:
    if names_figure(piece.text):
        return replace(piece, heading=False, caption=True)
    return piece


def _is_question(piece: TextPiece) -> bool:
    words = piece.text
    return (
        not piece.heading
        and not piece.caption
        and len(words) <= _LONGEST_QUESTION
        and bool(_MARKED.match(words))
    )


def _is_article(piece: TextPiece) -> bool:
    words = piece.text
    if piece.heading or piece.caption or len(words) > _LONGEST:
        return False
    return bool(_ARTICLE.fullmatch(words)) and not ends_sentence(words.rstrip(":"))
