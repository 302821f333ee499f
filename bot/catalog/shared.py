"""What several groups of commands declare alike."""

from bot.kernel.catalog.parameters import Entry, Kind, Parameter
from bot.kernel.command import Command
from bot.kernel.view import Option

DEBATE = Parameter(
    name="debate", about="Which debate; that of this room if not said", typed_only=True
)
SHARE = Parameter(name="share", about="Show it to everybody here", kind=Kind.FLAG)
MEMBER = Parameter(name="member", about="Their name", required=True, rest=True)
RELATION = Parameter(
    name="relation",
    about="Whether it supports or attacks",
    kind=Kind.CHOICE,
    options=(Option("Attacks", "attack"), Option("Supports", "support")),
)
STANCES = tuple(
    Option(label, value)
    for label, value in (
        ("Strongly for", "3"),
        ("For", "2"),
        ("Slightly for", "1"),
        ("In the middle", "0"),
        ("Slightly against", "-1"),
        ("Against", "-2"),
        ("Strongly against", "-3"),
        ("Undecided", "undecided"),
    )
)
POSITION = (
    Parameter(name="stance", about="Your stance", kind=Kind.CHOICE, options=STANCES, required=True),
    Parameter(
        name="confidence",
        about="How sure you are, in per cent",
        kind=Kind.NUMBER,
        least=0,
        most=100,
    ),
    Parameter(name="reason", about="Why; [3] cites a paragraph", longest=1000),
    Parameter(
        name="moved_by",
        about="What moved you: numbers of speeches, of claims (c2), of exercises (x1)",
        completion="credits",
    ),
    Parameter(name="would_change", about="What would change your mind", longest=500),
)


def words(about: str, *, longest: int = 300, name: str = "words") -> Parameter:
    """All the words that are left."""
    return Parameter(name=name, about=about, required=True, rest=True, longest=longest)


def number(name: str, about: str, *, required: bool = True, most: int = 100_000) -> Parameter:
    """A number from 1."""
    return Parameter(
        name=name, about=about, kind=Kind.NUMBER, least=1, most=most, required=required
    )


def of_debate(
    path: str, builds: type[Command], about: str, *parameters: Parameter, private: bool = False
) -> Entry:
    """A command that acts on a debate, by default on that of the room."""
    return Entry(
        path=tuple(path.split()),
        builds=builds,
        about=about,
        parameters=(*parameters, DEBATE),
        private=private,
    )
