"""Commands about the articles of the library."""

from msgspec.structs import replace

from bot.article import commands as article
from bot.kernel.catalog.parameters import Entry, Kind, Parameter
from bot.kernel.permission import Role

LONGESTARTICLE = 400_000

ARTICLE = Parameter(name="article", about="The article’s short name", completion="articles")
_NAMED = replace(ARTICLE, required=True)
_SOURCES = (
    Parameter(
        name="source",
        about="A link, or the article’s own words",
        kind=Kind.PARAGRAPH,
        rest=True,
        longest=LONGESTARTICLE,
    ),
    Parameter(name="file", about="Or a file: text, Markdown, HTML or PDF", kind=Kind.FILE),
)

LIBRARY = (
    Entry(
        path=("article", "add"),
        builds=article.AddArticle,
        about="Bring an article into the library",
        parameters=(
            *_SOURCES,
            Parameter(name="slug", about="A short name for it", longest=56),
            Parameter(
                name="again",
                about="Add it even if its text is in the library already",
                kind=Kind.FLAG,
            ),
        ),
        examples=("article add slug:op-ed https://example.org/op-ed",),
        form_when_empty=True,
    ),
    Entry(
        path=("article", "list"),
        builds=article.ListArticles,
        about="See the articles in the library",
    ),
    Entry(
        path=("article", "show"),
        builds=article.ShowArticle,
        about="Read an article, or open one paragraph",
        parameters=(
            ARTICLE,
            Parameter(
                name="paragraph",
                about="Its number",
                kind=Kind.NUMBER,
                least=1,
                completion="paragraphs",
            ),
            Parameter(name="start", about="Paragraph to read from", kind=Kind.NUMBER, least=1),
            Parameter(name="version", about="An older version", kind=Kind.NUMBER, least=1),
        ),
        examples=("article show brief", "article show brief 3"),
    ),
    Entry(
        path=("article", "use"),
        builds=article.UseArticle,
        about="Choose the article that this place reads",
        parameters=(_NAMED,),
        role=Role.CHAIR,
        examples=("article use brief",),
    ),
    Entry(
        path=("article", "removed"),
        builds=article.ShowRemoved,
        about="See the lines left out when an article was read",
        parameters=(ARTICLE,),
    ),
    Entry(
        path=("article", "restore"),
        builds=article.RestoreLine,
        about="Put a left-out line back",
        parameters=(
            _NAMED,
            Parameter(
                name="line",
                about="Its number among the left-out lines",
                kind=Kind.NUMBER,
                least=1,
                required=True,
            ),
        ),
        role=Role.CHAIR,
    ),
    Entry(
        path=("article", "update"),
        builds=article.UpdateArticle,
        about="Give an article a new version",
        parameters=(_NAMED, *_SOURCES),
        role=Role.CHAIR,
    ),
    Entry(
        path=("article", "remove"),
        builds=article.RemoveArticle,
        about="Take an article out of the library",
        parameters=(_NAMED,),
        role=Role.CHAIR,
    ),
)
