"""What kind of question members ask of their articles."""

from bot.article.content import kinds
from bot.article.rules.kinds.kind import QuestionKind, read_kind
from bot.article.rules.shelf import ArticleShelf


def find_kind(question: str, shelf: ArticleShelf, *, follows: bool = False) -> QuestionKind | None:
    """The kind of a question put to the articles of a shelf; None for one to be searched for."""
    return read_kind(question, kinds.load(), find_names(shelf), follows=follows)


def find_names(shelf: ArticleShelf) -> list[str]:
    """The titles and short names by which questions may mean an article. Single words are left out:
    "How long is the river?" is not about the article *River*."""
    names = [name for article in shelf.articles for name in (article.title, article.slug)]
    return [name for name in names if " " in name or "-" in name]
