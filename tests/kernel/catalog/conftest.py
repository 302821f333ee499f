"""A small catalog with every kind of parameter, for tests of the parser and of completion."""

import pytest

from bot.community.commands.help import Help
from bot.kernel.catalog.parameters import Catalog, Entry, Parameter, ParameterKind
from bot.kernel.permission import Role
from bot.kernel.view import Option

SIDES = (Option("For the motion", "for"), Option("Against the motion", "against"))


def entry(words: str, *parameters: Parameter, **more: object) -> Entry:
    path = tuple(words.split())
    return Entry(path=path, builds=Help, about=f"About {words}", parameters=parameters, **more)


@pytest.fixture(scope="session")
def small() -> Catalog:
    question = Parameter(name="question", about="What to ask", required=True, rest=True)
    return Catalog(
        (
            entry(
                "ask",
                question,
                Parameter(name="share", about="For all", kind=ParameterKind.FLAG),
                Parameter(name="article", about="Which", completion="articles"),
                examples=("ask Why?",),
            ),
            entry(
                "debate open",
                Parameter(name="motion", about="The motion", required=True, longest=20),
                Parameter(name="side", about="Your side", kind=ParameterKind.CHOICE, options=SIDES),
                Parameter(
                    name="minutes", about="How long", kind=ParameterKind.NUMBER, least=1, most=60
                ),
                role=Role.CHAIR,
                form_when_empty=True,
            ),
            entry("debate list"),
            entry(
                "article add",
                Parameter(
                    name="text",
                    about="Its words",
                    kind=ParameterKind.PARAGRAPH,
                    rest=True,
                    longest=20_000,
                ),
                Parameter(name="slug", about="Its name"),
                Parameter(name="part", about="A number", kind=ParameterKind.NUMBER, least=1),
                Parameter(name="file", about="A file", kind=ParameterKind.FILE),
            ),
            entry("quiet more", Parameter(name="answer", about="Which"), quiet=True),
            entry("help", Parameter(name="topic", about="A command", rest=True)),
        )
    )
