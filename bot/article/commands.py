"""What members may ask of the library and of its articles."""

from typing import Annotated

from bot.kernel.catalog import takes
from bot.kernel.catalog.parameters import Upload
from bot.kernel.command import Command
from bot.kernel.permission import Role

LONGEST_ARTICLE = 400_000

Question = Annotated[str, takes.words("What you want to know", longest=500)]

AnswerId = Annotated[str, takes.line("Which answer", typed_only=True)]
"""It is kept in buttons and forms, and not asked for."""

ArticleName = Annotated[str, takes.line("The article", completion="articles")]

ParagraphNumber = Annotated[
    int | None, takes.number("The paragraph", most=None, completion="paragraphs")
]

ArticleSource = Annotated[
    str, takes.paragraph("A link, or the article’s own words", longest=LONGEST_ARTICLE)
]

ArticleFile = Annotated[
    Upload | None,
    takes.file(
        "Or a file: text, Markdown, HTML or PDF",
        endings=(".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf"),
    ),
]


class AddArticle(
    Command,
    path="article add",
    title="Add an article",
    synonyms="upload import paste load text own library file document pdf website web page link",
    form_when_empty=True,
    examples=("article add slug:op-ed https://example.org/op-ed",),
):
    """Add an article to the library."""

    source: ArticleSource = ""
    file: ArticleFile = None
    slug: Annotated[str, takes.line("A short name for it", longest=56)] = ""
    again: Annotated[bool, takes.flag("Add it even if it is here already?")] = False


class UpdateArticle(
    Command,
    path="article update",
    title="Update an article",
    synonyms="replace correct edit newer version",
    role=Role.CHAIR,
):
    """Give an article a new version.

    Citations of the old version still open.
    """

    article: ArticleName
    source: ArticleSource = ""
    file: ArticleFile = None


class ListArticles(
    Command,
    path="article list",
    title="See the articles",
    synonyms="available library articles which",
):
    """See the articles in the library."""


class ShowArticle(
    Command,
    path="article show",
    title="Read the article",
    synonyms="read open full whole text original paragraph",
    examples=("article show brief", "article show brief 3"),
):
    """Read an article, or open one paragraph."""

    article: ArticleName = ""
    paragraph: ParagraphNumber = None
    start: Annotated[
        int, takes.number("Paragraph to read from", most=None, completion="paragraphs")
    ] = 1
    version: Annotated[
        int | None, takes.number("An older version", most=None, completion="versions")
    ] = None


class UseArticle(
    Command,
    path="article use",
    title="Choose an article",
    synonyms="choose switch pick select change current another different",
    role=Role.CHAIR,
    examples=("article use brief",),
):
    """Choose the article to read here."""

    article: ArticleName


class ShowRemoved(Command, path="article removed", title="See removed lines"):
    """See the lines that were removed from an article."""

    article: ArticleName = ""


class RestoreLine(Command, path="article restore", title="Restore a line", role=Role.CHAIR):
    """Restore a removed line."""

    article: ArticleName
    line: Annotated[int, takes.number("The left-out line", most=None, completion="removed_lines")]


class RemoveArticle(
    Command,
    path="article remove",
    title="Remove an article",
    synonyms="delete take out library",
    role=Role.CHAIR,
):
    """Take an article out of the library."""

    article: ArticleName


class AskArticles(
    Command,
    path="ask",
    title="Ask a question",
    synonyms="question answer query quote cite",
    slow=True,
    examples=(
        "ask What is a security guarantee?",
        "ask articles:brief share:yes Who proposed the emergency mechanism?",
    ),
):
    """Ask the article a question."""

    question: Question
    articles: Annotated[str, takes.several_of("The articles to ask", "readings")] = ""
    share: Annotated[bool, takes.flag("Show the answer to everybody here")] = False


class ShowContext(Command, path="answer more", quiet=True):
    """See what stands around an answer’s sentences."""

    answer: AnswerId


class ShareAnswer(Command, path="answer share", quiet=True):
    """Show an answer to everybody here."""

    answer: AnswerId


class RateAnswer(Command, path="answer rate", quiet=True):
    """Say whether an answer helped."""

    answer: AnswerId
    helpful: Annotated[bool, takes.flag("Did it help?")]


class MarkPassage(Command, path="answer right", quiet=True):
    """Say which passage would have been right."""

    answer: AnswerId
    passage: Annotated[int, takes.number("Its number among those kept, 0 for none", least=0)]


class FollowUp(Command, path="answer follow", quiet=True, slow=True):
    """Ask a follow-up.

    It is put to the same articles, with the answer's question in mind.
    """

    answer: AnswerId
    question: Question


class DebateQuestion(Command, path="answer debate", quiet=True):
    """Open a debate on what a question of opinion asks."""

    answer: AnswerId


class QuoteAnswer(Command, path="answer quote", quiet=True):
    """Quote an answer as evidence in your speech."""

    answer: AnswerId


class ExportTests(Command, path="article tests", role=Role.ADMIN):
    """Download the questions whose answers did not help.

    Each comes with the passage that a member says is right: a line of JSON, to check answers with.
    """


AskingCommands = (
    AskArticles
    | ShowContext
    | ShareAnswer
    | QuoteAnswer
    | RateAnswer
    | MarkPassage
    | FollowUp
    | ExportTests
    | DebateQuestion
)

LibraryCommands = (
    AddArticle
    | ListArticles
    | ShowArticle
    | UseArticle
    | ShowRemoved
    | RestoreLine
    | UpdateArticle
    | RemoveArticle
)
