"""The shape of a command's declaration: one entry serves every platform, help and completion."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from bot.kernel.command import Caller, Command
from bot.kernel.permission import Role
from bot.kernel.view import Option


class ParameterKind(StrEnum):
    """What a parameter takes."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    SEVERAL = "several"
    FILE = "file"
    PLACE = "place"
    GROUP = "group"


class Upload(Struct, frozen=True, kw_only=True):
    """A file that a member handed over. `name` and `media_type` are hints, not to be trusted."""

    name: str
    content: bytes
    media_type: str | None = None


Value = str | int | bool | Upload


class Parameter(Struct, frozen=True, kw_only=True):
    """One thing a command takes.

    `rest` takes all the words that are left. `completion` names a list that the app can offer
    (articles, paragraphs …). `longest` counts characters; `least` and `most` bound a number. Of
    `options` a CHOICE takes one, and SEVERAL takes any, with commas between them. No form asks
    for what is `typed_only`. `also` are other words for options, each with the option's value.
    A field of a form that is left empty means `blank`, if that is set, and otherwise that
    nothing is said. `default` is what a FLAG is where nothing is said.
    """

    about: str
    name: str = ""
    kind: ParameterKind = ParameterKind.LINE
    required: bool = False
    rest: bool = False
    longest: int = 300
    least: int | None = None
    most: int | None = None
    options: tuple[Option, ...] = ()
    completion: str = ""
    typed_only: bool = False
    also: tuple[tuple[str, str], ...] = ()
    blank: str = ""
    default: bool | None = None


class Entry(Struct, frozen=True, kw_only=True):
    """One command as it is read, completed, asked for and told of: the class that it `builds`,
    unfolded (see `bot.kernel.catalog.declared`). `Declaration` says what its flags mean."""

    path: tuple[str, ...]
    builds: type[Command]
    about: str
    parameters: tuple[Parameter, ...] = ()
    role: Role = Role.MEMBER
    examples: tuple[str, ...] = ()
    form_when_empty: bool = False
    prefilled: bool = False
    quiet: bool = False
    private: bool = False
    placed: bool = False
    opens: bool = False

    @property
    def name(self) -> str:
        """The command as typed, without the slash."""
        return " ".join(self.path)

    def build(
        self, values: Mapping[str, Value], *, by: Caller, at: datetime, fresh: str
    ) -> Command:
        """The Command that these values ask for. `fresh` is a new unique id."""
        return self.builds(by=by, at=at, id=fresh, **values)

    def missing(self, values: Mapping[str, Value]) -> tuple[Parameter, ...]:
        """Required parameters without a value; all of them when a form should open."""
        if self.form_when_empty and not values:
            return self.parameters
        return tuple(p for p in self.parameters if p.required and p.name not in values)


class Catalog(Struct, frozen=True, dict=True):
    """All entries, in the order in which help lists them."""

    entries: tuple[Entry, ...]

    @cached_property
    def by_path(self) -> Mapping[tuple[str, ...], Entry]:
        return {entry.path: entry for entry in self.entries}

    @cached_property
    def first_words(self) -> tuple[str, ...]:
        """The words a line may begin with, loud ones only, each once."""
        return tuple(dict.fromkeys(entry.path[0] for entry in self.entries if not entry.quiet))

    def group(self, word: str) -> tuple[Entry, ...]:
        """The loud entries that begin with a word."""
        return tuple(e for e in self.entries if e.path[0] == word and not e.quiet)
