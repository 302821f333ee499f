"""The words of an article and of a question that carry matter, for checks of single words."""

from functools import lru_cache

from bot.article.rules.index import ArticleIndex
from bot.kernel.terms import STOP_WORDS, words


def read_words(article: ArticleIndex) -> tuple[str, ...]:
    """The words of matter of an article's title, headings and sentences, in small letters."""
    return _read_words((*article.above, *article.sentences))


@lru_cache(maxsize=16)
def _read_words(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for text in texts for word in matter_of(text)))


def matter_of(text: str) -> tuple[str, ...]:
    """The words of a text that carry matter, in small letters."""
    small = (word.lower() for word in words(text))
    return tuple(word for word in small if word not in STOP_WORDS)
