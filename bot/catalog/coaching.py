"""Commands by which a language model helps one member, who alone sees what comes of it."""

from bot.catalog.library import ARTICLE
from bot.catalog.shared import DEBATE, number, words
from bot.kernel.catalog.parameters import Entry, Kind, Parameter
from bot.kernel.view import Option
from bot.practice.commands import coaching

_WHAT = (
    ARTICLE,
    Parameter(
        name="paragraph",
        about="Its number",
        kind=Kind.NUMBER,
        least=1,
        completion="paragraphs",
    ),
    number("last", "The last paragraph, of several", required=False),
    number("speech", "Or the number of a speech in this debate", required=False),
)
_LANGUAGE = Parameter(
    name="language",
    about="The language",
    kind=Kind.CHOICE,
    required=True,
    options=(
        Option("English", "en"),
        Option("Français", "fr"),
        Option("Deutsch", "de"),
        Option("Español", "es"),
        Option("Italiano", "it"),
        Option("Polski", "pl"),
        Option("Português", "pt"),
        Option("Nederlands", "nl"),
        Option("Українська", "uk"),
        Option("Русский", "ru"),
    ),
)

COACHING = (
    Entry(
        path=("article", "plain"),
        builds=coaching.SayPlainly,
        about="Read paragraphs or a speech in plain words, beside the original",
        parameters=(*_WHAT, DEBATE),
        private=True,
        examples=("article plain brief 3", "article plain speech:2"),
    ),
    Entry(
        path=("article", "translate"),
        builds=coaching.Translate,
        about="Read paragraphs or a speech in another language, beside the original",
        parameters=(_LANGUAGE, *_WHAT, DEBATE),
        private=True,
        examples=("article translate fr brief 3",),
    ),
    Entry(
        path=("coach", "steelman"),
        builds=coaching.Steelman,
        about="See the strongest case of the other side, with its sources",
        parameters=(
            Parameter(name="side", about="Which side; the one that is not yours if not said"),
            DEBATE,
        ),
        private=True,
        examples=("coach steelman",),
    ),
    Entry(
        path=("coach", "question"),
        builds=coaching.QuestionMe,
        about="Be questioned about what you said, one question at a time",
        parameters=(
            Parameter(
                name="words",
                about="What you want to be questioned about; what you said last if not said",
                rest=True,
                longest=500,
            ),
            DEBATE,
        ),
        private=True,
        examples=("coach question", "coach question Guarantees deter."),
    ),
    Entry(
        path=("coach", "reply"),
        builds=coaching.ReplyToQuestion,
        about="Reply to a question, and be asked the next",
        parameters=(
            Parameter(name="question", about="The question", required=True, longest=40),
            words("Your reply", longest=1000),
            DEBATE,
        ),
        quiet=True,
        private=True,
    ),
    Entry(
        path=("coach", "feedback"),
        builds=coaching.GiveFeedback,
        about="See remarks on your speech, for you alone",
        parameters=(
            number("speech", "Its number; your last one if not said", required=False),
            DEBATE,
        ),
        private=True,
        examples=("coach feedback", "coach feedback 3"),
    ),
)
