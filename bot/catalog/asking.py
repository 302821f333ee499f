"""Commands that ask the article."""

from bot.article import commands as article
from bot.kernel.catalog.parameters import Entry, Kind, Parameter

LONGEST_QUESTION = 500

_ANSWER = Parameter(name="answer", about="Which answer", required=True)
_QUESTION = Parameter(
    name="question",
    about="What you want to know",
    required=True,
    rest=True,
    longest=LONGEST_QUESTION,
)

ASKING = (
    Entry(
        path=("ask",),
        builds=article.Ask,
        about="Ask the article a question",
        parameters=(
            _QUESTION,
            Parameter(
                name="articles",
                about="The articles to ask, by short name, or “all”",
                completion="articles",
            ),
            Parameter(name="share", about="Show the answer to everybody here", kind=Kind.FLAG),
        ),
        examples=(
            "ask What is a security guarantee?",
            "ask articles:brief share:yes Who fears entrapment?",
        ),
    ),
    Entry(
        path=("answer", "more"),
        builds=article.ShowContext,
        about="See what stands around an answer’s sentences",
        parameters=(_ANSWER,),
        quiet=True,
    ),
    Entry(
        path=("answer", "share"),
        builds=article.ShareAnswer,
        about="Show an answer to everybody here",
        parameters=(_ANSWER,),
        quiet=True,
    ),
    Entry(
        path=("answer", "quote"),
        builds=article.QuoteAnswer,
        about="Quote an answer as evidence in your speech",
        parameters=(_ANSWER,),
        quiet=True,
    ),
    Entry(
        path=("answer", "rate"),
        builds=article.RateAnswer,
        about="Say whether an answer helped",
        parameters=(
            _ANSWER,
            Parameter(name="helpful", about="Did it help?", kind=Kind.FLAG, required=True),
        ),
        quiet=True,
    ),
    Entry(
        path=("answer", "follow"),
        builds=article.FollowUp,
        about="Ask on from an answer",
        parameters=(_ANSWER, _QUESTION),
        quiet=True,
    ),
)
