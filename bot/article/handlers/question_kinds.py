"""What kind of question members ask of their articles."""

from functools import lru_cache

from bot.article.content import kinds
from bot.article.rules.chat_wording import tidy_wording
from bot.article.rules.kinds.kind import AsksHelp, QuestionKind, read_kind
from bot.article.rules.language import UNKNOWN
from bot.article.rules.question_language import detect_question_language
from bot.article.rules.shelf import ArticleShelf


def find_kind(question: str, shelf: ArticleShelf, *, follows: bool = False) -> QuestionKind | None:
    """The kind of a question put to the articles of a shelf; None for one to be searched for."""
    return _read_kind(question, tuple(find_names(shelf)), follows=follows)


@lru_cache(maxsize=32)
def _read_kind(question: str, names: tuple[str, ...], *, follows: bool) -> QuestionKind | None:
    """Kept for a moment: one question is asked of its kind where it is routed, tidied, searched for
    and shown, and mostly in the same words."""
    return read_kind(question, kinds.load(), names, follows=follows)


def find_names(shelf: ArticleShelf) -> list[str]:
    """The titles and short names by which questions may mean an article. Single words are left out:
    "How long is the river?" is not about the article *River*."""
    names = [name for article in shelf.articles for name in (article.title, article.slug)]
    return [name for name in names if " " in name or "-" in name]


def tidy_question(question: str, shelf: ArticleShelf) -> str:
    """A question as it is to be searched for, without what is only chat. One in another language
    stays as it is, and so does one that would be taken for another kind: a wish that no command
    fulfils may turn out to be an ordinary question."""
    tidied = tidy_wording(question)
    if tidied == question or not _is_english(question):
        return question
    kind, tidied_kind = find_kind(question, shelf), find_kind(tidied, shelf)
    wished = isinstance(kind, AsksHelp) and tidied_kind is None
    return tidied if wished or tidied_kind == kind else question


def _is_english(question: str) -> bool:
    return detect_question_language(question) in ("en", UNKNOWN)
