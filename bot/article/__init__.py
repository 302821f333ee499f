"""Articles: brought in, kept in a library, and asked."""

from bot.article.commands import AskingCommands, LibraryCommands
from bot.article.refusals import ArticleRefusal
from bot.kernel.feature import Feature
from bot.kernel.message import say

FEATURE = Feature(
    name="article",
    refusals=ArticleRefusal,
    groups={
        "article": say("Add articles to the library, and read them."),
    },
    commands={10: AskingCommands, 20: LibraryCommands},
    lists=(
        "articles",
        "readings",
        "paragraphs",
        "removed_lines",
        "versions",
    ),
)
