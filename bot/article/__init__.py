"""Articles: brought in, kept in a library, and asked."""

from bot.article.commands import AskingCommands, LibraryCommands
from bot.article.refusals import ArticleRefusal
from bot.kernel.feature import Feature

FEATURE = Feature(
    name="article",
    refusals=ArticleRefusal,
    commands={10: AskingCommands, 20: LibraryCommands},
)
