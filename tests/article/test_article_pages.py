"""An article is read page by page, each of them one message."""

from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.discord.render import messages
from bot.article.content.brief import load
from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind
from bot.article.views.library import PAGE, PAGE_LENGTH, ArticleVersion, show_page
from bot.kernel.view import Buttons, View


def _version(reading: ArticleReading) -> ArticleVersion:
    return ArticleVersion(slug="a", version=1, newest=1, removed=False, reading=reading)


def _leads(view: View) -> dict[str, int]:
    """Where the buttons of a page lead, by their labels."""
    buttons = [b for block in view.blocks if isinstance(block, Buttons) for b in block.buttons]
    return {b.label: int(b.action.rpartition("start:")[2]) for b in buttons if "start:" in b.action}


@given(st.lists(st.integers(1, 2 * PAGE_LENGTH), min_size=1, max_size=4 * PAGE))
def test_reading_on_and_back_passes_every_paragraph_and_fits_the_length(lengths: list[int]) -> None:
    blocks = tuple(ArticleBlock(BlockKind.PARAGRAPH, "x" * length) for length in lengths)
    article = _version(ArticleReading(title="T", blocks=blocks))
    starts = [1]
    while "Read on" in (leads := _leads(show_page(article, starts[-1]))):
        starts.append(leads["Read on"])
    for start, following in zip(starts, [*starts[1:], len(lengths) + 1], strict=True):
        on_page = lengths[start - 1 : following - 1]
        assert len(on_page) == 1 or (sum(on_page) <= PAGE_LENGTH and len(on_page) <= PAGE)
        if start > 1:
            assert 1 <= _leads(show_page(article, start))["Earlier"] < start


def test_every_page_of_the_brief_is_one_message_on_discord() -> None:
    article = _version(load()[1])
    for start in range(1, len(article.reading.paragraphs) + 1):
        assert len(messages(show_page(article, start))) == 1
